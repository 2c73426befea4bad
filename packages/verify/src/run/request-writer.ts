/** From a case to the request on the wire. */
import { type Contract, encodeForm, type MediaType, type Operation, serializeParameter } from "@cantus/contract";
import { writeMultipart } from "@cantus/contract/body";
import { essence as essenceOf, isJson, isMultipartForm, isUrlEncoded } from "@cantus/contract/media-type";
import type { Case } from "../cases/case.ts";
import { type PlacedCredentials, placeCredentials } from "../exchange/authenticate.ts";
import { type ExchangeRequest, type HeaderValues, lowerCased, NO_BYTES } from "../exchange/exchange.ts";
import { Upload } from "../values/upload.ts";
import type { NamedIdentity } from "./identity.ts";

/** Writes the requests of one operation as one caller sends them. */
export class RequestWriter {
  readonly #contract: Contract;
  readonly #operation: Operation;
  readonly #baseUrl: string;
  readonly #credentials: PlacedCredentials;
  /** Of the caller, over all else. */
  readonly #headers: HeaderValues;
  /** The query parameters that are credentials, as they are written. */
  readonly #query: readonly string[];
  readonly #cookies: readonly string[];
  /** By the media type of the body: most cases differ by other things, and whoever keeps these headers knows them again. */
  readonly #usual = new Map<string, HeaderValues>();

  /** @param baseUrl Where the contract's paths begin, without a trailing slash: `http://127.0.0.1:3000/v2`. */
  constructor(contract: Contract, operation: Operation, baseUrl: string, caller: NamedIdentity) {
    this.#contract = contract;
    this.#operation = operation;
    this.#baseUrl = baseUrl;
    this.#headers = caller.headers;
    this.#credentials = placeCredentials(contract, operation, caller.credentials);
    const { query, cookie } = this.#credentials;
    this.#query = Object.entries(query).map(
      ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    );
    this.#cookies = Object.entries(cookie).map(([name, value]) => `${name}=${value}`);
  }

  /** The request of a case. What it has where credentials belong gives way to them. */
  write(one: Case): ExchangeRequest {
    const credentials = this.#credentials;
    let path = this.#operation.path;
    const query: string[] = [];
    const cookies: string[] = [];
    let own: Record<string, string> | undefined;
    for (const [parameter, value] of one.parameters) {
      const { in: place, name } = parameter;
      const text = serializeParameter(parameter, value);
      if (place === "path") path = path.replaceAll(`{${name}}`, () => text);
      else if (place === "header") {
        own ??= {};
        own[name.toLowerCase()] = text;
      } else if (text !== "" && !Object.hasOwn(credentials[place], name)) {
        (place === "query" ? query : cookies).push(text);
      }
    }
    query.push(...this.#query);
    cookies.push(...this.#cookies);
    const body = one.body && writeBody(this.#contract, one.body.media, one.body.value);
    const isUsual = own === undefined && one.headers === undefined && cookies.length === 0;
    return {
      method: this.#operation.method.toUpperCase(),
      url: `${this.#baseUrl}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`,
      headers: isUsual
        ? this.#usualHeaders(body?.contentType)
        : this.#headersWith(body?.contentType, {
            ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
            ...own,
            ...(one.headers && lowerCased(one.headers)),
          }),
      body: body?.bytes ?? NO_BYTES,
    };
  }

  #usualHeaders(contentType: string | undefined): HeaderValues {
    const known = this.#usual.get(contentType ?? "") ?? this.#headersWith(contentType, {});
    this.#usual.set(contentType ?? "", known);
    return known;
  }

  #headersWith(contentType: string | undefined, own: HeaderValues): HeaderValues {
    return {
      ...acceptOf(this.#operation),
      ...(contentType !== undefined && { "content-type": contentType }),
      ...own,
      ...this.#credentials.header,
      ...this.#headers,
    };
  }
}

/** Everything that the operation declares to answer with is welcome. */
function acceptOf({ responses }: Operation): { readonly accept?: string } {
  const types = new Set(responses.flatMap(({ content }) => content.map(({ type }) => type)));
  return types.size > 0 ? { accept: [...types].join(", ") } : {};
}

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
  if (value instanceof Upload) return { bytes: value.bytes, contentType: value.mediaType };
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
  if (value instanceof Upload) {
    return { name, fileName: value.fileName, contentType: value.mediaType, body: value.bytes };
  }
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
