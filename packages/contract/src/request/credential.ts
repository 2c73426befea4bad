/** Credentials in a request, by the security schemes of a contract (OpenAPI 3.1, Security Scheme Object). */
import type { SecurityScheme } from "../model.ts";
import { pairsOfCookies } from "../style/encoding.ts";
import { headerOf, type RequestHead } from "./head.ts";

/** The credential of `http` `basic`. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** A key or token; `true` for `mutualTLS`, which the connection shows and not the request. */
export type Credential = string | BasicCredential | true;

/** What a request has for a scheme; `undefined` if nothing, or nothing in the right form. */
export function credentialOf(scheme: SecurityScheme, head: RequestHead): Credential | undefined {
  switch (scheme.type) {
    case "apiKey":
      return apiKeyOf(scheme, head) || undefined;
    case "http":
      if (scheme.scheme === "basic") return basicCredential(authorizationOf(head, "basic"));
      return authorizationOf(head, scheme.scheme ?? "bearer");
    case "oauth2":
    case "openIdConnect":
      return authorizationOf(head, "bearer");
    case "mutualTLS":
      return true;
  }
}

function apiKeyOf({ in: place, parameterName = "" }: SecurityScheme, head: RequestHead): string | null | undefined {
  if (place === "query") return new URLSearchParams(head.query).get(parameterName);
  if (place !== "cookie") return headerOf(head, parameterName);
  // The first of a name counts: it has the longest path (RFC 6265 §5.4).
  return pairsOfCookies(headerOf(head, "cookie") ?? "").find(({ name }) => name === parameterName)?.value;
}

/** The rest of `Authorization` after its scheme, whose case does not matter (RFC 9110 §11.1). */
function authorizationOf(head: RequestHead, scheme: string): string | undefined {
  const [, given = "", rest = ""] = /^(\S+) (.*)$/.exec(headerOf(head, "authorization") ?? "") ?? [];
  return given.toLowerCase() === scheme && rest.trim() !== "" ? rest.trim() : undefined;
}

/** `user:password` in base64; the first colon divides (RFC 7617 §2). */
function basicCredential(encoded: string | undefined): BasicCredential | undefined {
  const text = decodeBase64(encoded ?? "");
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function decodeBase64(encoded: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
  } catch {
    return "";
  }
}
