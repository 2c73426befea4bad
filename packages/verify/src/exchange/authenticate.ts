/** Puts credentials where a contract's security schemes want them (OpenAPI 3.1, Security Scheme Object). */
import type { Contract, Operation, SecurityScheme } from "@cantus/contract";

/** By the name of the security scheme: an API key, a token, or `user:password` for `basic`. */
export type Credentials = Readonly<Record<string, string>>;

/** A credential was given for a security scheme that the contract does not have. */
export class UnknownSchemeError extends Error {
  readonly code = "UNKNOWN_SECURITY_SCHEME";
  override readonly name = "UnknownSchemeError";
}

/** What a request carries. */
export interface PlacedCredentials {
  /** Names in lower case. */
  readonly header: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly cookie: Readonly<Record<string, string>>;
}

/** @throws UnknownSchemeError that names the schemes there are. */
export function requireKnownSchemes({ name, securitySchemes }: Contract, credentials: Credentials): void {
  const unknown = Object.keys(credentials).find((scheme) => !securitySchemes.has(scheme));
  if (unknown === undefined) return;
  const known = [...securitySchemes.keys()].join(", ");
  throw new UnknownSchemeError(
    `${name} has no security scheme ${unknown}. ${known ? `It has ${known}.` : "It has none at all."}`,
  );
}

/** The credentials of the first of an operation's alternatives for which all are given; none where there is no such. */
export function placeCredentials(
  contract: Contract,
  operation: Operation,
  credentials: Credentials,
): PlacedCredentials {
  const alternatives = operation.security.map(Object.keys);
  const chosen = alternatives.find(
    (names) => names.length > 0 && names.every((name) => Object.hasOwn(credentials, name)),
  );
  const placed = { header: {}, query: {}, cookie: {} } as Record<"header" | "query" | "cookie", Record<string, string>>;
  for (const name of chosen ?? []) {
    const scheme = contract.securitySchemes.get(name);
    const value = credentials[name] ?? "";
    if (scheme?.type === "apiKey") {
      const { in: place = "header", parameterName = "" } = scheme;
      placed[place][place === "header" ? parameterName.toLowerCase() : parameterName] = value;
    } else if (scheme && scheme.type !== "mutualTLS") placed.header.authorization = authorization(scheme, value);
  }
  return placed;
}

/** Whether an operation may not be called by just anybody: an empty requirement makes the others optional. */
export function needsCredentials({ security }: Operation): boolean {
  return security.length > 0 && security.every((requirement) => Object.keys(requirement).length > 0);
}

/** A URL that an answer gave, called as a request that is authorized is: API keys in its query are no part of what it names. */
export function followedUrl({ securitySchemes }: Contract, authorized: string, given: string): string {
  const [from, url] = [new URL(authorized), new URL(given)];
  for (const { type, in: place, parameterName = "" } of securitySchemes.values()) {
    const key = type === "apiKey" && place === "query" ? from.searchParams.get(parameterName) : null;
    if (key !== null && !url.searchParams.has(parameterName)) url.searchParams.set(parameterName, key);
  }
  return url.href;
}

/**
 * Whether a request can carry what an operation asks for: not two credentials that both stand in `Authorization`, which has
 * one (RFC 9110, section 11.6.2).
 */
export function canBeAuthorized({ securitySchemes }: Contract, { security }: Operation): boolean {
  const usesAuthorization = (name: string) => {
    const type = securitySchemes.get(name)?.type;
    return type !== undefined && type !== "apiKey" && type !== "mutualTLS";
  };
  return (
    security.length === 0 ||
    security.some((requirement) => Object.keys(requirement).filter(usesAuthorization).length <= 1)
  );
}

/** A credential as it is sent: in the header that a scheme has, in the query or in a cookie. */
export function headerOfScheme(scheme: SecurityScheme, value: string): string {
  return scheme.type === "apiKey" ? value : authorization(scheme, value);
}

/** OAuth 2 and OpenID Connect send bearer tokens (RFC 6750). */
function authorization({ scheme = "bearer" }: SecurityScheme, value: string): string {
  if (scheme === "basic") return `Basic ${Buffer.from(value).toString("base64")}`;
  return `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)} ${value}`;
}
