/** The body of a request, read by its media type into the value that its schema describes. */
import { type Contract, coerce, type MediaType, Problem, type Schema, type Violation } from "@cantus/contract";
import type { MockRequest } from "./exchange.ts";
import { essence, isJson } from "./media.ts";

/** A body as far as its media type tells what it says. */
export interface ReadBody {
  /** For the schema; `undefined` for bytes, of which a schema says nothing. */
  readonly value: unknown;
  /** What is wrong with it already. */
  readonly violations: readonly Violation[];
}

/** The declared media type that a request's Content-Type falls under, the most exact one first (Request Body Object). */
export function declaredMediaType(
  content: readonly MediaType[],
  contentType: string | undefined,
): MediaType | undefined {
  const sent = essence(contentType ?? "");
  const range = `${sent.split("/")[0]}/*`;
  const of = (type: string) => content.find((declared) => essence(declared.type) === type);
  return of(sent) ?? of(range) ?? of("*/*");
}

/** @throws {Problem} `invalid-request` for a body that is not what it says it is. */
export async function readBody(contract: Contract, declared: MediaType, request: MockRequest): Promise<ReadBody> {
  const contentType = request.headers["content-type"] ?? "";
  const type = essence(contentType);
  if (isJson(type)) return { value: parseJson(decode(request, contentType)), violations: [] };
  if (type === "application/x-www-form-urlencoded") {
    return formValue(contract, declared, [...new URLSearchParams(decode(request, contentType))]);
  }
  if (type === "multipart/form-data") return formValue(contract, declared, await parts(request, contentType));
  if (type.startsWith("text/")) {
    return { value: coerce(contract, declared.schema, decode(request, contentType)), violations: [] };
  }
  return { value: undefined, violations: [] };
}

function decode(request: MockRequest, contentType: string): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? "utf-8";
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset, { fatal: true });
  } catch (cause) {
    throw new Problem("unsupported-media-type", { detail: `The charset ${charset} is not known.`, cause });
  }
  try {
    return decoder.decode(request.body);
  } catch (cause) {
    throw malformed(`is not valid ${charset}`, cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed(`is not JSON: ${(cause as Error).message}`, cause);
  }
}

async function parts(request: MockRequest, contentType: string): Promise<[string, string | File][]> {
  try {
    const body = new Response(request.body as BodyInit, { headers: { "Content-Type": contentType } });
    return [...(await body.formData())];
  } catch (cause) {
    throw malformed("is not a multipart body", cause);
  }
}

function malformed(message: string, cause: unknown): Problem {
  const violation: Violation = { in: "body", pointer: "", keyword: "mediaType", message };
  return new Problem("invalid-request", { detail: `The body ${message}.`, violations: [violation], cause });
}

/**
 * A form as an object: a name that comes more than once, or whose schema wants a list, becomes a list. A schema can say
 * no more of a file than that it is there, so it stands as empty text; text where a file belongs is wrong.
 */
function formValue(
  contract: Contract,
  declared: MediaType,
  entries: readonly (readonly [string, string | File])[],
): ReadBody {
  const properties = propertiesOf(contract, declared.schema);
  const violations: Violation[] = [];
  const fields: [string, unknown][] = [];
  for (const [name, sent] of Map.groupBy(entries, ([name]) => name)) {
    const property = Object.hasOwn(properties, name) ? contract.resolve<Schema>(properties[name] as Schema) : true;
    const isList = typeof property === "object" && [property.type].flat().includes("array");
    const item = isList ? contract.resolve<Schema>(property.items ?? true) : property;
    if (isFile(item) && sent.some(([, part]) => typeof part === "string")) {
      violations.push({ in: "body", pointer: `/${name}`, keyword: "type", message: "must be a file" });
      continue;
    }
    const texts = sent.map(([, part]) => (typeof part === "string" ? part : ""));
    const isJoined = isList && declared.encoding[name]?.explode === false;
    fields.push([name, isJoined ? texts[0]?.split(",") : isList || texts.length > 1 ? texts : texts[0]]);
  }
  return { value: coerce(contract, declared.schema, Object.fromEntries(fields)), violations };
}

/** Bytes are text of the format `binary`, or of a media type with no encoding (OpenAPI 3.1 §4.8.14.3; 3.0 §4.7.14.2). */
function isFile(schema: Schema): boolean {
  if (typeof schema !== "object") return false;
  return schema.format === "binary" || (schema.contentMediaType !== undefined && schema.contentEncoding === undefined);
}

function propertiesOf(contract: Contract, schema: Schema | undefined): Record<string, Schema> {
  const target = schema === undefined ? true : contract.resolve<Schema>(schema);
  if (typeof target !== "object") return {};
  const inherited = (target.allOf ?? []).map((part) => propertiesOf(contract, part));
  return Object.assign({}, ...inherited, target.properties);
}
