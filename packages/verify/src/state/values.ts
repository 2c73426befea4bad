/** Values that differ from each other, for things that a sequence creates and changes; each is valid by its schema. */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import { propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { sample } from "../cases/sample.ts";
import { daysLater } from "../values/days.ts";
import { textsMatching } from "../values/matching.ts";
import { isObject, type JsonObject } from "./json.ts";
import { keywordOf } from "./keyword.ts";

/** What texts are made of in turn: other alphabets, and what is often escaped, cut or mangled on its way. */
export const TEXTS: readonly string[] = [
  "Plain words",
  "Zürich – naïve Ωμέγα 日本語",
  'O\'Brien "quoted" \\ back',
  "100% <b>A&amp;B</b> a+b=c; #1",
  "🎵 emoji 👩‍🚀",
  "A text that is longer than what is kept of it by whoever has read only its beginning. ".repeat(4),
  "MixedCASE tExT",
];

/**
 * A whole body: every property that a caller may send, `turn` deciding with which values. `undefined` where none was
 * found to be valid.
 *
 * @param base a body that the target has accepted; what names other things there stays
 * @param leftOut names of properties that are not sent
 */
export function wholeBody(
  contract: Contract,
  schema: Schema,
  base: JsonObject,
  turn: number,
  leftOut: ReadonlySet<string> = new Set(),
): JsonObject | undefined {
  const { accepts } = schemaValidator(contract);
  let body = base;
  const inOrder = oneDayAfterTheOther();
  for (const [name, property] of propertiesOf(contract, schema)) {
    if (leftOut.has(name) || !isOfCaller(contract, property) || namesAnother(name)) continue;
    const found = nthValue(contract, property, turn);
    if (found === undefined) continue;
    const value = inOrder(found.value);
    const next = { ...body, [name]: value };
    if (accepts(schema, next, "request")) body = next;
  }
  return accepts(schema, body, "request") ? body : undefined;
}

/** Puts the days of the members of one thing in their order: what begins is named before what ends. */
function oneDayAfterTheOther(): (value: unknown) => unknown {
  let days = 0;
  return (value) => {
    const later = typeof value === "string" ? daysLater(value, days) : value;
    if (typeof value === "string" && daysLater(value, 1) !== value) days++;
    return later;
  };
}

/** Whether a caller decides on it. */
export function isOfCaller(contract: Contract, schema: Schema): boolean {
  return keywordOf(contract, schema, "readOnly") !== true;
}

/** Ids of other things, which have to exist. */
export function namesAnother(name: string): boolean {
  return /(^|[_-])ids?$|[a-z0-9]Ids?$|^(owner|parent|user|account|customer)$/.test(name);
}

/** A value of a schema that differs from turn to turn where the schema allows it. */
export function nthValue(
  contract: Contract,
  schema: Schema,
  turn: number,
  depth = 0,
): { readonly value: unknown } | undefined {
  const { accepts } = schemaValidator(contract);
  for (const value of candidates(contract, schema, turn, depth)) {
    if (accepts(schema, value, "request")) return { value };
  }
  return sample(contract, schema, turn + 1);
}

const DEEPEST = 5;

function* candidates(contract: Contract, schema: Schema, turn: number, depth: number): Iterable<unknown> {
  const node = contract.resolve<Schema>(schema);
  if (typeof node !== "object" || depth > DEEPEST) return;
  if ("const" in node) yield node.const;
  if (node.enum)
    yield* rotated(
      node.enum.filter((member) => member !== null),
      turn,
    );
  for (const branch of rotated([...(node.oneOf ?? []), ...(node.anyOf ?? [])], turn)) {
    const found = nthValue(contract, branch, turn, depth + 1);
    if (found) yield found.value;
  }
  for (const part of node.allOf ?? []) yield* candidates(contract, part, turn, depth + 1);
  const types = [node.type ?? (node.properties ? "object" : [])].flat();
  for (const type of types) yield* ofType(contract, node, type, turn, depth);
}

function* ofType(contract: Contract, node: SchemaObject, type: string, turn: number, depth: number): Iterable<unknown> {
  if (type === "boolean") yield* rotated([true, false], turn);
  if (type === "integer" || type === "number") yield* numbers(node, type, turn);
  if (type === "string") yield* texts(node, turn);
  if (type === "array") {
    const items = [0, 1, 2].flatMap((index) => nthValue(contract, node.items ?? true, turn + index, depth + 1) ?? []);
    for (const length of [2, 1, 3]) yield items.slice(0, length).map(({ value }) => value);
  }
  if (type === "object") {
    const required = node.required ?? [];
    const inOrder = oneDayAfterTheOther();
    const members = [...propertiesOf(contract, node)].flatMap(([name, property]): [string, unknown][] => {
      if (!isOfCaller(contract, property)) return [];
      const found = nthValue(contract, property, turn, depth + 1);
      return found ? [[name, inOrder(found.value)]] : [];
    });
    const free = node.additionalProperties;
    if (members.length === 0 && typeof free === "object") {
      const [one, other] = [turn, turn + 1].map((each) => nthValue(contract, free, each, depth + 1));
      if (one && other) yield { first: one.value, secondKey: other.value };
      if (one) yield { first: one.value };
    }
    yield Object.fromEntries(members);
    yield Object.fromEntries(members.filter(([name]) => required.includes(name)));
  }
}

function* numbers(node: SchemaObject, type: string, turn: number): Iterable<number> {
  const step = typeof node.multipleOf === "number" ? node.multipleOf : type === "integer" ? 1 : 0.25;
  const least = Number(
    node.minimum ?? (node.exclusiveMinimum === undefined ? 1 : Number(node.exclusiveMinimum) + step),
  );
  const most = Number(
    node.maximum ?? (node.exclusiveMaximum === undefined ? least + 1000 * step : Number(node.exclusiveMaximum) - step),
  );
  const first = Math.ceil(least / step);
  const count = Math.max(1, Math.floor(most / step) - first + 1);
  for (const index of [turn, turn * 7 + 3, 1, 0]) {
    const value = (first + ((index * (count > 50 ? 13 : 1) + (count > 2 ? 1 : 0)) % count)) * step;
    yield Number(value.toFixed(10));
  }
}

function* texts(node: SchemaObject, turn: number): Iterable<string> {
  const [least, most] = [Number(node.minLength ?? 0), Number(node.maxLength ?? 200)];
  const format = typeof node.format === "string" ? FORMATS[node.format] : undefined;
  if (format) yield format(turn);
  if (typeof node.pattern === "string") yield* matching(node.pattern, turn, least, most);
  if (node.format !== undefined && node.format !== "textarea") return;
  // Two of them together, the second with its place, so that no two turns make the same.
  const parts = [TEXTS[turn % TEXTS.length], `no ${turn}`];
  yield cut(parts.join(" "), most).padEnd(least, "a");
  yield cut(`n${turn}`, most).padEnd(least, "a");
}

/** By code points, which are what `maxLength` counts. */
function cut(text: string, most: number): string {
  return [...text].slice(0, Math.max(0, most)).join("").trim();
}

function matching(pattern: string, turn: number, least: number, most: number): string[] {
  return textsMatching(pattern, turn + 1).filter((text) => [...text].length >= least && [...text].length <= most);
}

const two = (number: number) => String(number).padStart(2, "0");

const FORMATS: Readonly<Record<string, (turn: number) => string>> = {
  date: (turn) => `2031-${two((turn % 12) + 1)}-${two((turn % 28) + 1)}`,
  "date-time": (turn) => `2031-${two((turn % 12) + 1)}-${two((turn % 28) + 1)}T10:30:${two(turn % 60)}Z`,
  time: (turn) => `10:30:${two(turn % 60)}Z`,
  email: (turn) => `someone.${turn}@example.com`,
  uri: (turn) => `https://example.com/sample/${turn}`,
  hostname: (turn) => `host-${turn}.example.com`,
  ipv4: (turn) => `192.0.2.${(turn % 254) + 1}`,
  uuid: (turn) => `00000000-0000-4000-8000-${String(turn + 1).padStart(12, "0")}`,
};

function rotated<Member>(members: readonly Member[], turn: number): Member[] {
  const start = members.length === 0 ? 0 : turn % members.length;
  return [...members.slice(start), ...members.slice(0, start)];
}

/** Bodies that break the schema in one property each, or as a whole, and nowhere else; each is proven to be invalid. */
export function invalidBodies(contract: Contract, schema: Schema, base: JsonObject, most: number): JsonObject[] {
  const { accepts } = schemaValidator(contract);
  const found: JsonObject[] = [];
  for (const [name, property] of propertiesOf(contract, schema)) {
    if (!isOfCaller(contract, property) || namesAnother(name)) continue;
    const wrong = wrongValues(contract, property).map((value) => ({ ...base, [name]: value }));
    found.push(...wrong.filter((body) => !accepts(schema, body, "request")).slice(0, 3));
  }
  const unknown = { ...base, cantus_unknown: true };
  const missing = Object.keys(base).map((name) =>
    Object.fromEntries(Object.entries(base).filter(([each]) => each !== name)),
  );
  found.push(...[unknown, ...missing].filter((body) => !accepts(schema, body, "request")));
  return found.length <= most ? found : found.filter((_, index) => index % Math.ceil(found.length / most) === 0);
}

function wrongValues(contract: Contract, schema: Schema): unknown[] {
  const node = contract.resolve<Schema>(schema);
  if (typeof node !== "object") return [];
  const { maximum, minimum, maxLength, minLength } = node as Record<string, unknown>;
  const bounds = [
    typeof maximum === "number" ? maximum + 1 : undefined,
    typeof minimum === "number" ? minimum - 1 : undefined,
    typeof maxLength === "number" && maxLength < 10_000 ? "a".repeat(maxLength + 1) : undefined,
    typeof minLength === "number" && minLength > 0 ? "" : undefined,
  ].filter((value) => value !== undefined);
  const types = [node.type ?? []].flat();
  const other = types.includes("string") ? 12_345 : types.length > 0 ? "not of this type" : { cantus: true };
  return [...bounds, ...(node.enum ? ["not-a-member"] : []), other];
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
