/** Whether a caller may call an operation, by its security requirements (OpenAPI 3.1, Security Requirement Object). */
import type { Contract, Operation, SecurityScheme } from "../model.ts";
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
 * @returns what `judge` said; a promise of it only where `judge` gave one
 * @throws {Problem} `unauthenticated`, with a challenge for each scheme; or what `judge` threw, if no other requirement
 *   is met.
 */
export function authorize(contract: Contract, operation: Operation, head: RequestHead, judge: Judge): unknown {
  if (operation.security.length === 0) return undefined;
  return new Attempts(contract, operation, head, judge).from(0);
}

/** What an operation asks for. */
interface Needs {
  readonly alternatives: readonly (readonly Need[])[];
  readonly isOptional: boolean;
}

interface Need {
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
}

const knownNeeds = new WeakMap<Operation, Needs>();

function needsOf(contract: Contract, operation: Operation): Needs {
  const known = knownNeeds.get(operation);
  if (known) return known;
  const { security } = operation;
  // `{}` is met by everyone, so it comes last: a caller with a key is who the key says.
  const named = security.filter((requirement) => Object.keys(requirement).length > 0);
  const alternatives = named.map((requirement) =>
    Object.entries(requirement).flatMap(([name, scopes]) => {
      const scheme = contract.securitySchemes.get(name);
      return scheme ? [{ scheme, scopes }] : [];
    }),
  );
  const needs = { alternatives, isOptional: named.length < security.length };
  knownNeeds.set(operation, needs);
  return needs;
}

/** One request, held against one requirement after another. It goes on at once where a judge does not have to wait. */
class Attempts {
  readonly #contract: Contract;
  readonly #operation: Operation;
  readonly #head: RequestHead;
  readonly #judge: Judge;
  readonly #needs: Needs;
  #refused: Set<SecurityScheme> | undefined;
  #thrown: Problem | undefined;

  constructor(contract: Contract, operation: Operation, head: RequestHead, judge: Judge) {
    this.#contract = contract;
    this.#operation = operation;
    this.#head = head;
    this.#judge = judge;
    this.#needs = needsOf(contract, operation);
  }

  /** The caller by the alternatives from this one on. */
  from(alternative: number): unknown {
    const needs = this.#needs.alternatives[alternative];
    if (needs) return this.#meet(alternative, needs, 0, undefined);
    if (this.#needs.isOptional) return undefined;
    throw this.#refusal();
  }

  /** Goes on with the needs of an alternative from one of them on. @param first the principal of its first need */
  #meet(alternative: number, needs: readonly Need[], at: number, first: unknown): unknown {
    const need = needs[at];
    if (!need) return first;
    const principal = this.#principal(need);
    return isPromise(principal)
      ? principal.then((late) => this.#goOn(alternative, needs, at, first, late))
      : this.#goOn(alternative, needs, at, first, principal);
  }

  #goOn(alternative: number, needs: readonly Need[], at: number, first: unknown, principal: unknown): unknown {
    const isRefused = principal === undefined || principal === false || principal === null;
    return isRefused
      ? this.from(alternative + 1)
      : this.#meet(alternative, needs, at + 1, at === 0 ? principal : first);
  }

  #principal({ scheme, scopes }: Need): unknown {
    const credential = credentialOf(scheme, this.#head);
    if (credential === undefined) return undefined;
    try {
      const principal = this.#judge(scheme, credential, scopes);
      if (isPromise(principal)) {
        return principal.then(
          (late) => this.#judged(scheme, late),
          (error) => this.#failed(scheme, error),
        );
      }
      return this.#judged(scheme, principal);
    } catch (error) {
      return this.#failed(scheme, error);
    }
  }

  #judged(scheme: SecurityScheme, principal: unknown): unknown {
    if (!principal) this.#refuse(scheme);
    return principal;
  }

  #failed(scheme: SecurityScheme, error: unknown): undefined {
    if (!(error instanceof Problem)) throw error;
    this.#refuse(scheme);
    this.#thrown ??= error;
  }

  #refuse(scheme: SecurityScheme): void {
    this.#refused ??= new Set();
    this.#refused.add(scheme);
  }

  #refusal(): Problem {
    const thrown = this.#thrown;
    if (thrown && thrown.status !== 401) return thrown;
    const { code = "unauthenticated", status = 401, title, details, violations } = thrown ?? {};
    const detail = thrown?.detail ?? (this.#refused ? "The credentials are not valid." : "Credentials are needed.");
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

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
}
