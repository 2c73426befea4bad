/** Whether a caller may call an operation, by its security requirements (OpenAPI 3.1, Security Requirement Object). */
import type { Contract, Operation, SecurityRequirement, SecurityScheme } from "../model.ts";
import { Problem } from "../problem/problem.ts";
import { challengesOf } from "./challenge.ts";
import { type Credential, credentialOf } from "./credential.ts";
import type { RequestHead } from "./head.ts";

/** Says who a credential belongs to; nothing (`undefined`, `null`, `false`): it is not valid. May throw a `Problem`. */
type Judge = (scheme: SecurityScheme, credential: Credential, scopes: readonly string[]) => unknown;

/**
 * The caller of an operation: the first requirement that is met decides; of one that needs several schemes, the first
 * scheme's principal. `undefined` where no credentials are needed and none were given. A scheme that the contract does
 * not define cannot be asked for.
 *
 * @throws {Problem} `unauthenticated`, with a challenge for each scheme; or what `judge` threw, if no other requirement
 *   is met.
 */
export async function authorize(
  contract: Contract,
  operation: Operation,
  head: RequestHead,
  judge: Judge,
): Promise<unknown> {
  const { security } = operation;
  if (security.length === 0) return undefined;

  const attempts = new Attempts(contract, operation, head, judge);
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
  readonly #head: RequestHead;
  readonly #judge: Judge;
  readonly #refused = new Set<SecurityScheme>();
  #thrown: Problem | undefined;

  constructor(contract: Contract, operation: Operation, head: RequestHead, judge: Judge) {
    this.#contract = contract;
    this.#operation = operation;
    this.#head = head;
    this.#judge = judge;
  }

  async try(requirement: SecurityRequirement): Promise<{ principal: unknown } | undefined> {
    const principals: unknown[] = [];
    for (const [name, scopes] of Object.entries(requirement)) {
      const scheme = this.#contract.securitySchemes.get(name);
      if (!scheme) continue;
      const principal = await this.#principal(scheme, scopes);
      if (principal === undefined || principal === false || principal === null) return undefined;
      principals.push(principal);
    }
    return { principal: principals[0] };
  }

  async #principal(scheme: SecurityScheme, scopes: readonly string[]): Promise<unknown> {
    const credential = credentialOf(scheme, this.#head);
    if (credential === undefined) return undefined;
    try {
      const principal = await this.#judge(scheme, credential, scopes);
      if (!principal) this.#refused.add(scheme);
      return principal;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#refused.add(scheme);
      this.#thrown ??= error;
      return undefined;
    }
  }

  refusal(): Problem {
    const thrown = this.#thrown;
    if (thrown && thrown.status !== 401) return thrown;
    const { code = "unauthenticated", status = 401, title, details, violations } = thrown ?? {};
    const detail =
      thrown?.detail ?? (this.#refused.size > 0 ? "The credentials are not valid." : "Credentials are needed.");
    // "A server generating a 401 response MUST send a WWW-Authenticate header field" (RFC 9110 §15.5.2).
    const challenges = challengesOf(this.#contract, this.#operation, this.#refused);
    return new Problem(code, {
      status,
      detail,
      headers: { "WWW-Authenticate": challenges, ...thrown?.headers },
      ...(title && { title }),
      ...(details && { details }),
      ...(violations && { violations }),
    });
  }
}
