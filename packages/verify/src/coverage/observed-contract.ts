/** Watches exchanges go by and says what of a contract they have shown. */
import type { Contract, Operation } from "@cantus/contract";
import type { Aim } from "../cases/case.ts";
import { type CheckContext, checkContext } from "../checks/check.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { type ContractCoverage, DIMENSIONS, type Dimension, type Gap, type Share, shareOf } from "./goal.ts";
import { ObservedLinks } from "./observed-links.ts";
import { ObservedOperation } from "./observed-operation.ts";
import { ObservedSchemas } from "./observed-schemas.ts";

export interface CoverageObserver {
  /** Takes note of an exchange. One that is for no operation of the contract shows nothing. */
  observe(exchange: Exchange): void;
  /** What the exchanges so far have shown. */
  coverage(): ContractCoverage;
}

/**
 * Watches exchanges, whoever made them.
 *
 * @param options.basePath where the contract's paths begin in URLs, as in `checkExchange`
 * @example
 * const observer = observeCoverage(contract);
 * for (const exchange of recorder.exchanges) observer.observe(exchange);
 * percent(observer.coverage().shares.statuses); // 62
 */
export function observeCoverage(contract: Contract, options: { readonly basePath?: string } = {}): CoverageObserver {
  const observed = new ObservedContract(contract);
  return {
    observe: (exchange) => observed.observe(checkContext(contract, exchange, options)),
    coverage: () => observed.coverage(),
  };
}

export class ObservedContract {
  readonly #contract: Contract;
  readonly #schemas: ObservedSchemas;
  readonly #links: ObservedLinks;
  readonly #operations = new Map<Operation, ObservedOperation>();
  readonly #skipped = new Map<Operation, string>();

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#schemas = new ObservedSchemas(contract);
    this.#links = new ObservedLinks(contract);
  }

  /** @param aim what the request was made to be, where a run made it */
  observe(context: CheckContext, aim?: Aim): void {
    if (!context.operation) return;
    this.of(context.operation).observe(context, aim);
    this.#links.observe(context);
  }

  /** Why an operation is not called. */
  skip(operation: Operation, reason: string): void {
    this.#skipped.set(operation, reason);
  }

  coverage(): ContractCoverage {
    const operations = this.#contract.operations.map((operation) =>
      this.of(operation).goals(this.#links, this.#skipped.get(operation)),
    );
    const schemas = this.#schemas.goals();
    const goals = Map.groupBy(
      [...operations, ...schemas].flatMap((group) => group.goals),
      ({ dimension }) => dimension,
    );
    const shares = DIMENSIONS.map((dimension) => [dimension, shareOf(goals.get(dimension) ?? [])]);
    return {
      requests: operations.reduce((sum, { requests }) => sum + requests, 0),
      shares: Object.fromEntries(shares) as Record<Dimension, Share>,
      operations,
      schemas,
    };
  }

  /** What was seen of one operation. */
  of(operation: Operation): ObservedOperation {
    const known = this.#operations.get(operation) ?? new ObservedOperation(this.#contract, operation, this.#schemas);
    this.#operations.set(operation, known);
    return known;
  }
}

/** What was never reached, with where it stands in the contract. */
export function* gapsOf(contract: Contract, { operations, schemas }: ContractCoverage): Iterable<Gap> {
  for (const { goals } of [...operations, ...schemas]) {
    for (const goal of goals) if (goal.hits === 0) yield { ...goal, location: contract.locate(goal.pointer) };
  }
}
