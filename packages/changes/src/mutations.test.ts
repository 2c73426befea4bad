/** One keyword of a whole contract changed at a time, in a way of which it is known whom it breaks. */
import { type Contract, createContract, type OpenApiDocument } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import type { Change } from "./change.ts";
import { compareContracts } from "./compare.ts";
import { OTHERS, OWN, readDocument } from "./testdata/documents.ts";

type Schema = Record<string, unknown>;

interface Mutation {
  /** Whether fewer or more values are valid. */
  readonly leaves: "fewer" | "more";
  /** The members that change; `undefined` where the schema has nothing to change. */
  readonly change: (schema: Schema) => Schema | undefined;
}

const number =
  (keyword: string, by: number): Mutation["change"] =>
  (schema) =>
    typeof schema[keyword] === "number" ? { [keyword]: (schema[keyword] as number) + by } : undefined;
const none =
  (keyword: string): Mutation["change"] =>
  (schema) =>
    keyword in schema ? { [keyword]: undefined } : undefined;
const isPlain = (schema: Schema, type: string) =>
  schema.type === type &&
  !["enum", "const", "allOf", "anyOf", "oneOf", "$ref", "format"].some((keyword) => keyword in schema);
const names = (schema: Schema) => Object.keys((schema.properties ?? {}) as object);
const isMarked = (schema: unknown) => JSON.stringify(schema ?? null).match(/readOnly|writeOnly|\$ref/) !== null;

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  "a lower maximum": { leaves: "fewer", change: number("maximum", -1) },
  "a higher maximum": { leaves: "more", change: number("maximum", 1) },
  "no maximum": { leaves: "more", change: none("maximum") },
  "a higher minimum": { leaves: "fewer", change: number("minimum", 1) },
  "a lower minimum": { leaves: "more", change: number("minimum", -1) },
  "no minimum": { leaves: "more", change: none("minimum") },
  "a lower maxLength": {
    leaves: "fewer",
    change: (schema) => ("pattern" in schema ? undefined : number("maxLength", -1)(schema)),
  },
  "a higher maxLength": {
    leaves: "more",
    change: (schema) => ("pattern" in schema || "format" in schema ? undefined : number("maxLength", 1)(schema)),
  },
  "a higher minLength": {
    leaves: "fewer",
    change: (schema) => ("pattern" in schema || "format" in schema ? undefined : number("minLength", 1)(schema)),
  },
  "a lower maxItems": { leaves: "fewer", change: number("maxItems", -1) },
  "a higher maxItems": { leaves: "more", change: number("maxItems", 1) },
  "a minItems": {
    leaves: "fewer",
    change: (schema) => (isPlain(schema, "array") && schema.minItems === undefined ? { minItems: 1 } : undefined),
  },
  "a pattern": {
    leaves: "fewer",
    change: (schema) => (isPlain(schema, "string") && !("pattern" in schema) ? { pattern: "^cantus$" } : undefined),
  },
  "no pattern": { leaves: "more", change: none("pattern") },
  "no date-time": {
    leaves: "more",
    change: (schema) => (schema.format === "date-time" ? { format: undefined } : undefined),
  },
  "a value less": {
    leaves: "fewer",
    change: (schema) =>
      Array.isArray(schema.enum) && schema.enum.length > 1 ? { enum: schema.enum.slice(1) } : undefined,
  },
  "a value more": {
    leaves: "more",
    change: (schema) =>
      Array.isArray(schema.enum) && schema.type === "string" ? { enum: [...schema.enum, "cantus"] } : undefined,
  },
  "a property that is not required any more": {
    leaves: "more",
    change: (schema) => {
      const required = (Array.isArray(schema.required) ? schema.required : []) as string[];
      const name = required.find(
        (each) => names(schema).includes(each) && !isMarked((schema.properties as Schema)[each]),
      );
      return name === undefined ? undefined : { required: required.filter((each) => each !== name) };
    },
  },
  "a property that is required": {
    leaves: "fewer",
    change: (schema) => {
      const required = (Array.isArray(schema.required) ? schema.required : []) as string[];
      const name = names(schema).find(
        (each) => !required.includes(each) && !isMarked((schema.properties as Schema)[each]),
      );
      return name === undefined ? undefined : { required: [...required, name] };
    },
  },
  "null as well": {
    leaves: "more",
    change: (schema) => (isPlain(schema, "string") ? { type: ["string", "null"] } : undefined),
  },
  "another type as well": {
    leaves: "more",
    change: (schema) => (isPlain(schema, "integer") ? { type: ["integer", "array"] } : undefined),
  },
  "an object closed": {
    leaves: "fewer",
    change: (schema) =>
      schema.type === "object" && names(schema).length > 0 && schema.additionalProperties === undefined
        ? { additionalProperties: false }
        : undefined,
  },
};

/** The paths of all schemas that apply for certain: not of branches, which others may stand in for. */
function* schemasIn(
  node: unknown,
  path: string[] = [],
  isSchema = false,
): Iterable<{ schema: Schema; path: string[] }> {
  if (typeof node !== "object" || node === null) return;
  if (isSchema && !Array.isArray(node)) yield { schema: node as Schema, path };
  for (const [key, value] of Object.entries(node)) {
    if (
      [
        "oneOf",
        "anyOf",
        "not",
        "if",
        "then",
        "else",
        "contains",
        "example",
        "examples",
        "enum",
        "default",
        "const",
        "discriminator",
      ].includes(key)
    )
      continue;
    if (key.startsWith("x-")) continue;
    const parent = path.at(-1);
    const inner =
      key === "schema" ||
      (isSchema && ["items", "additionalProperties"].includes(key)) ||
      parent === "properties" ||
      (parent === "schemas" && path.length === 2);
    yield* schemasIn(value, [...path, key], inner && typeof value === "object");
  }
}

/** With other members at one path; everything else is shared. */
function mutated(contract: Contract, path: readonly string[], members: Schema): Contract {
  const change = (node: Schema, [key, ...rest]: readonly string[]): Schema => {
    if (key !== undefined) {
      const inner = change(node[key] as Schema, rest);
      return Array.isArray(node) ? (node.with(Number(key), inner) as unknown as Schema) : { ...node, [key]: inner };
    }
    return Object.fromEntries(Object.entries({ ...node, ...members }).filter(([, value]) => value !== undefined));
  };
  return createContract(change(contract.document as unknown as Schema, path) as unknown as OpenApiDocument);
}

/** Which changes do not tell what the mutation is known to do. */
function wrong({ flow, callers, servers, effect }: Change, leaves: Mutation["leaves"]): boolean {
  if (effect === "none") return false;
  if (flow === "request") return leaves === "fewer" ? callers === "safe" || servers === "breaking" : callers !== "safe";
  return leaves === "fewer" ? callers !== "safe" : servers === "breaking";
}

/** One place for each keyword and document: more of them say no more, and take long. */
const PLACES = 1;

describe.each([...OWN, ...OTHERS.filter((id) => !["github", "figma", "twilio-verify"].includes(id))])("%s", (id) => {
  test("each change breaks whom it must", async () => {
    const base = await readDocument(id);
    const schemas = [...schemasIn(base.document)];
    const told = new Set<string>();
    let shown = 0;
    let breaking = 0;
    for (const [name, { leaves, change }] of Object.entries(MUTATIONS)) {
      const candidates = schemas.flatMap(({ schema, path }) => {
        const members = change(schema);
        return members ? [{ path, members }] : [];
      });
      for (const { path, members } of candidates.slice(0, PLACES)) {
        const changes = compareContracts(base, mutated(base, path, members));
        const at = `${name} at /${path.join("/")}`;
        for (const each of changes) {
          if (wrong(each, leaves)) told.add(`${at}: ${each.code} ${each.flow} ${each.effect} ${each.callers}`);
          if (each.callers === "breaking") breaking++;
          if (each.callers === "breaking" && each.witness) shown++;
        }
        if (changes.length === 0 && path[0] === "paths") told.add(`${at}: nothing`);
      }
    }
    expect([...told]).toEqual([]);
    // The others are of patterns that no text could be made of, or of values that hold such.
    expect(shown).toBeGreaterThanOrEqual(breaking * 0.9);
  });
});
