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
  readonly #found = new Map<string, Ambiguity>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** Each once. */
  add(operationId: string, message: string, pointer: string): void {
    const key = JSON.stringify([operationId, message, pointer]);
    if (this.#found.has(key)) return;
    this.#found.set(key, { operationId, message, pointer, location: this.#contract.locate(pointer) });
  }

  all(): Ambiguity[] {
    return [...this.#found.values()];
  }
}
