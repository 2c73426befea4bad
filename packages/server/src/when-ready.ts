/**
 * What `await` does, without the wait where there is nothing to wait for: most requests are answered before another one is
 * looked at, and a promise for each of their steps would cost as much as the steps.
 */
export function whenReady<Value, Result>(
  value: Value | PromiseLike<Value>,
  next: (value: Value) => Result | PromiseLike<Result>,
): Result | PromiseLike<Result> {
  return isPromise<Value>(value) ? value.then(next) : next(value);
}

export function isPromise<Value>(value: Value | PromiseLike<Value>): value is PromiseLike<Value> {
  return typeof (value as PromiseLike<Value> | null | undefined)?.then === "function";
}
