import { isJson, isText } from "../media-type/kind.ts";
import type { Contract, MediaType, Schema, SchemaObject } from "../model.ts";

/** A character as the surrogate pair `\ud83d\ude00`. */
const BYTES_OF_CHARACTER = 12;
/** No number says more with more digits. */
const BYTES_OF_NUMBER = 400;
/** Deeper schemas, and those that lead into themselves, bound nothing. */
const MAX_DEPTH = 32;

/**
 * How many bytes a body can have that keeps its schema, at most: of text by its `maxLength`; of JSON where its objects are
 * closed and its lists and texts bounded, each character escaped and as much white space as text. `Infinity` where the
 * schema sets no bound.
 *
 * @example largestBody(contract, media) // 4_000 for text/plain of `{ type: "string", maxLength: 1000 }`
 */
export function largestBody(contract: Contract, { type, schema = true }: MediaType): number {
  if (isJson(type)) return 2 * bytesOf(contract, schema, 0);
  if (!isText(type)) return Number.POSITIVE_INFINITY;
  const { maxLength } = objectOf(contract, schema);
  // UTF-8 takes four bytes for a character at most (RFC 3629 §3).
  return typeof maxLength === "number" ? 4 * maxLength : Number.POSITIVE_INFINITY;
}

function bytesOf(contract: Contract, schema: Schema, depth: number): number {
  if (depth > MAX_DEPTH) return Number.POSITIVE_INFINITY;
  const node = objectOf(contract, schema);
  const inside = (each: Schema) => bytesOf(contract, each, depth + 1);
  const bounds = [ownBytes(contract, node, depth)];
  // Each part bounds the value; of a choice, the branch that allows most.
  for (const part of node.allOf ?? []) bounds.push(inside(part));
  for (const choice of [node.anyOf, node.oneOf]) if (choice) bounds.push(Math.max(...choice.map(inside)));
  return Math.min(...bounds);
}

function ownBytes(contract: Contract, node: SchemaObject, depth: number): number {
  const allowed = Object.hasOwn(node, "const") ? [node.const] : node.enum;
  if (Array.isArray(allowed))
    return Math.max(...allowed.map((value) => BYTES_OF_CHARACTER * JSON.stringify(value).length));
  if (node.type === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(...[node.type].flat().map((type) => bytesOfType(contract, node, type, depth)));
}

function bytesOfType(contract: Contract, node: SchemaObject, type: string, depth: number): number {
  const bounded = (value: unknown) => (typeof value === "number" ? value : Number.POSITIVE_INFINITY);
  switch (type) {
    case "string":
      return 2 + BYTES_OF_CHARACTER * bounded(node.maxLength);
    case "array":
      return 2 + times(bounded(node.maxItems), 1 + bytesOf(contract, node.items ?? true, depth + 1));
    case "object": {
      if (node.additionalProperties !== false || node.patternProperties) return Number.POSITIVE_INFINITY;
      const members = Object.entries(node.properties ?? {}).map(
        ([name, property]) => 4 + BYTES_OF_CHARACTER * name.length + bytesOf(contract, property, depth + 1),
      );
      return 2 + members.reduce((sum, member) => sum + member, 0);
    }
    default:
      return BYTES_OF_NUMBER;
  }
}

/** None of something endless is nothing. */
function times(count: number, bytes: number): number {
  return count === 0 ? 0 : count * bytes;
}

function objectOf(contract: Contract, schema: Schema): SchemaObject {
  const node = contract.resolve<Schema>(schema);
  return typeof node === "object" ? node : {};
}
