/** What a run has seen of a target that breaks no contract and may bring it down all the same. */
import type { Contract, Location, Operation } from "@cantus/contract";
import { curlCommand } from "../exchange/curl.ts";
import { type ExchangeRequest, NO_BYTES } from "../exchange/exchange.ts";
import type { Findings } from "./findings.ts";

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
  /** Hides what is secret. */
  readonly #findings: Findings;
  readonly #found: Risk[] = [];

  constructor(contract: Contract, findings: Findings) {
    this.#contract = contract;
    this.#findings = findings;
  }

  /** @param request the one that shows it */
  tell(code: RiskCode, operation: Operation, message: string, request: ExchangeRequest): void {
    const { id: operationId, pointer } = operation;
    const location = this.#contract.locate(pointer);
    const exchange = { operation, request, response: { status: 0, headers: {}, body: NO_BYTES } };
    const curl = curlCommand(this.#findings.shown(exchange).request);
    this.#found.push({ code, operationId, message, pointer, location, curl });
  }

  all(): Risk[] {
    return [...this.#found];
  }
}
