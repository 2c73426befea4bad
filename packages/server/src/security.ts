/** Who a caller is, by the security requirements of the contract (OpenAPI 3.1 §4.8.30). */
import type { Contract, Operation } from "@cantus/contract";
import { authorize, type RequestHead } from "@cantus/contract/request";
import type { Request } from "express";
import type { Authenticate } from "./options.ts";
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
 * The caller of an operation; `undefined` where no credentials are needed and none were given.
 *
 * @returns a promise of it only where a security function returns one
 * @throws {Problem} `unauthenticated`, or what a security function threw.
 */
export function authenticate(
  contract: Contract,
  operation: Operation,
  request: Request,
  head: RequestHead,
  authenticators: Authenticators,
): unknown {
  return authorize(contract, operation, head, ({ name, type }, credential, scopes) => {
    const given = type === "mutualTLS" ? request : credential;
    return authenticators[name]?.(given as never, { scopes, request, operation });
  });
}
