/** What a client, and what a single call, may be told. */
import type { Check } from "./check-answer.ts";
import type { Hooks } from "./hooks.ts";
import type { Middleware } from "./middleware.ts";
import type { RetryOptions } from "./retry.ts";
import type { BodySerializer, PathSerializer, QuerySerializer } from "./serializer.ts";

/** Anything that is text in the end. `null` takes a header away, `undefined` leaves it as it is. */
export type HeadersOptions = HeadersInit | Record<string, unknown>;

/** How a call is made, of a client or of one call; a call's own option wins. */
interface HowToCall {
  /** The API, with its base path: `http://localhost:3000/v1`. Default: the contract's first server. */
  readonly baseUrl?: string | undefined;
  /** In the place of the global `fetch`: for tests, proxies, other runtimes. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** For the whole call in milliseconds, its repetitions and the reading of its answer included. 0: none. Default: 60000. */
  readonly timeout?: number | undefined;
  /** How failures that pass are repeated; `false`: not at all. */
  readonly retry?: RetryOptions | false | undefined;
  /** For logs and traces. Those of a call run after those of its client. */
  readonly hooks?: Hooks | undefined;
  /** The W3C trace context to send: `traceparent`, or a function that says it for each call. */
  readonly traceparent?: string | (() => string | undefined) | undefined;
}

/** Whatever else `fetch` takes (`credentials`, `cache`, …) may be given too, and holds for every request. */
export interface ClientOptions extends HowToCall, Omit<RequestInit, "headers" | "method" | "body" | "signal"> {
  /** Sent with every request. */
  readonly headers?: HeadersOptions | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
  /** Holds each answer against the contract, for development: `checkAnswers(contract)` of `@cantus/client/check`. */
  readonly check?: Check | undefined;
  /** In the place of the global `Request`. */
  readonly Request?: typeof Request | undefined;
  /** Writes every query, in the place of the contract's styles. */
  readonly querySerializer?: QuerySerializer | undefined;
  readonly bodySerializer?: BodySerializer | undefined;
  readonly pathSerializer?: PathSerializer | undefined;
  /** Given to `fetch` beside the request, in Node: `{ dispatcher }`. */
  readonly requestInitExt?: Record<string, unknown> | undefined;
}

/** What a call by operationId may say beside its parameters and body. */
export interface CallOptions extends HowToCall {
  /** Ends the call, its repetitions, and the reading of its answer. */
  readonly signal?: AbortSignal | undefined;
}
