/** The fields of a `multipart/form-data` body, as its schema describes them. */
import { type Contract, coerce, type Schema, type SchemaObject, type Violation } from "@cantus/contract";

/** A field's values in the order in which they came: text, or the file that was sent. */
export type Fields = ReadonlyMap<string, readonly (string | UploadedFile)[]>;

export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ShapedForm {
  /** For the handler: typed fields, and a `File` for each file. */
  readonly value: Record<string, unknown>;
  /** For the validator: the same, with an empty text for each file. A schema can say no more of one than that it is there. */
  readonly judged: Record<string, unknown>;
  readonly violations: readonly Violation[];
}

/** Gives text the types of the schema; a field that is a list is one also with a single value. */
export function shapeForm(contract: Contract, schema: Schema | undefined, fields: Fields): ShapedForm {
  const value: [string, unknown][] = [];
  const judged: [string, unknown][] = [];
  const violations: Violation[] = [];
  for (const [name, parts] of fields) {
    const property = propertyOf(contract, schema, name);
    const item = isList(property) ? contract.resolve<Schema>(property?.items ?? true) : property;
    const isFile = isBinary(item);
    if (isFile && parts.some((part) => typeof part === "string")) {
      violations.push({ in: "body", pointer: `/${name}`, keyword: "type", message: "must be a file" });
      continue;
    }
    // A part of JSON may come as a file, for that is how a browser sends one with a media type.
    const read = parts.map((part) =>
      typeof part === "string" || isFile || !item ? part : new TextDecoder().decode(part.bytes),
    );
    const shape = (values: unknown[]) => (isList(property) || values.length > 1 ? values : values[0]);
    const typed = (part: string | UploadedFile, file: unknown) =>
      typeof part === "string" ? coerce(contract, item, part) : file;
    value.push([name, shape(read.map((part) => typed(part, typeof part === "string" ? undefined : fileOf(part))))]);
    judged.push([name, shape(read.map((part) => typed(part, "")))]);
  }
  // From entries, so that a field named __proto__ is a field.
  return { value: Object.fromEntries(value), judged: Object.fromEntries(judged), violations };
}

function fileOf({ name, mediaType, bytes }: UploadedFile): File {
  return new File([bytes], name, { type: mediaType });
}

function propertyOf(contract: Contract, schema: Schema | undefined, name: string): SchemaObject | undefined {
  const resolved = contract.resolve<Schema>(schema ?? true);
  if (typeof resolved !== "object") return undefined;
  if (resolved.properties && Object.hasOwn(resolved.properties, name)) {
    const property = contract.resolve<Schema>(resolved.properties[name] ?? true);
    return typeof property === "object" ? property : undefined;
  }
  for (const part of [...(resolved.allOf ?? []), ...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])]) {
    const property = propertyOf(contract, part, name);
    if (property) return property;
  }
  return undefined;
}

function isList(schema: SchemaObject | undefined): boolean {
  return [schema?.type].flat().includes("array");
}

/** Bytes are text of the format `binary`, or of a media type with no encoding (OpenAPI 3.1 §4.8.14.3; 3.0 §4.7.14.2). */
function isBinary(schema: Schema | undefined): boolean {
  if (typeof schema !== "object") return false;
  return schema.format === "binary" || (schema.contentMediaType !== undefined && schema.contentEncoding === undefined);
}
