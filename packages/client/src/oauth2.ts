/** Bearer tokens from an OAuth 2 token endpoint (RFC 6749). */
import type { Secret } from "./security.ts";

export interface OAuth2Options {
  /** Default: the contract's, of the security scheme that this is the credential of. */
  readonly tokenUrl?: string | undefined;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** With it, tokens come by the refresh token grant; without, by the client credentials grant. */
  readonly refreshToken?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** Told of each answer of the token endpoint: a refresh token may have been replaced, and is to be kept. */
  readonly onToken?: ((token: OAuth2Token) => void) | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** RFC 6749 §5.1. */
export interface OAuth2Token {
  readonly access_token: string;
  /** In seconds. */
  readonly expires_in?: number;
  readonly refresh_token?: string;
}

/** In milliseconds: a token that expires sooner is not used any more, for requests take time. */
const MARGIN = 10_000;

/**
 * A credential for an OAuth 2 scheme. It gets a token when the first request needs one, keeps it until it expires or is
 * refused with `401`, and asks once however many calls wait.
 *
 * ```ts
 * createTracks({ token: oauth2({ clientId, clientSecret }) });
 * ```
 */
export function oauth2(options: OAuth2Options): Secret {
  let refreshToken = options.refreshToken;
  let current: { readonly token: string; readonly expires: number } | undefined;
  let pending: Promise<string> | undefined;

  return ({ rejected, tokenUrl }) => {
    if (current && current.token !== rejected && current.expires > Date.now() + MARGIN) return current.token;
    pending ??= renew(tokenUrl).finally(() => {
      pending = undefined;
    });
    return pending;
  };

  async function renew(declaredUrl: string | undefined): Promise<string> {
    const url = options.tokenUrl ?? declaredUrl;
    if (url === undefined) throw new TypeError("oauth2 needs a tokenUrl: the contract names none for this scheme.");
    const token = await requestToken(url, options, refreshToken);
    const { access_token, expires_in = Number.POSITIVE_INFINITY, refresh_token } = token;
    refreshToken = refresh_token ?? refreshToken;
    // A token that lives less than the margin is good for one request.
    current = { token: access_token, expires: Date.now() + expires_in * 1000 };
    options.onToken?.(token);
    return access_token;
  }
}

async function requestToken(url: string, options: OAuth2Options, refreshToken?: string): Promise<OAuth2Token> {
  const { clientId, clientSecret, scopes, fetch = globalThis.fetch } = options;
  const form = new URLSearchParams(
    refreshToken === undefined
      ? { grant_type: "client_credentials" }
      : { grant_type: "refresh_token", refresh_token: refreshToken },
  );
  if (scopes) form.set("scope", scopes.join(" "));
  const headers: Record<string, string> = { Accept: "application/json" };
  // RFC 6749 §2.3.1: a client with a secret says who it is by Basic, each part encoded as in a form.
  if (clientSecret === undefined) form.set("client_id", clientId);
  else headers.Authorization = `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}`;
  const response = await fetch(new Request(url, { method: "POST", headers, body: form }));
  const answer = await response.json().catch(() => ({}));
  if (response.ok && typeof answer.access_token === "string") return answer;
  const reason = answer.error_description ?? answer.error ?? response.statusText;
  throw new Error(`No token from ${url}: ${response.status} ${reason}`.trim());
}
