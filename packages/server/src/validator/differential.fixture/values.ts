/** Values for the schemas of a contract: such as are valid, such as are nearly, and odd ones. */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import fc from "fast-check";

/** What nobody means to send. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, "", " ", "0", "null", "😀", "toString", [], {}, [null], 0, -0, -1, 1.5),
  fc.constantFrom<unknown>(
    2 ** 31,
    2 ** 53,
    2 ** 63,
    1e21,
    1e-7,
    "2026-02-30",
    "2026-06-28T10:30:00Z",
    "a".repeat(300),
  ),
  fc.jsonValue({ maxDepth: 2, noUnicodeString: false }),
);

/** As they should be. Not each is valid: the schema decides that, and not who made them. */
export function valuesOf(contract: Contract, schema: Schema | undefined): fc.Arbitrary<unknown> {
  const plain = made(contract, schema ?? true, 0);
  return fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 5, arbitrary: mutated(plain) },
    { weight: 1, arbitrary: odd },
  );
}

/** With one thing changed somewhere: taken away, added, or another value. */
function mutated(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.constantFrom("replace", "remove", "add", "text");
  return fc.tuple(values, fc.nat(), change, odd).map(([value, at, change, other]) => {
    const copy = JSON.parse(JSON.stringify({ root: value ?? null })) as Record<string, unknown>;
    const places: [holder: Record<string, unknown>, name: string][] = [];
    collect(copy, places);
    const [holder, name] = places[at % places.length] as (typeof places)[number];
    const here = holder[name];
    if (change === "remove" && name !== "root") {
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else delete holder[name];
    } else if (change === "add" && typeof here === "object" && here !== null) {
      if (Array.isArray(here)) here.push(here[0] ?? other);
      else (here as Record<string, unknown>).extra = other;
    } else holder[name] = change === "text" ? String(here) : other;
    return copy.root;
  });
}

function collect(node: object, places: [Record<string, unknown>, string][]): void {
  for (const name of Object.keys(node)) {
    places.push([node as Record<string, unknown>, name]);
    const value = (node as Record<string, unknown>)[name];
    if (typeof value === "object" && value !== null) collect(value, places);
  }
}

const DEEP = 5;

function made(contract: Contract, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const node = contract.resolve<Schema>(schema);
  if (typeof node !== "object") return odd;
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum) return fc.constantFrom(...node.enum);
  const parts = [node, ...(node.allOf ?? [])].filter((part) => part === node || depth < DEEP);
  const choice = node.oneOf ?? node.anyOf;
  const own = parts.map((part) => (part === node ? ofType(contract, node, depth) : made(contract, part, depth + 1)));
  if (choice && depth < DEEP) own.push(fc.oneof(...choice.map((branch) => made(contract, branch, depth + 1))));
  const named = own.filter((each) => each !== undefined);
  if (named.length <= 1) return named[0] ?? odd;
  return fc.tuple(...named).map((values) => {
    const objects = values.filter((value) => typeof value === "object" && value !== null && !Array.isArray(value));
    return objects.length > 0 ? Object.assign({}, ...objects) : values.at(-1);
  });
}

function ofType(contract: Contract, node: SchemaObject, depth: number): fc.Arbitrary<unknown> | undefined {
  const implied = node.properties ? "object" : node.items ? "array" : undefined;
  const types = [node.type ?? implied ?? []].flat();
  if (types.length === 0) return undefined;
  return fc.oneof(...types.map((type) => BY_TYPE[type](contract, node, depth)));
}

type Make = (contract: Contract, node: SchemaObject, depth: number) => fc.Arbitrary<unknown>;

const BY_TYPE: Readonly<Record<"null" | "boolean" | "integer" | "number" | "string" | "array" | "object", Make>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: (_, node) => near(node, 1),
  number: (_, node) => fc.oneof(near(node, 1), near(node, 0.5)),
  string: (_, node) => text(node),
  array: (contract, node, depth) => {
    const { items = true, minItems = 0, maxItems } = node as { items?: Schema; minItems?: number; maxItems?: number };
    const most = depth >= DEEP ? minItems : Math.min(minItems + 2, maxItems ?? minItems + 2);
    return fc.array(made(contract, items, depth + 1), { minLength: minItems, maxLength: Math.max(minItems, most) });
  },
  object: (contract, { properties = {}, required = [], additionalProperties }, depth) => {
    const names = Object.keys(properties).filter((name) => depth < DEEP || required.includes(name));
    const members = names.map((name) => [name, made(contract, properties[name] as Schema, depth + 1)] as const);
    const requiredKeys = names.filter((name) => required.includes(name));
    const declared = fc.record(Object.fromEntries(members), { requiredKeys, noNullPrototype: true });
    if (typeof additionalProperties !== "object" || depth >= DEEP) return declared;
    const others = fc.dictionary(fc.constantFrom("x", "other"), made(contract, additionalProperties, depth + 1), {
      maxKeys: 2,
      noNullPrototype: true,
    });
    return fc.tuple(others, declared).map(([other, known]) => ({ ...other, ...known }));
  },
};

/** Bounds, and what is beside them. */
function near(node: SchemaObject, step: number): fc.Arbitrary<number> {
  const { minimum = 0, maximum = minimum + 10 } = node as { minimum?: number; maximum?: number };
  return fc.constantFrom(
    minimum,
    maximum,
    minimum - step,
    maximum + step,
    minimum + step,
    Math.trunc((minimum + maximum) / 2),
  );
}

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  "date-time": [
    "2026-06-28T10:30:00Z",
    "2024-02-29t23:59:60.5z",
    "2026-02-30T00:00:00Z",
    "2026-06-28T10:30:00",
    "2026-06-28 10:30:00Z",
  ],
  date: ["2026-06-28", "2026-02-30", "26-06-28"],
  time: ["10:30:00Z", "10:30:00", "10:30Z"],
  uri: ["https://example.com/a?b=c#d", "mailto:a@example.com", "/relative", "http://exa mple"],
  url: ["https://example.com/a", "example"],
  uuid: ["3fa85f64-5717-4562-b3fc-2c963f66afa6", "3fa85f64"],
  email: ["a@example.com", "a@", "a"],
  byte: ["aGk=", "aGk", "?"],
};

function text(node: SchemaObject): fc.Arbitrary<string> {
  const { minLength = 0, maxLength, pattern, format } = node as Partial<Record<string, never>>;
  const samples = format === undefined ? undefined : FORMATS[format];
  if (samples) return fc.constantFrom(...samples);
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern, "u"));
    } catch {
      // Some constructs cannot be generated; any text will do then.
    }
  }
  const most = Math.min(maxLength ?? minLength + 5, minLength + 50);
  return fc.string({ unit: "grapheme", minLength, maxLength: Math.max(minLength, most) + 1 });
}
