/** Requests whose credentials are missing or wrong, made from one whose credentials are right. */
import type { Contract, Operation } from "@cantus/contract";
import { needsCredentials } from "./authenticate.ts";
import type { ExchangeRequest } from "./exchange.ts";

/** One way of not being who may call. */
export interface WrongCredentials {
  /** For a person: `without credentials`. */
  readonly what: string;
  readonly change: (request: ExchangeRequest) => ExchangeRequest;
}

/**
 * The ways in which the credentials of an operation can be wrong: none, malformed, well-formed but nobody's, and of
 * another scheme. Empty where the operation may be called without any, or where the request does not carry them in a
 * place that the contract names.
 */
export function wrongCredentials(
  contract: Contract,
  operation: Operation,
  request: ExchangeRequest,
): WrongCredentials[] {
  if (!needsCredentials(operation)) return [];
  const places = placesOf(contract);
  const carried = credentialsIn(request, places);
  if (carried.length === 0) return [];
  const every = (change: (value: string) => string | undefined) => (sent: ExchangeRequest) =>
    mapCredentials(sent, places, change);
  const ways: WrongCredentials[] = [
    { what: "without credentials", change: every(() => undefined) },
    { what: "with credentials of the right form that are nobody's", change: every(likeButWrong) },
    { what: "with malformed credentials", change: every((value) => schemed(value, () => "!")) },
    {
      what: "with credentials that are cut off",
      change: every((value) => schemed(value, (rest) => rest.slice(0, -1))),
    },
    { what: "with credentials and one letter more", change: every((value) => schemed(value, (rest) => `${rest}a`)) },
  ];
  const takesBasic = schemesOf(contract, operation).includes("basic");
  const takesBearer = schemesOf(contract, operation).some((scheme) => scheme === "bearer");
  if (request.headers.authorization !== undefined && takesBasic !== takesBearer) {
    const [scheme, value] = takesBasic ? ["Bearer", "c29tZW9uZTpzb21ldGhpbmc"] : ["Basic", "c29tZW9uZTpzb21ldGhpbmc="];
    ways.push({
      what: `with credentials of the scheme ${scheme}`,
      change: (sent) => ({ ...sent, headers: { ...sent.headers, authorization: `${scheme} ${value}` } }),
    });
    if (takesBearer) {
      ways.push({
        what: "with the right token in another scheme",
        change: every((value) => value.replace(/^\S+/, "Basic")),
      });
    }
  }
  return ways;
}

function schemesOf({ securitySchemes }: Contract, { security }: Operation): string[] {
  return security.flatMap(Object.keys).map((name) => {
    const scheme = securitySchemes.get(name);
    if (scheme?.type === "http") return scheme.scheme?.toLowerCase() ?? "";
    return scheme?.type === "oauth2" || scheme?.type === "openIdConnect" ? "bearer" : "";
  });
}

/** Where credentials stand: names of headers in lower case. */
interface Places {
  readonly header: ReadonlySet<string>;
  readonly query: ReadonlySet<string>;
  readonly cookie: ReadonlySet<string>;
}

function placesOf({ securitySchemes }: Contract): Places {
  const named = (place: string) =>
    [...securitySchemes.values()].flatMap(({ type, in: own, parameterName }) =>
      type === "apiKey" && own === place && parameterName ? [parameterName] : [],
    );
  return {
    header: new Set(["authorization", ...named("header").map((name) => name.toLowerCase())]),
    query: new Set(named("query")),
    cookie: new Set(named("cookie")),
  };
}

function credentialsIn(request: ExchangeRequest, places: Places): string[] {
  const found: string[] = [];
  mapCredentials(request, places, (value) => {
    found.push(value);
    return value;
  });
  return found;
}

/** @param change gives the value in its place, or takes it away with `undefined` */
function mapCredentials(
  request: ExchangeRequest,
  { header, query, cookie }: Places,
  change: (value: string) => string | undefined,
): ExchangeRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    let changed: string | undefined = value;
    if (header.has(name)) changed = change(value);
    else if (name === "cookie" && cookie.size > 0) changed = mapPairs(value, "; ", cookie, change);
    if (changed) headers[name] = changed;
  }
  const question = request.url.indexOf("?");
  if (question < 0 || query.size === 0) return { ...request, headers };
  const search = mapPairs(request.url.slice(question + 1), "&", query, change);
  return { ...request, headers, url: request.url.slice(0, question) + (search && `?${search}`) };
}

function mapPairs(
  text: string,
  separator: string,
  names: ReadonlySet<string>,
  change: (value: string) => string | undefined,
): string {
  const pairs = text.split(separator).flatMap((pair) => {
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    if (!names.has(name)) return [pair];
    const changed = change(decodeURIComponent(value));
    return changed === undefined ? [] : [`${name}=${encodeURIComponent(changed)}`];
  });
  return pairs.join(separator);
}

/**
 * Changes what comes after the word of the scheme: `Bearer abc`. Of `Basic` it is the user and password, as more than one
 * text of base64 stands for the same (RFC 4648, section 3.5).
 */
function schemed(value: string, change: (rest: string) => string): string {
  const [, scheme = "", rest = value] = /^(\S+ )(.+)$/.exec(value) ?? [];
  if (scheme.toLowerCase() !== "basic ") return scheme + change(rest);
  return scheme + Buffer.from(change(Buffer.from(rest, "base64").toString())).toString("base64");
}

/** The same length, prefix and kinds of characters, as a key of somebody else would have: `sk_live_…`. */
function likeButWrong(value: string): string {
  return schemed(value, (rest) => {
    // The password alone is wrong: with `user:` in front, that is.
    const start = /^.*[_.:-](?=.{4})/.exec(rest)?.[0].length ?? 0;
    const other = [...rest.slice(start)].map(rotated).join("");
    return rest.slice(0, start) + other;
  });
}

function rotated(character: string): string {
  const next = (first: string, count: number) =>
    String.fromCharCode(first.charCodeAt(0) + ((character.charCodeAt(0) - first.charCodeAt(0) + 1) % count));
  if (/[0-9]/.test(character)) return next("0", 10);
  // A hexadecimal key stays one.
  if (/[a-f]/.test(character)) return next("a", 6);
  if (/[g-z]/.test(character)) return character === "z" ? "g" : next("a", 26);
  return /[A-Z]/.test(character) ? next("A", 26) : character;
}
