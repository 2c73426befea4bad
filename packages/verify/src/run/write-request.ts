/** From a case to the request on the wire. */
import { type Contract, encodeForm, type MediaType, type Operation, serializeParameter } from "@cantus/contract";
import { writeMultipart } from "@cantus/contract/body";
import { essence as essenceOf, isJson, isMultipartForm, isUrlEncoded } from "@cantus/contract/media-type";
import type { Case } from "../cases/case.ts";
import type { PlacedCredentials } from "../exchange/authenticate.ts";
import { type ExchangeRequest, lowerCased, NO_BYTES } from "../exchange/exchange.ts";

/**
 * The request of a case.
 *
 * @param baseUrl Where the contract's paths begin, without a trailing slash: `http://127.0.0.1:3000/v2`.
 * @param credentials Win over what the case has.
 * @param headers Sent with every request, names in lower case. They win over all else.
 */
export function writeRequest(
  contract: Contract,
  one: Case,
  baseUrl: string,
  credentials: PlacedCredentials,
  headers: Readonly<Record<string, string>>,
): ExchangeRequest {
  const { operation, parameters } = one;
  let path = operation.path;
  const query: string[] = [];
  const cookies: string[] = [];
  const own: Record<string, string> = {};
  for (const [parameter, value] of parameters) {
    const { in: place, name } = parameter;
    const text = serializeParameter(parameter, value);
    if (place === "path") path = path.replaceAll(`{${name}}`, () => text);
    else if (place === "header") own[name.toLowerCase()] = text;
    else if (text !== "" && !Object.hasOwn(credentials[place], name)) (place === "query" ? query : cookies).push(text);
  }
  for (const name in credentials.query) {
    query.push(`${encodeURIComponent(name)}=${encodeURIComponent(credentials.query[name] ?? "")}`);
  }
  for (const name in credentials.cookie) cookies.push(`${name}=${credentials.cookie[name]}`);
  const body = one.body && writeBody(contract, one.body.media, one.body.value);
  return {
    method: operation.method.toUpperCase(),
    url: `${baseUrl}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    headers: {
      ...acceptOf(operation),
      ...(body && { "content-type": body.contentType }),
      ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
      ...own,
      ...(one.headers && lowerCased(one.headers)),
      ...credentials.header,
      ...headers,
    },
    body: body?.bytes ?? NO_BYTES,
  };
}

/** Everything that the operation declares to answer with is welcome. */
function acceptOf(operation: Operation): { readonly accept?: string } {
  const known = accepted.get(operation);
  if (known) return known;
  const types = new Set(operation.responses.flatMap(({ content }) => content.map(({ type }) => type)));
  const header = types.size > 0 ? { accept: [...types].join(", ") } : {};
  accepted.set(operation, header);
  return header;
}

const accepted = new WeakMap<Operation, { readonly accept?: string }>();

/** Delimits parts. Fixed, so that the same case has the same bytes. */
const BOUNDARY = "----cantus-7d1f0e5a9c3b";

function writeBody(contract: Contract, media: MediaType, value: unknown): { bytes: Uint8Array; contentType: string } {
  const essence = essenceOf(media.type);
  if (isUrlEncoded(essence)) {
    const form = encodeForm(contract, media, Object.fromEntries(fieldsOf(value)));
    return { bytes: Buffer.from(form), contentType: media.type };
  }
  if (isMultipartForm(essence)) {
    const parts = fieldsOf(value).flatMap(([name, field]) => [field].flat().map((item) => partOf(name, item, media)));
    return { bytes: writeMultipart(parts, BOUNDARY), contentType: `${essence}; boundary=${BOUNDARY}` };
  }
  const isJsonText = isJson(essence) || typeof value !== "string";
  // JSON says nothing of what it cannot say. Then nothing is sent; whether that keeps the contract is for the proof to say.
  const text = isJsonText ? ((JSON.stringify(value) as string | undefined) ?? "") : value;
  return { bytes: Buffer.from(text), contentType: concreteType(essence, media.type) };
}

/** A range is not a media type; the plainest one within it is sent. */
function concreteType(essence: string, type: string): string {
  if (essence === "*/*") return "application/octet-stream";
  if (essence === "text/*") return "text/plain";
  return essence.endsWith("/*") ? essence.replace("*", "octet-stream") : type;
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** Objects are written as JSON, all else as text (Encoding Object, `contentType`); what is declared as bytes is a file. */
function partOf(name: string, value: unknown, media: MediaType) {
  const contentType = media.encoding[name]?.contentType?.split(",")[0]?.trim();
  const isObject = typeof value === "object" && value !== null;
  const isFile =
    isBinary(media, name) || (contentType !== undefined && !/^(?:text\/|application\/json)/.test(contentType));
  return {
    name,
    fileName: isFile ? name : undefined,
    contentType: contentType ?? (isFile ? "application/octet-stream" : isObject ? "application/json" : undefined),
    body: Buffer.from(isObject ? JSON.stringify(value) : String(value)),
  };
}

function isBinary(media: MediaType, name: string): boolean {
  const schema = typeof media.schema === "object" ? media.schema.properties?.[name] : undefined;
  return typeof schema === "object" && (schema.format === "binary" || "contentMediaType" in schema);
}
