/** Which failed attempts are repeated, and when. */
import type { Operation } from "./operation.ts";

/** All times are in milliseconds. */
export interface RetryOptions {
  /** How often a call is repeated at most. Default: 2. */
  readonly retries?: number | undefined;
  /** From the start of a call: no repetition begins later. A server that asks for more is not waited for. Default: 30000. */
  readonly budget?: number | undefined;
  /** Before the first repetition, doubled with each. Default: 250. */
  readonly minDelay?: number | undefined;
  /** What doubling ends at. `Retry-After` may say more. Default: 8000. */
  readonly maxDelay?: number | undefined;
}

export interface RetryPolicy {
  readonly retries: number;
  readonly budget: number;
  readonly minDelay: number;
  readonly maxDelay: number;
}

/**
 * @param own of the call; it wins over what its client says
 * @param isDefault whether anything is repeated where nobody says so
 * @returns `undefined` where nothing is repeated
 */
export function retryPolicy(
  general: RetryOptions | false | undefined,
  own: RetryOptions | false | undefined,
  isDefault: boolean,
): RetryPolicy | undefined {
  const said = own ?? general ?? (isDefault ? {} : false);
  if (said === false) return undefined;
  const { retries = 2, budget = 30_000, minDelay = 250, maxDelay = 8_000 } = { ...(general || {}), ...said };
  return { retries, budget, minDelay, maxDelay };
}

/** RFC 9110 §9.2.2: what all other methods ask for is the same when it is asked twice. */
const NOT_IDEMPOTENT = ["POST", "PATCH"];

/**
 * With a key the server sees to it that what is asked for twice is done once.
 *
 * @param isStream whether the body is a stream, which can be sent once
 */
export function isRepeatable(request: Request, operation: Operation | undefined, isStream: boolean): boolean {
  const key = operation?.idempotencyKey ?? "Idempotency-Key";
  return !isStream && (!NOT_IDEMPOTENT.includes(request.method) || request.headers.has(key));
}

/** Failures that pass, such as overload. What is not implemented (501, 505) will not be at the next attempt. */
export function isPassing({ status, headers }: Response, operation: Operation | undefined): boolean {
  if ([408, 425, 429].includes(status) || (status > 499 && status !== 501 && status !== 505)) return true;
  // A conflict passes where the server says when, or the contract says that it may.
  return status === 409 && (headers.has("retry-after") || operation?.retryConflict === true);
}

/**
 * How long to wait before the next attempt: what the server asks for, else a time that doubles; with a part of chance,
 * so that callers who failed together do not come back together.
 *
 * @param attempt the one that failed, from 1
 * @param elapsed since the call began
 * @returns milliseconds; `undefined` where another attempt is not worth it
 */
export function delayBefore(
  attempt: number,
  elapsed: number,
  response: Response | undefined,
  policy: RetryPolicy,
): number | undefined {
  if (attempt > policy.retries) return undefined;
  const asked = response && delayAskedFor(response);
  const backoff = Math.min(policy.maxDelay, policy.minDelay * 2 ** (attempt - 1));
  const delay =
    asked === undefined ? backoff * (0.5 + Math.random() / 2) : asked + Math.random() * Math.min(asked / 10, 500);
  return elapsed + delay > policy.budget ? undefined : delay;
}

/**
 * What a server says about coming back, in milliseconds: `Retry-After` (RFC 9110 §10.2.3) in seconds or as a date, else
 * the time in the `RateLimit` fields after which there is quota again.
 */
export function delayAskedFor({ status, headers }: Response): number | undefined {
  const text = headers.get("retry-after");
  if (text !== null) {
    if (/^\s*\d+(\.\d+)?\s*$/.test(text)) return Number(text) * 1000;
    // A date is by the server's clock, which its `Date` header shows.
    const date = Date.parse(text);
    const sent = Date.parse(headers.get("date") ?? "");
    if (!Number.isNaN(date)) return Math.max(0, date - (Number.isNaN(sent) ? Date.now() : sent));
  }
  return status === 429 || status === 503 ? quotaDelay(headers) : undefined;
}

/** draft-ietf-httpapi-ratelimit-headers: `"default";r=0;t=30`, and the fields of its earlier versions and of others. */
function quotaDelay(headers: Headers): number | undefined {
  const waits = [...(headers.get("ratelimit") ?? "").matchAll(/;\s*r=0\b[^,]*?;\s*t=(\d+)/g)].map(([, t]) => Number(t));
  if (waits.length > 0) return Math.max(...waits) * 1000;
  const reset = Number(headers.get("ratelimit-reset") ?? headers.get("x-ratelimit-reset") ?? "none");
  // Some count seconds from now, some from 1970.
  const delay = reset > 1e9 ? reset * 1000 - Date.now() : reset * 1000;
  return Number.isNaN(delay) ? undefined : Math.max(0, delay);
}
