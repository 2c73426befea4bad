/** What all calls of a client share: the way to the server, and what the client was told. */
import { readBody } from "./body.ts";
import { checkAnswer } from "./check-answer.ts";
import { startDeadline } from "./deadline.ts";
import { ContractError, failureOf } from "./errors.ts";
import { type CallState, exchange, type Fetch } from "./exchange.ts";
import type { Api, Operation } from "./operation.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { retryPolicy } from "./retry.ts";
import { type Authenticator, type Credentials, createAuthenticator } from "./security.ts";
import { createTransport, type Transport } from "./transport.ts";

export type Options = ClientOptions & { readonly security?: Credentials | undefined };

export interface Connection {
  readonly transport: Transport;
  readonly options: ClientOptions;
  readonly authenticator: Authenticator;
}

const TIMEOUT = 60_000;

export function connect(api: Pick<Api, "securitySchemes" | "baseUrl">, options: Options): Connection {
  const { baseUrl = api.baseUrl, middleware = [], security = {} } = options;
  const transport = createTransport({ ...options, baseUrl });
  transport.use(...middleware);
  return { transport, options, authenticator: createAuthenticator(api.securitySchemes, security, baseUrl) };
}

/** One call under way. */
export interface Begun {
  readonly call: CallState;
  readonly send: Fetch;
  /** The call has its answer: no timeout any more. */
  stop(): void;
}

/**
 * What the call, or else its client, says. A path that the contract does not have is left to openapi-fetch: nothing is
 * repeated or times out unless it is said.
 */
export function begin(
  { options, authenticator }: Connection,
  operation: Operation | undefined,
  name: string,
  own: CallOptions & { readonly body?: unknown },
  unbuffered: boolean,
): Begun {
  const timeout = own.timeout ?? options.timeout ?? (operation && TIMEOUT);
  const { signal, stop } = startDeadline(own.signal, timeout);
  const traceparent = own.traceparent ?? options.traceparent;
  const call: CallState = {
    operation,
    name,
    fetch: own.fetch ?? options.fetch,
    retry: retryPolicy(options.retry, own.retry, operation !== undefined),
    hooks: [options.hooks, own.hooks].filter((hooks) => hooks !== undefined),
    signal,
    traceparent: typeof traceparent === "function" ? traceparent() : traceparent,
    streams: own.body instanceof ReadableStream,
    unbuffered,
    info: { operationId: name, attempts: 0 },
  };
  return { call, stop, send: (request, init) => exchange(request, call, authenticator, init) };
}

/** @throws ContractError, NetworkError, TimeoutError, AbortError */
export async function readAnswer(
  { options }: Connection,
  operation: Operation,
  response: Response,
  { info, signal }: CallState,
): Promise<unknown> {
  await checkAnswer(options.check, operation, response, info);
  try {
    return await readBody(response, operation.method, operation.formats);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) {
      throw new ContractError(info, response, [{ at: "", message: `not JSON: ${thrown.message}` }], thrown);
    }
    throw failureOf(thrown, info, signal, "the answer broke off");
  }
}
