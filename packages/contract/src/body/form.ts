/** The fields of a `multipart/form-data` body, as its schema describes them. */
import { coerce } from "../coerce.ts";
import { below } from "../document/pointer.ts";
import { declaredMediaType } from "../media-type/declared.ts";
import { splitOutsideQuotes } from "../media-type/parse.ts";
import type { Contract, MediaType, Schema } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { itemSchema, kindsOf, propertySchema } from "../style/forms.ts";

/** A field's parts in the order in which they came. */
export type FormField = readonly [name: string, parts: readonly FormPart[]];

export interface FormPart {
  /** As its Content-Type says; `undefined` where it says none. */
  readonly mediaType: string | undefined;
  /** A text; the bytes of a file; or where those are too many for the memory, what reads them. */
  readonly content: string | Uint8Array<ArrayBuffer> | Blob;
  /** Of a file. */
  readonly fileName?: string;
}

export interface ShapedForm {
  /** Typed fields, and a `File` for each file. */
  readonly value: Record<string, unknown>;
  /** For a schema: the same, with a text as long as it is for each file. A schema can say no more of one. */
  readonly judged: Record<string, unknown>;
  readonly violations: readonly Violation[];
}

/**
 * Gives text the types of the schema; a field that is a list is one also with a single value, and with its items in one
 * part where its Encoding Object says `explode: false`.
 */
export function shapeForm(
  contract: Contract,
  { schema = true, encoding }: MediaType,
  fields: Iterable<FormField>,
): ShapedForm {
  const value: [string, unknown][] = [];
  const judged: [string, unknown][] = [];
  const violations: Violation[] = [];
  for (const [name, sent] of fields) {
    const property = propertySchema(contract, schema, name);
    const isList = kindsOf(contract, property).has("array");
    const item = contract.resolve<Schema>(isList ? itemSchema(contract, property, 0) : property);
    const isJoined = isList && encoding[name]?.explode === false;
    const parts = isJoined ? sent.flatMap(splitText) : sent;
    const wrong = parts.map((part) => misfitOf(part, item, encoding[name]?.contentType)).find(Boolean);
    if (wrong) {
      violations.push({ in: "body", pointer: below("", name), ...wrong });
      continue;
    }
    const shape = (values: unknown[]) => (isList || values.length > 1 ? values : values[0]);
    const typed = (part: FormPart, file: (part: FormPart) => unknown) => {
      const text = textOf(part, item);
      return text === undefined ? file(part) : coerce(contract, item, text);
    };
    value.push([name, shape(parts.map((part) => typed(part, fileOf)))]);
    judged.push([name, shape(parts.map((part) => typed(part, (file) => standInFor(file, item))))]);
  }
  // From entries, so that a field named __proto__ is a field.
  return { value: Object.fromEntries(value), judged: Object.fromEntries(judged), violations };
}

function splitText(part: FormPart): FormPart[] {
  return typeof part.content === "string" ? part.content.split(",").map((content) => ({ ...part, content })) : [part];
}

/** Longer than this, a file is measured here: a text of its length would cost what the file itself may not. */
const STAND_IN_LENGTH = 1024 * 1024;

/** What is wrong with a part, of what no schema can see. */
function misfitOf(
  part: FormPart,
  item: Schema,
  declared: string | undefined,
): Pick<Violation, "keyword" | "message"> | undefined {
  const { content, mediaType } = part;
  if (isBinary(item) && typeof content === "string") return { keyword: "type", message: "must be a file" };
  if (isObjectSchema(item) && !isBinary(item) && content instanceof Blob) {
    return { keyword: "type", message: "is too large for anything but a file" };
  }
  if (declared !== undefined && mediaType !== undefined && !isOneOf(declared, mediaType)) {
    return { keyword: "contentType", message: `must be ${declared}, and is ${mediaType}` };
  }
  const size = sizeOf(part);
  const maxLength = lengthIn(item, "maxLength") ?? size;
  if (size > STAND_IN_LENGTH && size > maxLength) {
    return { keyword: "maxLength", message: `must NOT have more than ${maxLength} characters` };
  }
  return undefined;
}

/** Media types and ranges of them, separated by commas (OpenAPI 3.1 §4.8.15, `contentType`). */
function isOneOf(declared: string, mediaType: string): boolean {
  const types = splitOutsideQuotes(declared, ",").map((type) => ({ type: type.trim() }) as MediaType);
  return declaredMediaType(types, mediaType) !== undefined;
}

/** A part of JSON may come as a file, for that is how a browser sends one with a media type. */
function textOf({ content }: FormPart, item: Schema): string | undefined {
  if (typeof content === "string") return content;
  if (content instanceof Blob || isBinary(item) || !isObjectSchema(item)) return undefined;
  return new TextDecoder().decode(content);
}

function fileOf({ content, fileName = "", mediaType }: FormPart): File {
  return new File([content], fileName, { type: mediaType ?? "" });
}

function standInFor(part: FormPart, item: Schema): string {
  return " ".repeat(Math.min(sizeOf(part), Math.max(STAND_IN_LENGTH, lengthIn(item, "minLength") ?? 0)));
}

function lengthIn(schema: Schema, keyword: "minLength" | "maxLength"): number | undefined {
  const length = isObjectSchema(schema) ? schema[keyword] : undefined;
  return typeof length === "number" ? length : undefined;
}

function sizeOf({ content }: FormPart): number {
  if (typeof content === "string") return 0;
  return content instanceof Blob ? content.size : content.length;
}

/** Bytes are text of the format `binary`, or of a media type with no encoding (OpenAPI 3.1 §4.8.14.3; 3.0 §4.7.14.2). */
function isBinary(schema: Schema): boolean {
  if (!isObjectSchema(schema)) return false;
  return schema.format === "binary" || (schema.contentMediaType !== undefined && schema.contentEncoding === undefined);
}

function isObjectSchema(schema: Schema): schema is Exclude<Schema, boolean> {
  return typeof schema === "object";
}
