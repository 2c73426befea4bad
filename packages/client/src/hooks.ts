/** What an application may listen to, for logs and traces. They run beneath the middleware, once for each attempt. */

export interface Attempt {
  readonly operationId: string;
  /** Without credentials, which are added after `before`. Its headers may be set in `before`. */
  readonly request: Request;
  /** 1 for the first. */
  readonly attempt: number;
}

export interface EndedAttempt extends Attempt {
  /** How long it took, in milliseconds. */
  readonly duration: number;
  /** In how many milliseconds there will be another attempt; `undefined`: this was the last. */
  readonly retryIn: number | undefined;
}

/**
 * ```ts
 * hooks: { after: ({ operationId, response, duration, retryIn }) => log(operationId, response.status, duration, retryIn) }
 * ```
 */
export interface Hooks {
  before?(attempt: Attempt): void | Promise<void>;
  /** For every answer, also for one that is a failure. Its body is still to be read: `clone()` it. */
  after?(attempt: EndedAttempt & { readonly response: Response }): void | Promise<void>;
  /** Where no answer came. */
  error?(attempt: EndedAttempt & { readonly error: unknown }): void | Promise<void>;
}
