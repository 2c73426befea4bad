/** Keeps secrets out of what is shown: each becomes the name of a shell variable, `$CANTUS_X_API_KEY`. */
import type { Contract, Operation, SecurityScheme } from "@cantus/contract";
import { declaredMediaType } from "@cantus/contract/media-type";
import { type Credentials, headerOfScheme } from "./authenticate.ts";
import type { Exchange, HeaderValues } from "./exchange.ts";
import { hidePasswords } from "./passwords.ts";

/** Credentials whatever the contract says (RFC 9110, sections 11.6.2 and 11.7.2; RFC 6265). */
const ALWAYS = ["authorization", "proxy-authorization", "cookie"];

/** What is secret, as it is sent, and what is shown in its place. */
export type Secrets = ReadonlyMap<string, string>;

/** A caller of a run, as far as its secrets go. */
interface Caller {
  readonly name: string;
  readonly credentials: Credentials;
  readonly headers: HeaderValues;
}

/**
 * What the callers of a run have to be kept secret. The first one's are `$CANTUS_AUTHORIZATION`, those of another have
 * its name: `$CANTUS_BOB_AUTHORIZATION`.
 */
export function secretsOf(contract: Contract, callers: readonly Caller[]): Secrets {
  const secrets = new Map<string, string>();
  for (const [index, { name, credentials, headers }] of callers.entries()) {
    const prefix = index === 0 ? "" : `${name} `;
    const add = (value: string, of: string) => {
      if (!secrets.has(value)) secrets.set(value, placeholder(prefix + of));
    };
    const isSecret = secretHeaders(contract);
    for (const [header, value] of Object.entries(headers)) if (isSecret(header)) add(value, header);
    for (const [scheme, credential] of Object.entries(credentials)) {
      const known = contract.securitySchemes.get(scheme);
      if (known) add(headerOfScheme(known, credential), nameOf(known));
    }
  }
  return secrets;
}

function nameOf({ type, parameterName = "" }: SecurityScheme): string {
  return type === "apiKey" ? parameterName : "authorization";
}

export interface HideOptions {
  /** The operation that the exchange is of, where it is known: its schemas say what is a password. */
  readonly operation?: Operation | undefined;
  /**
   * What is secret. Other credentials are shown then: the run has made them up, and the case is about them. Without it,
   * whatever stands where credentials stand is hidden.
   */
  readonly secrets?: Secrets | undefined;
  /** The run has made up the passwords that it sends, so they are shown, and what repeats a request works as it stands. */
  readonly arePasswordsMadeUp?: boolean | undefined;
}

/** The exchange with secrets replaced by placeholders: credentials, wherever they stand, cookies that are set, passwords. */
export function hideCredentials(contract: Contract, exchange: Exchange, options: HideOptions = {}): Exchange {
  const { operation = exchange.operation, secrets, arePasswordsMadeUp = false } = options;
  const { request, response } = exchange;
  const found = secrets ?? secretsIn(contract, exchange);
  const texts = [...found].flatMap(([value, shown]) => spellings(value).map((text) => [text, shown] as const));
  // The longest first, so that what is a part of another does not leave the rest of it.
  const hide = hider(texts.sort(([a], [b]) => b.length - a.length));
  const headersOf = (headers: HeaderValues) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, found.get(value) ?? hide.text(value)]));
  const media = {
    request: declaredMediaType(operation?.requestBody?.content ?? [], request.headers["content-type"]),
    response: declaredMediaType(operation?.response(response.status)?.content ?? [], response.headers["content-type"]),
  };
  return {
    ...exchange,
    request: {
      ...request,
      url: hide.text(hideInQuery(contract, request.url, found)),
      headers: headersOf(request.headers),
      body: arePasswordsMadeUp
        ? hide.bytes(request.body)
        : hidePasswords(contract, media.request, hide.bytes(request.body)),
    },
    response: {
      ...response,
      headers: withoutCookies(headersOf(response.headers)),
      body: hidePasswords(contract, media.response, hide.bytes(response.body)),
    },
  };
}

/** Keys in the query, however short they are. */
function hideInQuery(contract: Contract, url: string, secrets: Secrets): string {
  const names = new Set(keyNames(contract, "query"));
  const start = url.indexOf("?") + 1;
  if (names.size === 0 || start === 0) return url;
  const pairs = url
    .slice(start)
    .split("&")
    .map((pair) => {
      const [name, value] = new URLSearchParams(pair).entries().next().value ?? ["", ""];
      const shown = names.has(name) ? secrets.get(value) : undefined;
      return shown === undefined ? pair : `${pair.split("=", 1)[0]}=${shown}`;
    });
  return url.slice(0, start) + pairs.join("&");
}

/** Whatever stands where credentials stand. */
function secretsIn(contract: Contract, { request }: Exchange): Secrets {
  const isSecret = secretHeaders(contract);
  const secrets = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers))
    if (isSecret(name)) secrets.set(value, placeholder(name));
  const inQuery = new Set(keyNames(contract, "query"));
  for (const [name, value] of new URL(request.url).searchParams) {
    if (inQuery.has(name)) secrets.set(value, placeholder(name));
  }
  return secrets;
}

/** Whether a header holds credentials: by the contract, by HTTP, or as its name says. */
function secretHeaders(contract: Contract): (name: string) => boolean {
  const names = new Set([...ALWAYS, ...keyNames(contract, "header").map((name) => name.toLowerCase())]);
  return (name) => names.has(name.toLowerCase()) || /(?:^|-)(?:api-?key|token|secret|password)$/i.test(name);
}

/** Shorter texts are in everything. */
const SHORTEST = 5;

/** A secret as it may stand elsewhere: without its scheme, encoded for a URL. */
function spellings(value: string): string[] {
  const bare = /^[A-Za-z]+ (\S+)$/.exec(value)?.[1];
  const all = [value, encodeURIComponent(value), ...(bare ? [bare, encodeURIComponent(bare)] : [])];
  return [...new Set(all)].filter((text) => text.length >= SHORTEST);
}

function hider(texts: readonly (readonly [secret: string, shown: string])[]) {
  const text = (value: string) =>
    texts.reduce(
      (left, [secret, shown]) => (left.includes(secret) ? left.replaceAll(secret, () => shown) : left),
      value,
    );
  const bytes = (body: Uint8Array): Uint8Array => {
    const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    if (!texts.some(([secret]) => buffer.includes(secret))) return body;
    return Buffer.from(text(buffer.toString("latin1")), "latin1");
  };
  return { text, bytes };
}

/** A session that a server opens is as good as the credentials it was opened with. */
function withoutCookies(headers: HeaderValues): HeaderValues {
  const { "set-cookie": cookie, ...others } = headers;
  if (cookie === undefined) return headers;
  const hidden = cookie.replace(/(^|,\s*)([^=;,\s]+)=([^;,]*)/g, (_, before: string, name: string, value: string) =>
    /^expires$/i.test(name) || value === "" ? `${before}${name}=${value}` : `${before}${name}=${placeholder(name)}`,
  );
  return { ...others, "set-cookie": hidden };
}

function keyNames(contract: Contract, place: "header" | "query"): string[] {
  return [...contract.securitySchemes.values()].flatMap((scheme) =>
    scheme.type === "apiKey" && scheme.in === place && scheme.parameterName ? [scheme.parameterName] : [],
  );
}

/** The variable that stands for a secret of this name: `$CANTUS_X_API_KEY`. */
function placeholder(name: string): string {
  return `$CANTUS_${name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
}

/** How a placeholder looks, for whoever writes it where a shell shall fill it in. */
export const PLACEHOLDER = /\$CANTUS_[A-Z0-9_]+/g;
