/** The contracts that a mock serves at the moment. */
import type { Contract } from "@cantus/contract";
import { basePathsOf } from "@cantus/contract/request";
import { describedWebhooks } from "./callbacks/describe.ts";
import { createPlaces, type FindPlace } from "./places.ts";
import { NOTHING_REMEMBERED, rememberedIn } from "./state/report.ts";
import type { MockedContract } from "./types.ts";

export class ServedContracts {
  #contracts: readonly Contract[];
  #find: FindPlace;
  /** Whether anything is remembered of what they describe. */
  readonly #memory: boolean;

  constructor(contracts: readonly Contract[], memory: boolean) {
    this.#contracts = [...contracts];
    this.#find = createPlaces(this.#contracts);
    this.#memory = memory;
  }

  /** In the order in which they came. */
  get all(): readonly Contract[] {
    return this.#contracts;
  }

  /** The contract and operation of a request. */
  get find(): FindPlace {
    return this.#find;
  }

  /** Puts a contract in the place of the one with the same name; a new name is added. */
  put(contract: Contract): void {
    const at = this.#contracts.findIndex(({ name }) => name === contract.name);
    this.#contracts = at < 0 ? [...this.#contracts, contract] : this.#contracts.with(at, contract);
    this.#find = createPlaces(this.#contracts);
  }

  describe(): MockedContract[] {
    const memory = this.#memory;
    return this.#contracts.map((contract) => ({
      name: contract.name,
      basePaths: basePathsOf(contract),
      operations: contract.operations.length,
      get webhooks() {
        return describedWebhooks(contract, memory);
      },
      get memory() {
        return memory ? rememberedIn(contract) : NOTHING_REMEMBERED;
      },
    }));
  }
}
