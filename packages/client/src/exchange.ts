/**
 * One call's way to the server and back, beneath all middleware: credentials, hooks, repetitions. What comes out is the
 * answer that counts, or the error of the last attempt.
 */
import { sleep, untilAborted } from "./deadline.ts";
import { type CallInfo, failureOf, NetworkError } from "./errors.ts";
import type { Hooks } from "./hooks.ts";
import { isEventStream, isJson, isText } from "./media.ts";
import type { Operation } from "./operation.ts";
import { redacted } from "./redact.ts";
import { delayBefore, isPassing, isRepeatable, type RetryPolicy } from "./retry.ts";
import type { Authenticator } from "./security.ts";

/** How a request is sent. The second argument is what some runtimes take beside it. */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

/** What is known of a call beside its request. */
export interface CallState {
  /** Absent for a path that the contract does not have. */
  readonly operation: Operation | undefined;
  readonly name: string;
  readonly fetch: Fetch | undefined;
  readonly retry: RetryPolicy | undefined;
  readonly hooks: readonly Hooks[];
  readonly signal: AbortSignal | undefined;
  readonly traceparent: string | undefined;
  /** Whether the body is a stream, which can be sent once. */
  readonly streams: boolean;
  /** Whether the caller wants to read the answer while it comes. */
  readonly unbuffered: boolean;
  /** For errors: set as the call goes on. */
  info: CallInfo;
}

export async function exchange(
  request: Request,
  call: CallState,
  authenticator: Authenticator,
  init: RequestInit | undefined,
): Promise<Response> {
  const { operation, retry, hooks, signal, traceparent } = call;
  const begin = performance.now();
  const policy = retry && isRepeatable(request, operation, call.streams) ? retry : undefined;
  if (traceparent && !request.headers.has("traceparent")) request.headers.set("traceparent", traceparent);

  for (let attempt = 1; ; attempt++) {
    const about = { operationId: call.name, request, attempt };
    for (const hook of hooks) await hook.before?.(about);
    call.info = { ...call.info, request: redacted(request), attempts: attempt };
    const start = performance.now();
    const ended = (retryIn: number | undefined) => ({ ...about, duration: performance.now() - start, retryIn });
    const nextIn = (response?: Response) => policy && delayBefore(attempt, performance.now() - begin, response, policy);
    let retryIn: number | undefined;
    try {
      const response = await untilAborted(attemptOnce(request, call, authenticator, init), signal);
      if (isPassing(response, operation)) retryIn = nextIn(response);
      for (const hook of hooks) await hook.after?.({ ...ended(retryIn), response });
      if (retryIn === undefined) return response;
      discard(response);
    } catch (thrown) {
      const failure = failureOf(thrown, call.info, signal);
      if (failure instanceof NetworkError) retryIn = nextIn();
      const error = operation ? failure : thrown;
      for (const hook of hooks) await hook.error?.({ ...ended(retryIn), error });
      if (retryIn === undefined) throw error;
    }
    await sleep(retryIn, signal).catch((thrown) => {
      throw operation ? failureOf(thrown, call.info, signal) : thrown;
    });
  }
}

/** The connection is free for another request when nobody reads the answer any more. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => {});
}

async function attemptOnce(
  request: Request,
  call: CallState,
  authenticator: Authenticator,
  init: RequestInit | undefined,
): Promise<Response> {
  const fetch: Fetch = call.fetch ?? globalThis.fetch;
  // What has a body that can be sent again is sent as a copy.
  const send = async () => {
    const copy = request.body && !call.streams ? request.clone() : request;
    const authenticated = await authenticator.authenticate(copy, call.operation);
    return { response: await fetch(authenticated.request, init), used: authenticated.used };
  };
  let { response, used } = await send();
  // Who was not let in has changed nothing, whatever the method: with another credential it may be sent again.
  if (response.status === 401 && used && !call.streams && (await authenticator.refresh(used))) {
    discard(response);
    ({ response } = await send());
  }
  return call.unbuffered ? response : whole(response, request.url);
}

/**
 * The answer with its body here, where that is text: one that breaks off is then a failure of this attempt, and can be
 * repeated. Bytes and events are left to be read while they come.
 */
async function whole(response: Response, asked: string): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  const { status, statusText, headers, url, redirected, type: origin } = response;
  if (!(response instanceof Response) || !response.body || !isWhole(type)) return response;
  const copy = new Response(await response.arrayBuffer(), { status, statusText, headers });
  // A made Response, this one or a test double's, has no address of its own.
  Object.defineProperties(copy, {
    url: { value: url || asked },
    redirected: { value: redirected },
    type: { value: origin },
  });
  return copy;
}

const isWhole = (type: string) => isJson(type) || (isText(type) && !isEventStream(type));
