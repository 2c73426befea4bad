/** The requests that a target has accepted: what a deviation is a deviation from. */
import type { Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isSuccess } from "../exchange/outcome.ts";

export interface Baseline {
  readonly case: Case;
  readonly exchange: Exchange;
}

export class Baselines {
  readonly #first = new Map<Operation, Baseline>();
  readonly #last = new Map<Operation, Baseline>();
  readonly #byStatus = new Map<Operation, Map<number, Case>>();

  /** Takes note of an accepted request; one that asks for nothing special by headers or on the wire. */
  learn(one: Case, exchange: Exchange): void {
    const { status } = exchange.response;
    if (!isSuccess(exchange) || one.onWire || one.headers) return;
    const baseline = { case: one, exchange };
    if (!this.#first.has(one.operation)) this.#first.set(one.operation, baseline);
    this.#last.set(one.operation, baseline);
    const cases = this.#byStatus.get(one.operation) ?? new Map<number, Case>();
    this.#byStatus.set(one.operation, cases);
    if (!cases.has(status)) cases.set(status, one);
  }

  /** The first that was accepted, which has the least in it. */
  of(operation: Operation): Baseline | undefined {
    return this.#first.get(operation);
  }

  /** The first of each status that they were accepted with. */
  byStatus(operation: Operation): ReadonlyMap<number, Case> {
    return this.#byStatus.get(operation) ?? new Map();
  }

  /** The last that was accepted: what it names is likeliest still there. */
  last(operation: Operation): Baseline | undefined {
    return this.#last.get(operation);
  }
}
