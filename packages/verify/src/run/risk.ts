/** What a run has seen of a target that breaks no contract and may bring it down all the same. */
import type { Contract, Location, Operation } from "@cantus/contract";
import { curlCommand } from "../exchange/curl.ts";
import type { Exchange } from "../exchange/exchange.ts";

export type RiskCode = "slow-answer" | "memory-growth";

export interface Risk {
  readonly code: RiskCode;
  readonly operationId: string;
  /** One sentence, with what was measured. */
  readonly message: string;
  /** The operation in the contract. */
  readonly pointer: string;
  readonly location?: Location;
  /** The request that shows it, its credentials hidden. */
  readonly curl: string;
}

export class Risks {
  readonly #contract: Contract;
  readonly #found: Risk[] = [];

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** @param shown the request that shows it, without secrets */
  add(code: RiskCode, operation: Operation, message: string, { request }: Pick<Exchange, "request">): void {
    const { id: operationId, pointer } = operation;
    const location = this.#contract.locate(pointer);
    this.#found.push({ code, operationId, message, pointer, location, curl: curlCommand(request) });
  }

  all(): Risk[] {
    return [...this.#found];
  }
}
