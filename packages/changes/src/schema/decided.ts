/** Keywords of which it is decided whether they keep every value that an older form takes. */

import type { Schema } from "@cantus/contract";
import { patternInclusion } from "@cantus/contract/schema";
import type { SchemaComparison } from "./compare.ts";
import { isNumber, isRecord, valuesOfKeyword } from "./keywords.ts";
import { furtherProperties, requiredNames } from "./members.ts";
import { below, type Node, nodeOf, together } from "./node.ts";
import type { Sameness } from "./same.ts";
import { type Form, shapeOf } from "./shape.ts";
import { isAccepted } from "./verdict.ts";

/** Whether every value of `a` keeps what the keyword asks in `b`. `false`: it does not, or nobody can say. */
type Keeps = (a: Form, b: Form, comparison: SchemaComparison, sameness: Sameness) => boolean;

export const DECIDED: Readonly<Record<string, Keeps>> = {
  not: keepsNot,
  if: keepsCondition,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; the table is never awaited.
  then: keepsCondition,
  else: keepsCondition,
  contains: keepsContains,
  minContains: keepsContains,
  maxContains: keepsContains,
  propertyNames: keepsInner("propertyNames"),
  unevaluatedItems: keepsInner("unevaluatedItems"),
  patternProperties: keepsPatterns,
  dependentRequired: keepsDependentNames,
  dependentSchemas: keepsDependentSchemas,
};

/** What a keyword asks of what it looks at; where it is missing, nothing. */
export function innerNode(form: Form, keyword: string): Node {
  const contract = form.node.contract;
  const nodes = form.parts.flatMap(({ schema, pointer }) =>
    keyword in schema ? [nodeOf(contract, schema[keyword] as Schema, below(pointer, keyword))] : [],
  );
  return together(contract, nodes);
}

const has = (form: Form, keyword: string) => form.parts.some(({ schema }) => keyword in schema);

function keepsInner(keyword: string): Keeps {
  return (a, b, comparison) => comparison.isContained(innerNode(a, keyword), innerNode(b, keyword));
}

/** What refuses less of what it looks at takes more. */
function keepsNot(a: Form, b: Form, comparison: SchemaComparison): boolean {
  const [before, after] = [each(a, "not"), each(b, "not")];
  const refused = (node: Node) => before.some((other) => comparison.inverse().isContained(node, other));
  return after.every((node) => refused(node) || shapeOf(node).forms.every((form) => isApart(form, a, comparison)));
}

/** Whether a value of the one is never one of the other. `null` is told apart from forms. */
function isApart({ types, values }: Form, other: Form, { flow }: SchemaComparison): boolean {
  const isNumeric = (type: string) => type === "number" || type === "integer";
  const isShared = [...types].some(
    (type) => other.types.has(type) || (isNumeric(type) && [...other.types].some(isNumeric)),
  );
  return !isShared || (values?.every((value) => !isAccepted(other.node, value, flow)) ?? false);
}

function each(form: Form, keyword: string): Node[] {
  return form.parts.flatMap(({ schema, pointer }) =>
    keyword in schema ? [nodeOf(form.node.contract, schema[keyword] as Schema, below(pointer, keyword))] : [],
  );
}

/**
 * `then` and `else` mean nothing without `if` (JSON Schema 2020-12 Core §10.2.2). Of conditions only the same one is
 * followed: what is safe to add to an object is not safe to add to a question.
 */
function keepsCondition(a: Form, b: Form, comparison: SchemaComparison, sameness: Sameness): boolean {
  const conditional = ({ parts }: Form) => parts.filter(({ schema }) => "if" in schema);
  const [before, after] = [conditional(a), conditional(b)];
  const branch = (form: Form, { schema, pointer }: Form["parts"][number], keyword: string) =>
    nodeOf(form.node.contract, schema[keyword] as Schema | undefined, below(pointer, keyword));
  return after.every((part) => {
    const asked = (["then", "else"] as const).filter((keyword) => branch(b, part, keyword).parts.length > 0);
    if (asked.length === 0) return true;
    return before.some(
      (other) =>
        sameness.of(other.schema.if, part.schema.if) &&
        asked.every((keyword) => comparison.isContained(branch(a, other, keyword), branch(b, part, keyword))),
    );
  });
}

/** How many items keep `contains`: at least one, unless `minContains` says otherwise. */
function keepsContains(a: Form, b: Form, comparison: SchemaComparison): boolean {
  if (!has(b, "contains")) return true;
  const [before, after] = [countOf(a), countOf(b)];
  const [inner, other] = [innerNode(a, "contains"), innerNode(b, "contains")];
  if (after.least > 0 && (after.least > before.least || !comparison.isContained(inner, other))) return false;
  if (after.most === Number.POSITIVE_INFINITY) return true;
  return before.most <= after.most && comparison.inverse().isContained(other, inner);
}

function countOf(form: Form): { readonly least: number; readonly most: number } {
  if (!has(form, "contains")) return { least: 0, most: Number.POSITIVE_INFINITY };
  const least = has(form, "minContains") ? valuesOfKeyword(form, "minContains", isNumber) : [1];
  return {
    least: Math.max(0, ...least),
    most: Math.min(Number.POSITIVE_INFINITY, ...valuesOfKeyword(form, "maxContains", isNumber)),
  };
}

/** A name that `a` or what it asks for brings along. */
function keepsDependentNames(a: Form, b: Form): boolean {
  const before = dependencies(a);
  return [...dependencies(b)].every(([name, asked]) => {
    const present = new Set([name, ...requiredNames(a)]);
    for (const each of present) for (const other of before.get(each) ?? []) present.add(other);
    return asked.every((each) => present.has(each));
  });
}

function dependencies(form: Form): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const table of valuesOfKeyword(form, "dependentRequired", isRecord)) {
    for (const [name, names] of Object.entries(table)) {
      if (Array.isArray(names)) found.set(name, [...(found.get(name) ?? []), ...names]);
    }
  }
  return found;
}

function keepsDependentSchemas(a: Form, b: Form, comparison: SchemaComparison): boolean {
  const [before, after] = [schemasByName(a, "dependentSchemas"), schemasByName(b, "dependentSchemas")];
  const nothing = together(a.node.contract, []);
  return [...after].every(([name, node]) => comparison.isContained(before.get(name) ?? nothing, node));
}

function schemasByName(form: Form, keyword: string): Map<string, Node> {
  const { contract } = form.node;
  const found = new Map<string, Node>();
  for (const { schema, pointer } of form.parts) {
    const table = schema[keyword];
    for (const [name, inner] of Object.entries(isRecord(table) ? table : {})) {
      const node = nodeOf(contract, inner as Schema, below(pointer, keyword, name));
      found.set(name, together(contract, [...(found.has(name) ? [found.get(name) as Node] : []), node]));
    }
  }
  return found;
}

/** Names go by the patterns that they match, the others by what is said of further properties. */
function keepsPatterns(a: Form, b: Form, comparison: SchemaComparison): boolean {
  const [before, after] = [schemasByName(a, "patternProperties"), schemasByName(b, "patternProperties")];
  const isWithin = (pattern: string, other: string) =>
    pattern === other || patternInclusion(pattern, other).isIncluded === true;
  const { node: further, isRefused } = furtherProperties(a);
  const holdsEverywhere = (node: Node) =>
    [...before.values(), ...(isRefused ? [] : [further])].every((each) => comparison.isContained(each, node));
  const isAsked = [...after].every(
    ([pattern, node]) =>
      [...before].some(([other, each]) => isWithin(pattern, other) && comparison.isContained(each, node)) ||
      holdsEverywhere(node),
  );
  // What no pattern takes any more is a further property.
  const left = [...before].filter(([pattern]) => ![...after.keys()].some((other) => isWithin(pattern, other)));
  return isAsked && left.every(([, node]) => comparison.isContained(node, furtherProperties(b).node));
}
