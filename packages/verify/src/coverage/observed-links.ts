/** Which links were followed: a request that carries what an earlier answer's link says. */
import { type Contract, type Link, type Operation, parseParameter } from "@cantus/contract";
import type { CheckContext } from "../checks/check.ts";
import { rawValue } from "../checks/request-parameters.ts";
import { evaluate } from "../run/expression.ts";

/** Of one link so many offers wait to be taken; a run that creates thousands of things follows few of them. */
const WAITING = 500;

export class ObservedLinks {
  readonly #contract: Contract;
  readonly #followed = new Map<string, number>();
  /** By the operation that a link leads to: its parameters with their values, as text. */
  readonly #offers = new Map<string, Map<string, Link>>();
  readonly #targets: ReadonlySet<string>;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#targets = new Set(
      contract.operations.flatMap(({ responses }) =>
        responses.flatMap(({ links }) => links.flatMap(({ operationId }) => operationId ?? [])),
      ),
    );
  }

  observe(context: CheckContext): void {
    const { operation, declared } = context;
    if (!operation || this.#targets.size === 0) return;
    if (this.#targets.has(operation.id)) this.#take(context, operation);
    for (const link of declared?.links ?? []) this.#offer(link, context);
  }

  followed({ pointer }: Link): number {
    return this.#followed.get(pointer) ?? 0;
  }

  #offer(link: Link, { exchange, match }: CheckContext): void {
    const target = link.operationId === undefined ? undefined : this.#contract.operation(link.operationId);
    if (!target) return;
    const path = match.kind === "operation" ? match.pathParameters : {};
    const values = Object.entries(link.parameters).map(
      ([name, expression]) => [bareName(name), evaluate(expression, exchange, path)] as const,
    );
    if (values.length === 0 || values.some(([, value]) => value === undefined)) return;
    const offers = this.#offers.get(target.id) ?? new Map<string, Link>();
    this.#offers.set(target.id, offers);
    if (offers.size >= WAITING) offers.delete(offers.keys().next().value ?? "");
    offers.set(offerKey(link.pointer, values), link);
  }

  #take(context: CheckContext, operation: Operation): void {
    const offers = this.#offers.get(operation.id);
    if (!offers || offers.size === 0) return;
    const sent = new Map(
      operation.parameters.map((parameter) => [
        parameter.name,
        parseParameter(this.#contract, parameter, rawValue(context, parameter)).value,
      ]),
    );
    for (const link of new Set(offers.values())) {
      const values = Object.keys(link.parameters).map((name) => [bareName(name), sent.get(bareName(name))] as const);
      if (offers.has(offerKey(link.pointer, values))) {
        this.#followed.set(link.pointer, this.followed(link) + 1);
      }
    }
  }
}

/** `path.id` is the parameter `id` of the path (Link Object). */
function bareName(name: string): string {
  return name.replace(/^(?:path|query|header|cookie)\./, "");
}

/** A number in a body is text in a path. */
function offerKey(pointer: string, values: readonly (readonly [string, unknown])[]): string {
  return JSON.stringify([
    pointer,
    values.map(([name, value]) => [name, typeof value === "object" ? value : String(value)]),
  ]);
}
