/** `WWW-Authenticate` (RFC 9110 §11.6.1): how to authenticate, for a caller who did not. */
import type { Contract, Operation, SecurityScheme } from "../model.ts";

/** A challenge for each scheme that an operation asks for. @param refused the schemes whose credential was not valid */
export function challengesOf(
  contract: Contract,
  operation: Pick<Operation, "security">,
  refused: ReadonlySet<SecurityScheme> = new Set(),
): string {
  const realm = quoted(contract.document.info.title);
  const names = new Set(operation.security.flatMap((requirement) => Object.keys(requirement)));
  const challenges = [...names].map((name) => {
    const scheme = contract.securitySchemes.get(name);
    return scheme && challengeOf(scheme, realm, refused.has(scheme));
  });
  return [...new Set(challenges)].filter(Boolean).join(", ");
}

function challengeOf(scheme: SecurityScheme, realm: string, isRefused: boolean): string | undefined {
  switch (scheme.type) {
    case "apiKey":
      // No scheme is registered for keys; this one says where the key goes.
      return `ApiKey realm=${realm}, in=${quoted(scheme.in ?? "header")}, name=${quoted(scheme.parameterName ?? "")}`;
    case "http":
      if (scheme.scheme === "basic") return `Basic realm=${realm}, charset="UTF-8"`;
      if (scheme.scheme !== "bearer") return `${capitalized(scheme.scheme ?? "")} realm=${realm}`;
      return bearerChallenge(realm, isRefused);
    case "oauth2":
    case "openIdConnect":
      return bearerChallenge(realm, isRefused);
    case "mutualTLS":
      return undefined;
  }
}

/** A request without a token SHOULD get no error code, one with a bad token `invalid_token` (RFC 6750 §3.1). */
function bearerChallenge(realm: string, isRefused: boolean): string {
  return `Bearer realm=${realm}${isRefused ? ', error="invalid_token"' : ""}`;
}

function quoted(text: string): string {
  return `"${text.replace(/[^\x20-\x7e]/g, "").replace(/["\\]/g, "\\$&")}"`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
