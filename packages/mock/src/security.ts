/**
 * Whether a request brings the credentials that an operation asks for (OpenAPI 3.1, Security Requirement Object). A mock
 * has no accounts: any credential of the right kind in the right place will do, and a wrong one can be tried with
 * `Prefer: code=403`.
 */
import { type Contract, type Operation, Problem, type SecurityScheme } from "@cantus/contract";
import { cookiesOf, type MockRequest } from "./exchange.ts";

/** The problem that a request without credentials gets, with a challenge for each scheme that would do. */
export function missingCredentials(
  contract: Contract,
  operation: Operation,
  request: MockRequest,
): Problem | undefined {
  if (operation.security.length === 0) return undefined;
  const alternatives = operation.security.map((requirement) =>
    // A scheme that the contract does not define cannot be asked for.
    Object.keys(requirement).flatMap((name) => contract.securitySchemes.get(name) ?? []),
  );
  if (alternatives.some((schemes) => schemes.every((scheme) => isPresent(scheme, request)))) return undefined;
  const challenges = new Set(alternatives.flat().map((scheme) => challenge(scheme, contract)));
  return new Problem("unauthenticated", {
    detail: "Credentials are needed.",
    headers: { "WWW-Authenticate": [...challenges].filter((each) => each !== undefined).join(", ") },
  });
}

function isPresent(scheme: SecurityScheme, request: MockRequest): boolean {
  switch (scheme.type) {
    case "apiKey":
      return Boolean(apiKey(scheme.in, scheme.parameterName ?? "", request));
    case "http":
      return isAuthorization(scheme.scheme ?? "", request);
    case "oauth2":
    case "openIdConnect":
      return isAuthorization("bearer", request);
    case "mutualTLS":
      // The connection shows it, and the mock speaks plain HTTP.
      return true;
  }
}

function apiKey(place: SecurityScheme["in"], name: string, request: MockRequest): string | null | undefined {
  if (place === "header") return request.headers[name.toLowerCase()];
  if (place === "query") return new URLSearchParams(request.query).get(name);
  return cookiesOf(request).get(name);
}

/** `Authorization: <scheme> <credentials>`; the scheme in any case (RFC 9110 §11.1). */
function isAuthorization(scheme: string, request: MockRequest): boolean {
  const [, sent, credentials = ""] = /^(\S+)\s+(.+)$/.exec(request.headers.authorization ?? "") ?? [];
  if (sent?.toLowerCase() !== scheme) return false;
  // RFC 7617 §2: the user's name and password, with a colon between.
  return scheme !== "basic" || Buffer.from(credentials, "base64").toString().includes(":");
}

/** A 401 has to name a challenge (RFC 9110 §11.6.1); these are the server's. No scheme is registered for API keys. */
function challenge(scheme: SecurityScheme, contract: Contract): string | undefined {
  const realm = `realm=${quoted(contract.document.info.title)}`;
  switch (scheme.type) {
    case "apiKey":
      return `ApiKey ${realm}, in=${quoted(scheme.in ?? "header")}, name=${quoted(scheme.parameterName ?? "")}`;
    case "http": {
      const name = scheme.scheme ?? "";
      const challenged = `${name.charAt(0).toUpperCase()}${name.slice(1)} ${realm}`;
      return name === "basic" ? `${challenged}, charset="UTF-8"` : challenged;
    }
    case "oauth2":
    case "openIdConnect":
      return `Bearer ${realm}`;
    case "mutualTLS":
      return undefined;
  }
}

function quoted(text: string): string {
  return `"${text.replace(/[^\x20-\x7e]/g, "").replace(/["\\]/g, "\\$&")}"`;
}
