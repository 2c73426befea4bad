/** Work that seldom has to wait: a promise costs more than most of what the mock does for a request. */
export type AtOnce<Value> = Value | Promise<Value>;

/** Goes on with a value: at once if it is there, else when it comes. */
export function following<Value, Next>(value: AtOnce<Value>, next: (value: Value) => AtOnce<Next>): AtOnce<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}
