/** Waiting for something that a server is still at work on, by asking again and again. */
import type { AnyCall, BodyOf } from "./any-call.ts";
import { sleep, startDeadline } from "./deadline.ts";
import { type CallInfo, failureOf } from "./errors.ts";
import { delayAskedFor } from "./retry.ts";

/** All times are in milliseconds. */
export interface WaitOptions<Body> {
  /** Whether this is what was waited for. */
  readonly until: (body: Body) => boolean;
  /** Told of each answer, the last included. */
  readonly onProgress?: ((body: Body) => void) | undefined;
  /** Between the first two questions. It grows by half each time, and `Retry-After` wins. Default: 1000. */
  readonly interval?: number | undefined;
  /** What the interval grows to. Default: 10000. */
  readonly maxInterval?: number | undefined;
  /** For the whole wait; 0: none. Default: 10 minutes. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const GROWTH = 1.5;

/**
 * Calls an operation until its answer is what you wait for.
 *
 * ```ts
 * const done = await waitFor(music.getGeneration, { path }, { until: ({ status }) => status !== "running", signal });
 * ```
 *
 * @returns the body that `until` was true of
 * @throws ApiError for an answer that is no success; TimeoutError, AbortError
 */
export async function waitFor<Method extends AnyCall>(
  method: Method,
  input: Parameters<Method>[0],
  options: WaitOptions<BodyOf<Method>>,
): Promise<BodyOf<Method>> {
  const { until, onProgress, interval = 1_000, maxInterval = 10_000, timeout = 600_000 } = options;
  const { signal, stop } = startDeadline(options.signal ?? input?.signal, timeout);
  const info: CallInfo = { operationId: method.operation.id, attempts: 0 };
  try {
    for (let pause = interval; ; pause = Math.min(maxInterval, pause * GROWTH)) {
      const call = method({ ...input, signal });
      const body = (await call.unwrap()) as BodyOf<Method>;
      const { response } = await call;
      onProgress?.(body);
      if (until(body)) return body;
      await sleep(delayAskedFor(response) ?? pause, signal);
    }
  } catch (thrown) {
    throw failureOf(thrown, info, signal);
  } finally {
    stop();
  }
}
