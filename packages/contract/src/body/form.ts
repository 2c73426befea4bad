/** The fields of a `multipart/form-data` body, as its schema describes them. */
import { coerce } from "../coerce.ts";
import { below } from "../document/pointer.ts";
import type { Contract, MediaType, Schema } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { itemSchema, kindsOf, propertySchema } from "../style/forms.ts";

/** A field's values in the order in which they came: text, or the file that was sent. */
export type FormField = readonly [name: string, values: readonly (string | UploadedFile)[]];

export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
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
    const isFile = isBinary(item);
    const isJoined = isList && encoding[name]?.explode === false;
    const split = (part: string | UploadedFile) => (typeof part === "string" ? part.split(",") : [part]);
    const parts: FormField[1] = isJoined ? sent.flatMap<string | UploadedFile>(split) : sent;
    if (isFile && parts.some((part) => typeof part === "string")) {
      violations.push({ in: "body", pointer: below("", name), keyword: "type", message: "must be a file" });
      continue;
    }
    // A part of JSON may come as a file, for that is how a browser sends one with a media type.
    const read = parts.map((part) =>
      typeof part === "string" || isFile || typeof item !== "object" ? part : new TextDecoder().decode(part.bytes),
    );
    const shape = (values: unknown[]) => (isList || values.length > 1 ? values : values[0]);
    const typed = (part: string | UploadedFile, file: (part: UploadedFile) => unknown) =>
      typeof part === "string" ? coerce(contract, item, part) : file(part);
    value.push([name, shape(read.map((part) => typed(part, fileOf)))]);
    judged.push([name, shape(read.map((part) => typed(part, ({ bytes }) => " ".repeat(bytes.length))))]);
  }
  // From entries, so that a field named __proto__ is a field.
  return { value: Object.fromEntries(value), judged: Object.fromEntries(judged), violations };
}

function fileOf({ name, mediaType, bytes }: UploadedFile): File {
  return new File([bytes], name, { type: mediaType });
}

/** Bytes are text of the format `binary`, or of a media type with no encoding (OpenAPI 3.1 §4.8.14.3; 3.0 §4.7.14.2). */
function isBinary(schema: Schema): boolean {
  if (typeof schema !== "object") return false;
  return schema.format === "binary" || (schema.contentMediaType !== undefined && schema.contentEncoding === undefined);
}
