/** What a contract leaves open, met in a run: no voice can be held to it, and its author may want to settle it. */
import type { Contract, Location } from "@cantus/contract";

export interface Ambiguity {
  readonly operationId: string;
  /** One sentence: what the contract does not say. */
  readonly message: string;
  /** Into the contract: where it would be said. */
  readonly pointer: string;
  readonly location?: Location;
}

export class Ambiguities {
  readonly #contract: Contract;
  readonly #found = new Map<string, { readonly first: Ambiguity; more: number }>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /**
   * Each once.
   *
   * @param about of several about the same, the first is told, and how many there are. Defaults to the message.
   */
  add(operationId: string, message: string, pointer: string, about = message): void {
    const key = JSON.stringify([operationId, about]);
    const known = this.#found.get(key);
    if (!known) {
      const first = { operationId, message, pointer, location: this.#contract.locate(pointer) };
      this.#found.set(key, { first, more: 0 });
    } else if (about !== message) known.more++;
  }

  /** Whether something that ends so is told of the operation. */
  isTold(operationId: string, end: string): boolean {
    return [...this.#found.values()].some(
      ({ first }) => first.operationId === operationId && first.message.endsWith(end),
    );
  }

  all(): Ambiguity[] {
    return [...this.#found.values()].map(({ first, more }) =>
      more === 0 ? first : { ...first, message: `${first.message} There are ${more} more like it.` },
    );
  }
}
