/** When a call ends, whatever it is doing: by its caller's signal, or after its `timeout`. */

export interface Deadline {
  /** Absent: nothing ends the call. */
  readonly signal: AbortSignal | undefined;
  /** The call has what it wanted; the caller's signal still ends the reading of a stream. */
  stop(): void;
}

/** @param timeout in milliseconds; `undefined` or 0: none */
export function startDeadline(signal: AbortSignal | null | undefined, timeout: number | undefined): Deadline {
  if (!timeout) return { signal: signal ?? undefined, stop: () => {} };
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`more than ${timeout} ms`, "TimeoutError"));
  }, timeout);
  return {
    signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    stop: () => clearTimeout(timer),
  };
}

/** The promise, or the signal's reason as soon as it ends: also where what is waited for does not know the signal. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** @param duration in milliseconds */
export function sleep(duration: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, duration);
  });
  return untilAborted(slept, signal).finally(() => clearTimeout(timer));
}
