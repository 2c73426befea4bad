/**
 * How a server refuses what breaks the schema of a body. Where a contract has both 400 and 422, a 422 may be about what the
 * server makes of a request whose form is right; where it is what this server answers to a wrong form, it is about that.
 */
import type { Contract, Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import { jsonOf } from "../exchange/body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isObject } from "../state/json.ts";

/** A case that was refused though the contract allows it. */
export interface Refused {
  readonly one: Case;
  readonly exchange: Exchange;
  /** What it deviates from. */
  readonly baseline: Case;
}

export class Refusals {
  readonly #contract: Contract;
  /** What refusals of a wrong form are called, by operation. */
  readonly #ofForm = new Map<Operation, Set<string>>();
  #waiting: Refused[] = [];

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** Takes note of how a case that breaks the schema was refused. */
  learn({ operation, aim }: Case, exchange: Exchange): void {
    if (exchange.response.status !== 422 || aim?.in !== "body" || aim.isValid || aim.isOpen) return;
    const called = calledIn(exchange);
    if (called === undefined) return;
    const known = this.#ofForm.get(operation) ?? new Set<string>();
    this.#ofForm.set(operation, known.add(called));
  }

  /** Keeps a refusal until it is known how the operation refuses what breaks the schema. */
  wait(refused: Refused): void {
    if (refused.exchange.response.status === 422 && isAboutForm(this.#contract, refused.one))
      this.#waiting.push(refused);
  }

  /** Those that are called as what breaks the schema is, as soon as that is known. Each is given once. */
  take(): readonly Refused[] {
    if (this.#waiting.length === 0) return [];
    const isKnown = ({ one }: Refused) => this.#ofForm.has(one.operation);
    const known = this.#waiting.filter(isKnown);
    this.#waiting = this.#waiting.filter((each) => !isKnown(each));
    return known.filter(({ one, exchange }) => this.#ofForm.get(one.operation)?.has(calledIn(exchange) ?? "") === true);
  }
}

/**
 * What is refused of numbers, lists and words of an enumeration may be so for what there is: more than is in stock, a state
 * that does not follow. How long a text is, and whether it may be null, is about its form; but of a format, a text of any
 * length may be none.
 */
function isAboutForm(contract: Contract, { aim, name }: Case): boolean {
  if (aim?.in !== "body") return false;
  if (aim.keyword === "type") return name.endsWith(": null");
  const member = contract.at(aim.clause.replace(/\/[^/]*$/, ""));
  const isPlain = isObject(member) && member.format === undefined && member.pattern === undefined;
  return isPlain && (aim.keyword === "minLength" || aim.keyword === "maxLength");
}

const CALLED = /^(code|type|error|error_?code|kind|reason|title)$/i;

/** The words by which programs tell one refusal from another. `undefined` where there are none. */
function calledIn({ response }: Exchange): string | undefined {
  const body = jsonOf(response.headers, response.body);
  const words = isObject(body) ? [body, ...Object.values(body).filter(isObject)] : [];
  const found = words.flatMap((each) =>
    Object.entries(each).flatMap(([name, value]) =>
      CALLED.test(name) && (typeof value === "string" || typeof value === "number") ? [`${name}: ${value}`] : [],
    ),
  );
  return found.length === 0 ? undefined : found.join("\n");
}
