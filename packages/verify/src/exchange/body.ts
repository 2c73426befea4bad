/** What the bytes of a body mean by their media type. */
import { type Contract, coerce, type Schema } from "@cantus/contract";
import type { HeaderValues } from "./exchange.ts";
import { isEventStream, isJson, type ParsedMediaType, parseMediaType } from "./media-type.ts";
import { readMultipart } from "./multipart.ts";

export type DecodedBody =
  | { readonly kind: "value"; readonly value: unknown }
  /** Bytes that a JSON Schema says nothing about: images, XML, a stream of events. */
  | { readonly kind: "opaque" }
  | { readonly kind: "malformed"; readonly message: string };

const OPAQUE: DecodedBody = { kind: "opaque" };

/** Reads a body as the value that its schema is about. The schema types what arrives as text: forms and plain text. */
export function decodeBody(
  contract: Contract,
  schema: Schema | undefined,
  headers: HeaderValues,
  body: Uint8Array,
): DecodedBody {
  const type = parseMediaType(headers["content-type"] ?? "");
  if (!type) return OPAQUE;
  if (isJson(type.essence)) return decodeJson(body);
  if (type.essence === "application/x-www-form-urlencoded" || type.essence === "multipart/form-data") {
    const fields = formFields(type, body);
    return fields
      ? { kind: "value", value: typeFields(contract, schema, fields) }
      : { kind: "malformed", message: `is not ${type.essence}` };
  }
  if (!type.essence.startsWith("text/") || type.essence === "text/xml" || isEventStream(type.essence)) return OPAQUE;
  const text = decodeText(body);
  if (text === undefined) return OPAQUE;
  return { kind: "value", value: schema === undefined ? text : coerce(contract, schema, text) };
}

/** The value of a JSON body, `undefined` where it is not JSON. For taking what an answer gave, not for judging it. */
export function jsonOf(headers: HeaderValues, body: Uint8Array): unknown {
  if (!isJson(parseMediaType(headers["content-type"] ?? "")?.essence ?? "")) return undefined;
  const decoded = decodeJson(body);
  return decoded.kind === "value" ? decoded.value : undefined;
}

function decodeJson(body: Uint8Array): DecodedBody {
  const text = decodeText(body);
  if (text === undefined) return { kind: "malformed", message: "is not UTF-8, which JSON has to be (RFC 8259, 8.1)" };
  try {
    return { kind: "value", value: JSON.parse(text) };
  } catch (error) {
    return { kind: "malformed", message: `is not JSON: ${(error as SyntaxError).message}` };
  }
}

function decodeText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** The fields of a form in order; a file is its bytes as a binary string. */
function formFields(type: ParsedMediaType, body: Uint8Array): [name: string, text: string][] | undefined {
  if (type.essence === "application/x-www-form-urlencoded") {
    return [...new URLSearchParams(Buffer.from(body).toString("utf8"))];
  }
  return readMultipart(body, type.parameters.boundary ?? "")?.map((part) => [
    part.name,
    Buffer.from(part.body).toString(part.fileName === undefined ? "utf8" : "latin1"),
  ]);
}

/** A form as an object, each field typed by its own schema. */
function typeFields(contract: Contract, schema: Schema | undefined, fields: [string, string][]): unknown {
  const properties = keywords(contract, schema).properties ?? {};
  const value: Record<string, unknown> = {};
  for (const name of new Set(fields.map(([name]) => name))) {
    const texts = fields.filter(([other]) => other === name).map(([, text]) => text);
    const { type, items } = keywords(contract, properties[name]);
    if (type === "array") value[name] = texts.map((text) => typeField(contract, items, text));
    else value[name] = typeField(contract, properties[name], texts[0] ?? "");
  }
  return value;
}

/** An object in a form is written as JSON by default (OpenAPI 3.1, Encoding Object, `contentType`). */
function typeField(contract: Contract, schema: Schema | undefined, text: string): unknown {
  if (schema === undefined) return text;
  if (keywords(contract, schema).type !== "object") return coerce(contract, schema, text);
  const decoded = decodeJson(Buffer.from(text));
  return decoded.kind === "value" ? decoded.value : text;
}

function keywords(contract: Contract, schema: Schema | undefined): Exclude<Schema, boolean> {
  const resolved = contract.resolve<Schema>(schema ?? true);
  return typeof resolved === "boolean" ? {} : resolved;
}
