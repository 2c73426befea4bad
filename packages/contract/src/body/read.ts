/** A body, read by its media type into the value that its schema describes. */
import { coerce } from "../coerce.ts";
import { isForm, isJson, isText, isUrlEncoded } from "../media-type/kind.ts";
import { essence, parseMediaType } from "../media-type/parse.ts";
import type { Contract, MediaType } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { decodeForm } from "../style/form-body.ts";
import { type FormField, type FormPart, shapeForm } from "./form.ts";
import { parseJson, TooDeepError } from "./json.ts";
import { type Part, readMultipart } from "./multipart.ts";

/** A body of which a schema can say something. */
export interface ReadBody {
  /** For whoever works with it: JSON, text, the fields of a form with a `File` for each file. */
  readonly value: unknown;
  /** The same for a schema, files standing as text. */
  readonly judged: unknown;
  /** What is wrong with it already: fields that cannot be read. */
  readonly violations: readonly Violation[];
}

export type BodyContent =
  | ({ readonly kind: "value" } & ReadBody)
  /** Neither JSON nor text nor a form: a schema says nothing of it. */
  | { readonly kind: "bytes" }
  /** Not what it says it is; `message` goes on after "the body": `is not JSON: …`. */
  | { readonly kind: "malformed"; readonly message: string; readonly cause?: unknown }
  | { readonly kind: "unknown-charset"; readonly charset: string };

export interface BodyLimits {
  /** How deep lists and objects of JSON may stand in each other. Default 100. */
  readonly depth?: number | undefined;
}

/**
 * Reads a body. Text is typed by the schema as far as it looks like its types, and nothing is validated.
 *
 * @param declared the entry of `content` that it falls under
 * @param contentType as it came
 * @example readBody(contract, media, "application/json", bytes) // { kind: "value", value: { title: "One" }, … }
 */
export function readBody(
  contract: Contract,
  declared: MediaType,
  contentType: string,
  bytes: Uint8Array,
  limits: BodyLimits = {},
): BodyContent {
  if (isJson(contentType)) return readJson(bytes, limits);
  if (!isForm(contentType) && !isText(contentType)) return { kind: "bytes" };
  const { boundary = "", charset = "utf-8" } = parseMediaType(contentType)?.parameters ?? {};
  if (isForm(contentType) && !isUrlEncoded(contentType)) {
    const parts = readMultipart(bytes, boundary);
    if (!parts) return { kind: "malformed", message: "is not a multipart body" };
    if (parts.some(({ name }) => name === "")) return { kind: "malformed", message: "has a part without a name" };
    return { kind: "value", ...shapeForm(contract, declared, fieldsOf(parts)) };
  }
  const text = decode(bytes, charset.toLowerCase());
  if (typeof text === "object") return text;
  if (isText(contentType)) return read(coerce(contract, declared.schema, text));
  const { value, violations } = decodeForm(contract, declared, text);
  return { kind: "value", value, judged: value, violations };
}

/** Reads JSON, which is UTF-8 whatever a charset says (RFC 8259 §8.1, §11: it "really has no effect"). */
export function readJson(bytes: Uint8Array, { depth }: BodyLimits = {}): BodyContent {
  const text = decode(bytes, "utf-8");
  if (typeof text === "object") return text;
  try {
    return read(parseJson(text, depth));
  } catch (cause) {
    const { message } = cause as Error;
    return {
      kind: "malformed",
      message: cause instanceof TooDeepError ? `is ${message}` : `is not JSON: ${message}`,
      cause,
    };
  }
}

function read(value: unknown): BodyContent {
  return { kind: "value", value, judged: value, violations: [] };
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array, charset: string): string | BodyContent {
  let decoder: TextDecoder;
  try {
    decoder = charset === "utf-8" ? UTF_8 : new TextDecoder(charset, { fatal: true });
  } catch {
    return { kind: "unknown-charset", charset };
  }
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    return { kind: "malformed", message: `is not valid ${charset}`, cause };
  }
}

/** A part with a file name is a file, and so is one of plain bytes (RFC 7578 §4.2, §4.4: a text without one is text/plain). */
function fieldsOf(parts: readonly Part[]): FormField[] {
  const byName = Map.groupBy(parts, ({ name }) => name);
  return [...byName].map(([name, found]) => [name, found.map(formPartOf)]);
}

/** A part "defaults to text/plain" (RFC 7578 §4.4), so a text that says so says no more than one that says nothing. */
function formPartOf({ fileName, contentType = "text/plain", body }: Part): FormPart {
  const mediaType = essence(contentType);
  if (fileName === undefined && mediaType !== "application/octet-stream") {
    return { mediaType: mediaType === "text/plain" ? undefined : mediaType, content: new TextDecoder().decode(body) };
  }
  return { mediaType, content: new Uint8Array(body), fileName: fileName ?? "" };
}
