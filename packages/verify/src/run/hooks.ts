/** What a user tells of an operation that no contract can say. */
import type { ExchangeRequest } from "../exchange/exchange.ts";

/** What a request has to have, so that it is answered with one status: the number of a card that is refused, say. */
export interface Provocation {
  /** By parameter name. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** By JSON pointer into the body. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** By operationId in `VerifyOptions.hooks`. */
export interface OperationHook {
  /** Leaves the operation out; a text is the reason that the result tells. */
  readonly skip?: boolean | string;
  /** Values that exist at the target, by parameter name, for this operation. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Values for members of the body, by JSON pointer: `{ "/customer/id": "c_1" }`. Cases about such a member keep their own. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** What brings about a status that no contract tells how: `{ 402: { body: { "/card": "4000000000000002" } } }`. */
  readonly statuses?: Readonly<Record<number, Provocation>>;
  /** The last to see a request before it is sent, to sign it for instance; what it returns is sent. */
  readonly request?: (request: ExchangeRequest) => ExchangeRequest;
}

export type Hooks = Readonly<Record<string, OperationHook>>;
