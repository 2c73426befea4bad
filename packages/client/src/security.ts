/** Credentials, put where the contract's security schemes want them. */
import type { Operation, SecurityScheme } from "./operation.ts";

/** A key or token, or a function that gets one for each request. */
export type Secret = string | (() => string | undefined | Promise<string | undefined>);

export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

export type Credential = Secret | BasicCredentials | (() => BasicCredentials | Promise<BasicCredentials>);

export type Credentials = Readonly<Record<string, Credential | undefined>>;
export type SecuritySchemes = Readonly<Record<string, SecurityScheme>>;

/**
 * The request with the credentials that this operation asks for: those of the first alternative for which all are
 * there. None there, none sent: whether that is enough is the server's to say.
 */
export async function authenticate(
  request: Request,
  operation: Operation,
  schemes: SecuritySchemes,
  credentials: Credentials,
): Promise<Request> {
  for (const names of operation.security ?? []) {
    const values = await Promise.all(names.map((name) => resolve(credentials[name])));
    if (names.length === 0 || values.includes(undefined)) continue;
    return names.reduce((authenticated, name, index) => {
      const scheme = schemes[name];
      return scheme ? attach(authenticated, scheme, values[index] as string | BasicCredentials) : authenticated;
    }, request);
  }
  return request;
}

const resolve = (credential: Credential | undefined) => (typeof credential === "function" ? credential() : credential);

function attach(request: Request, scheme: SecurityScheme, value: string | BasicCredentials): Request {
  if (scheme.type === "bearer") return withHeader(request, "Authorization", `Bearer ${value}`);
  if (scheme.type === "basic") {
    const { username, password } = value as BasicCredentials;
    return withHeader(request, "Authorization", `Basic ${base64(`${username}:${password}`)}`);
  }
  if (scheme.in === "header") return withHeader(request, scheme.name, String(value));
  if (scheme.in === "cookie") return withCookie(request, `${scheme.name}=${encodeURIComponent(String(value))}`);
  const url = new URL(request.url);
  url.searchParams.set(scheme.name, String(value));
  return new Request(url, request);
}

/** What the caller set for this one call stays. */
function withHeader(request: Request, name: string, value: string): Request {
  if (!request.headers.has(name)) request.headers.set(name, value);
  return request;
}

export function withCookie(request: Request, cookie: string): Request {
  const others = request.headers.get("Cookie");
  request.headers.set("Cookie", others ? `${others}; ${cookie}` : cookie);
  return request;
}

/** RFC 7617 §2.1: as UTF-8, which `btoa` alone does not do. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
