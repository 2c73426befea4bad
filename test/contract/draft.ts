/** Requests made from a contract's own examples, in a form in which a single thing of them can be spoiled. */
import {
  type Contract,
  encodeForm,
  type MediaType,
  type Operation,
  type Parameter,
  type ParameterIn,
  serializeParameter,
  serializeRequestPath,
} from "@cantus/contract";
import { readBody, writeMultipart } from "@cantus/contract/body";
import { isForm, isJson, isUrlEncoded } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";

type Headers = Readonly<Record<string, string>>;

export interface SentRequest {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
  readonly headers: Headers;
  /** Bytes, of which `fetch` does not guess a media type. */
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** A good request before it is written: what is required, and nothing else. */
export interface Draft {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly path: string;
  /** By parameter, as it is written: `limit=20`. */
  readonly query: ReadonlyMap<string, string>;
  /** Of the parameters: a cookie is the whole header. */
  readonly headers: Headers;
  readonly credentials: Headers;
  readonly media: MediaType | undefined;
}

/** One for each media type that the body may have. */
export function draftsOf(contract: Contract, operation: Operation, credentials: Headers): Draft[] {
  const values = Object.fromEntries(operation.parameters.map((parameter) => [parameter.name, exampleOf(parameter)]));
  const written = (place: ParameterIn) =>
    operation.parameters
      .filter((parameter) => parameter.in === place && parameter.required)
      .map((each) => [each.name, serializeParameter(each, exampleOf(each))] as const);
  const cookies = written("cookie").map(([, text]) => text);
  return (operation.requestBody?.content ?? [undefined]).map((media) => ({
    contract,
    operation,
    path: serializeRequestPath(operation, values),
    query: new Map(written("query")),
    headers: { ...Object.fromEntries(written("header")), ...(cookies.length > 0 && { Cookie: cookies.join("; ") }) },
    credentials: operation.security.length > 0 ? credentials : {},
    media,
  }));
}

export function exampleOf({ examples, name }: Parameter): unknown {
  if (examples[0] === undefined) throw new Error(`The parameter ${name} has no example.`);
  return examples[0].value;
}

export interface Changes extends Partial<Pick<Draft, "path" | "query" | "headers" | "credentials">> {
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
  readonly contentType?: string | undefined;
}

/** The request, with these changes. A body or a media type that is `undefined` is left out. */
export function write(draft: Draft, changes: Changes = {}): SentRequest {
  const { operation, media, path, query, headers, credentials } = { ...draft, ...changes };
  const body = "body" in changes ? changes.body : media && encode(draft, media.examples[0]?.value);
  const contentType = "contentType" in changes ? changes.contentType : media && contentTypeOf(media);
  const pairs = [...query.values()].join("&");
  return {
    method: operation.method.toUpperCase(),
    target: `${path}${pairs && `?${pairs}`}`,
    headers: {
      ...credentials,
      ...headers,
      ...(body !== undefined && contentType !== undefined && { "Content-Type": contentType }),
    },
    ...(body !== undefined && { body }),
  };
}

const BOUNDARY = "boundary";

function contentTypeOf({ type }: MediaType): string {
  return isForm(type) && !isUrlEncoded(type) ? `${type}; boundary=${BOUNDARY}` : type;
}

/** A value as a body of the draft's media type; of a multipart form, the field `file` is a file. */
export function encode({ contract, media }: Draft, value: unknown): Uint8Array<ArrayBuffer> {
  const type = media?.type ?? "application/json";
  if (isJson(type)) return bytesOf(JSON.stringify(value));
  if (!isForm(type) || !media) return bytesOf(String(value));
  const fields = value as Record<string, unknown>;
  if (isUrlEncoded(type)) return bytesOf(encodeForm(contract, media, fields));
  const parts = Object.entries(fields).map(([name, field]) => ({
    name,
    ...(name === "file" && { fileName: "a.bin", contentType: "application/octet-stream" }),
    body: bytesOf(typeof field === "string" ? field : JSON.stringify(field)),
  }));
  return writeMultipart(parts, BOUNDARY);
}

/** Whether a body of the draft's media type breaks its schema. */
export function breaksSchema({ contract, media }: Draft, body: Uint8Array): boolean {
  if (!media) return false;
  const read = readBody(contract, media, contentTypeOf(media), body);
  if (read.kind !== "value") return read.kind !== "bytes";
  return read.violations.length > 0 || !schemaValidator(contract).accepts(media.schema ?? true, read.judged, "request");
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
