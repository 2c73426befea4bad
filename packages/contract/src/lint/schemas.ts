import { below, formatPointer } from "../document/pointer.ts";
import { rewrite } from "../document/walk.ts";
import type { ContractNotice } from "../error.ts";
import type { Contract, Schema, SchemaObject } from "../model.ts";
import { pinnedTags } from "../schema/choice.ts";
import { isEndless } from "../schema/endless.ts";
import { longestJudged, readPattern } from "../schema/pattern.ts";

/**
 * Patterns that are no regular expressions, choices by a discriminator that validators may see differently, and schemas
 * that no value can be written for.
 */
export function checkSchemas(contract: Contract): ContractNotice[] {
  const notices: ContractNotice[] = [];
  rewrite(contract.document, {
    node(node, type, path) {
      if (type === "schema") notices.push(...checkPatterns(node, path), ...checkDiscriminator(contract, node, path));
      return node;
    },
  });
  for (const [name, schema] of Object.entries(contract.document.components?.schemas ?? {})) {
    if (isEndless(contract, schema as Schema)) notices.push(endlessNotice(name));
  }
  return notices;
}

function endlessNotice(name: string): ContractNotice {
  return {
    code: "endless",
    message: `No value can be written for \`${name}\`: each would have to hold another of its kind, without end.`,
    advice: "Leave the property that leads back out of `required`, allow null for it, or allow a list to be empty.",
    pointer: formatPointer(["components", "schemas", name]),
  };
}

function* checkPatterns(schema: SchemaObject, path: readonly string[]): Generator<ContractNotice> {
  const here = formatPointer(path);
  const patterns: [string, string][] = Object.keys(schema.patternProperties ?? {}).map((pattern) => [
    pattern,
    below(here, "patternProperties", pattern),
  ]);
  if (typeof schema.pattern === "string") patterns.push([schema.pattern, below(here, "pattern")]);
  for (const [pattern, pointer] of patterns) {
    const { fault } = readPattern(pattern);
    if (fault) {
      const advice = "Validators in other languages may refuse it, or read it otherwise.";
      yield { code: "pattern", message: `The pattern \`${pattern}\` ${fault}.`, advice, pointer };
    }
    const longest = longestJudged(pattern);
    if (longest < longestSent(schema)) {
      const message = `The pattern \`${pattern}\` takes so long to match that texts of more than ${longest} characters are refused.`;
      const advice =
        longest < 2
          ? "Write it without references back to a group, such as `\\1`."
          : `Give the text a \`maxLength\` of at most ${Math.floor(longest / 2)}, or write the pattern without references back to a group, such as \`\\1\`, and without large counts within counts.`;
      yield { code: "pattern", message, advice, pointer };
    }
  }
}

/** A character is two UTF-16 units at most; without a bound, a text is as long as a body may be. */
function longestSent({ maxLength }: SchemaObject): number {
  return typeof maxLength === "number" ? maxLength * 2 : 2 ** 20;
}

/**
 * Validators that choose a branch by the discriminator agree with those that try all of them only where each branch pins
 * its tag (OpenAPI 3.1 §4.8.25: a discriminator "MUST NOT change the validation outcome").
 */
function* checkDiscriminator(
  contract: Contract,
  schema: SchemaObject,
  path: readonly string[],
): Generator<ContractNotice> {
  const property = schema.discriminator?.propertyName;
  if (typeof property !== "string") return;
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) continue;
    for (const [i, branch] of branches.entries()) {
      if (pinnedTags(contract, branch, property)) continue;
      const name =
        typeof branch === "object" && typeof branch.$ref === "string" ? ` \`${branch.$ref.split("/").at(-1)}\`` : "";
      yield {
        code: "discriminator",
        message: `The branch${name} of the choice by \`${property}\` does not say which value of it is its own.`,
        advice: `Give its property \`${property}\` a \`const\` or an \`enum\`; else a value can be accepted by another branch.`,
        pointer: below(formatPointer(path), keyword, i),
      };
    }
  }
}
