/** Who a caller is, by the security requirements of the contract (OpenAPI 3.1 §4.8.30). */
import {
  type Contract,
  type Operation,
  Problem,
  type SecurityRequirement,
  type SecurityScheme,
} from "@cantus/contract";
import type { Request } from "express";
import { cookiesOf } from "./cookies.ts";
import type { Authenticate, BasicCredential } from "./options.ts";
import { ServerError } from "./server-error.ts";

// Which principal and credential, the types of RouterOptions say; here they only pass through.
export type Authenticators = Readonly<Record<string, Authenticate<never, unknown>>>;

/** @throws {ServerError} MISSING_SECURITY when an operation needs a scheme that has no function. */
export function checkSecurity(contract: Contract, authenticators: Authenticators): void {
  for (const operation of contract.operations) {
    for (const name of operation.security.flatMap((requirement) => Object.keys(requirement))) {
      if (typeof authenticators[name] === "function" && contract.securitySchemes.has(name)) continue;
      const message = contract.securitySchemes.has(name)
        ? `${operation.id} of ${contract.name} needs the security scheme ${name}, for which createRouter was given no function: pass \`security: { ${name}: (credential) => … }\`.`
        : `${operation.id} of ${contract.name} needs the security scheme ${name}, which components.securitySchemes does not have.`;
      throw new ServerError("MISSING_SECURITY", message);
    }
  }
}

/**
 * The caller of an operation: the first requirement that is met decides; of one that needs several schemes, the first
 * scheme's principal. `undefined` where no credentials are needed and none were given.
 *
 * @throws {Problem} `unauthenticated`, with a challenge for each scheme; or what a security function threw, if no other
 *   requirement is met.
 */
export async function authenticate(
  contract: Contract,
  operation: Operation,
  request: Request,
  authenticators: Authenticators,
): Promise<unknown> {
  const { security } = operation;
  if (security.length === 0) return undefined;

  const attempts = new Attempts(contract, operation, request, authenticators);
  // `{}` is met by everyone, so it comes last: a caller with a key is who the key says.
  const named = security.filter((requirement) => Object.keys(requirement).length > 0);
  for (const requirement of named) {
    const met = await attempts.try(requirement);
    if (met) return met.principal;
  }
  if (named.length < security.length) return undefined;
  throw attempts.refusal();
}

class Attempts {
  readonly #contract: Contract;
  readonly #operation: Operation;
  readonly #request: Request;
  readonly #authenticators: Authenticators;
  #thrown: Problem | undefined;
  #sawCredential = false;

  constructor(contract: Contract, operation: Operation, request: Request, authenticators: Authenticators) {
    this.#contract = contract;
    this.#operation = operation;
    this.#request = request;
    this.#authenticators = authenticators;
  }

  async try(requirement: SecurityRequirement): Promise<{ principal: unknown } | undefined> {
    const principals: unknown[] = [];
    for (const [name, scopes] of Object.entries(requirement)) {
      const principal = await this.#principal(name, scopes);
      if (principal === undefined || principal === false || principal === null) return undefined;
      principals.push(principal);
    }
    return { principal: principals[0] };
  }

  async #principal(name: string, scopes: readonly string[]): Promise<unknown> {
    const scheme = this.#contract.securitySchemes.get(name);
    const authenticator = this.#authenticators[name];
    const credential = scheme && credentialOf(scheme, this.#request);
    if (!authenticator || credential === undefined) return undefined;
    this.#sawCredential = true;
    try {
      const context = { scopes, request: this.#request, operation: this.#operation };
      return await authenticator(credential as never, context);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#thrown ??= error;
      return undefined;
    }
  }

  refusal(): Problem {
    const thrown = this.#thrown;
    if (thrown && thrown.status !== 401) return thrown;
    const { code = "unauthenticated", status = 401, title, details, violations } = thrown ?? {};
    const detail =
      thrown?.detail ?? (this.#sawCredential ? "The credentials are not valid." : "Credentials are needed.");
    // "A server generating a 401 response MUST send a WWW-Authenticate header field" (RFC 9110 §15.5.2).
    const headers = { "WWW-Authenticate": this.#challenges(), ...thrown?.headers };
    return new Problem(code, {
      status,
      detail,
      headers,
      ...(title && { title }),
      ...(details && { details }),
      ...(violations && { violations }),
    });
  }

  #challenges(): string {
    const names = new Set(this.#operation.security.flatMap((requirement) => Object.keys(requirement)));
    const realm = quoted(this.#contract.document.info.title);
    const challenges = [...names].map((name) => {
      const scheme = this.#contract.securitySchemes.get(name);
      return scheme ? challengeOf(scheme, realm, this.#sawCredential) : undefined;
    });
    return [...new Set(challenges)].filter(Boolean).join(", ");
  }
}

/** What the request has for a scheme; `undefined` if nothing, or nothing in the right form. */
function credentialOf(scheme: SecurityScheme, request: Request): string | BasicCredential | Request | undefined {
  switch (scheme.type) {
    case "apiKey":
      return apiKeyOf(scheme, request) || undefined;
    case "http":
      if (scheme.scheme === "basic") return basicCredential(authorization(request, "basic"));
      return authorization(request, scheme.scheme ?? "bearer");
    case "oauth2":
    case "openIdConnect":
      return authorization(request, "bearer");
    case "mutualTLS":
      return request;
  }
}

function apiKeyOf({ in: place, parameterName = "" }: SecurityScheme, request: Request): string | undefined {
  if (place === "cookie") return cookiesOf(request)[parameterName];
  if (place === "query") {
    return new URLSearchParams(request.originalUrl.split("?").slice(1).join("?")).get(parameterName) ?? undefined;
  }
  const value = request.headers[parameterName.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

/** The rest of `Authorization` after its scheme, whose case does not matter (RFC 9110 §11.1). */
function authorization(request: Request, scheme: string): string | undefined {
  const [, given = "", rest = ""] = /^([^\s]+) +(.*?) *$/.exec(request.headers.authorization ?? "") ?? [];
  return given.toLowerCase() === scheme && rest ? rest : undefined;
}

/** `user:password` in base64; the first colon divides (RFC 7617 §2). */
function basicCredential(encoded: string | undefined): BasicCredential | undefined {
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function challengeOf(scheme: SecurityScheme, realm: string, sawCredential: boolean): string | undefined {
  switch (scheme.type) {
    case "apiKey":
      // No scheme is registered for keys; this one says where the key goes.
      return `ApiKey realm=${realm}, in=${quoted(scheme.in ?? "header")}, name=${quoted(scheme.parameterName ?? "")}`;
    case "http":
      if (scheme.scheme === "basic") return `Basic realm=${realm}, charset="UTF-8"`;
      if (scheme.scheme !== "bearer") return `${capitalized(scheme.scheme ?? "")} realm=${realm}`;
      return bearerChallenge(realm, sawCredential);
    case "oauth2":
    case "openIdConnect":
      return bearerChallenge(realm, sawCredential);
    case "mutualTLS":
      return undefined;
  }
}

/** A request without credentials SHOULD get no error code, one with a bad token `invalid_token` (RFC 6750 §3.1). */
function bearerChallenge(realm: string, sawCredential: boolean): string {
  return `Bearer realm=${realm}${sawCredential ? ', error="invalid_token"' : ""}`;
}

function quoted(text: string): string {
  return `"${text.replace(/[^\x20-\x7e]/g, "").replace(/["\\]/g, "\\$&")}"`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
