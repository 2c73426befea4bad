/** What a user tells of an operation that no contract can say. */
import type { ExchangeRequest } from "../exchange/exchange.ts";

/** By operationId in `VerifyOptions.hooks`. */
export interface OperationHook {
  /** Leaves the operation out; a text is the reason that the result tells. */
  readonly skip?: boolean | string;
  /** Values that exist at the target, by parameter name, for this operation. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Values for members of the body, by JSON pointer: `{ "/customer/id": "c_1" }`. Cases about such a member keep their own. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** The last to see a request before it is sent, to sign it for instance; what it returns is sent. */
  readonly request?: (request: ExchangeRequest) => ExchangeRequest;
}

export type Hooks = Readonly<Record<string, OperationHook>>;
