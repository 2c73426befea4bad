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

/** A hook of the user's that does not do what it is there for. */
export class HookError extends Error {
  readonly code = "HOOK_FAILED";
  override readonly name = "HookError";
  readonly operationId: string;

  constructor(operationId: string, reason: string, options?: ErrorOptions) {
    super(`The hook \`request\` of ${operationId} ${reason}`, options);
    this.operationId = operationId;
  }
}

/**
 * The request as the hook of its operation leaves it.
 *
 * @throws HookError where the hook throws, or gives no request.
 */
export function hookedRequest(
  operationId: string,
  hook: NonNullable<OperationHook["request"]>,
  request: ExchangeRequest,
): ExchangeRequest {
  let given: unknown;
  try {
    given = hook(request);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new HookError(operationId, `has failed: ${message}`, { cause: error });
  }
  if (given instanceof Promise) {
    given.catch(() => {});
    throw new HookError(operationId, "gives a promise. It has to return the request itself, so it cannot be async.");
  }
  if (isRequest(given)) return given;
  throw new HookError(operationId, "gives no request. It has to return one: { method, url, headers, body }.");
}

function isRequest(given: unknown): given is ExchangeRequest {
  const { method, url, headers, body } = (given ?? {}) as Record<string, unknown>;
  const isNamed = typeof method === "string" && typeof url === "string" && URL.canParse(url);
  return isNamed && typeof headers === "object" && headers !== null && body instanceof Uint8Array;
}
