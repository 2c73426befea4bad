/** Credentials, put where the contract's security schemes want them. */
import type { Operation, SecurityScheme } from "./operation.ts";

/** What a function that gets a secret is told. */
export interface SecretRequest {
  /** The secret that the server answered `401` to, where it is asked for a better one. */
  readonly rejected?: string | undefined;
  /** Of an OAuth 2 scheme: where tokens are had, as the contract says it. */
  readonly tokenUrl?: string | undefined;
}

/**
 * A key or token, or a function that gets one for each request. After a `401` the function is asked once more, and the
 * request sent again if it has another; however many calls wait, it is asked once.
 */
export type Secret = string | ((wanted: SecretRequest) => string | undefined | Promise<string | undefined>);

export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

export type Credential = Secret | BasicCredentials | (() => BasicCredentials | Promise<BasicCredentials>);

export type Credentials = Readonly<Record<string, Credential | undefined>>;
export type SecuritySchemes = Readonly<Record<string, SecurityScheme>>;

type Value = string | BasicCredentials | undefined;

/** Which credentials a request was sent with. */
type Used = ReadonlyMap<string, Value>;

export interface Authenticator {
  /**
   * The request with the credentials that this operation asks for: those of the first alternative for which all are
   * there. None there, none sent: whether that is enough is the server's to say.
   */
  authenticate(
    request: Request,
    operation: Operation | undefined,
  ): Promise<{ readonly request: Request; readonly used?: Used }>;
  /** @returns whether there is anything better than what was refused */
  refresh(used: Used): Promise<boolean>;
}

export function createAuthenticator(
  schemes: SecuritySchemes,
  credentials: Credentials,
  baseUrl: string,
): Authenticator {
  /** By scheme: the secret that was refused, and what came in its place. */
  const renewals = new Map<string, { readonly rejected: Value; readonly value: Promise<Value> }>();

  async function ask(name: string, rejected?: Value): Promise<Value> {
    const credential = credentials[name];
    if (typeof credential !== "function") return credential;
    const { tokenUrl } = Object(schemes[name]) as { tokenUrl?: string };
    return credential({
      rejected: rejected as string | undefined,
      tokenUrl: tokenUrl && new URL(tokenUrl, new URL(baseUrl, globalThis.location?.href)).href,
    });
  }

  async function get(name: string): Promise<Value> {
    const value = await ask(name);
    const renewal = renewals.get(name);
    // The function may still say what was refused; what came in its place is better.
    return renewal && renewal.rejected === value ? ((await renewal.value) ?? value) : value;
  }

  /** One question for all who were refused the same. What did not help is asked for again the next time. */
  async function renew([name, rejected]: readonly [string, Value]): Promise<boolean> {
    if (typeof credentials[name] !== "function") return false;
    const known = renewals.get(name);
    const renewal = known && known.rejected === rejected ? known : { rejected, value: ask(name, rejected) };
    renewals.set(name, renewal);
    let isBetter = false;
    try {
      const value = await renewal.value;
      isBetter = value !== undefined && value !== rejected;
    } finally {
      if (!isBetter && renewals.get(name) === renewal) renewals.delete(name);
    }
    return isBetter;
  }

  return {
    async authenticate(request, operation) {
      for (const names of operation?.security ?? []) {
        if (names.length === 0 || names.some((name) => credentials[name] === undefined)) continue;
        const values = await Promise.all(names.map(get));
        if (values.includes(undefined)) continue;
        const attached = names.reduce((authenticated, name, index) => {
          const scheme = schemes[name];
          return scheme ? attach(authenticated, scheme, values[index] as string | BasicCredentials) : authenticated;
        }, new Request(request));
        return { request: attached, used: new Map(names.map((name, index) => [name, values[index]])) };
      }
      return { request };
    },
    refresh: async (used) => (await Promise.all([...used].map(renew))).includes(true),
  };
}

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

function withCookie(request: Request, cookie: string): Request {
  const others = request.headers.get("Cookie");
  request.headers.set("Cookie", others ? `${others}; ${cookie}` : cookie);
  return request;
}

/** RFC 7617 §2.1: as UTF-8, which `btoa` alone does not do. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
