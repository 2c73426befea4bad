/** What can go wrong with a call, a class for each kind. All have a `code`, and `instanceof CallError` is true of all. */
import { type Problem, problemIn, requestIdIn } from "./problem.ts";

export type ErrorCode = "API_ERROR" | "NETWORK_ERROR" | "TIMEOUT" | "ABORTED" | "CONTRACT_BROKEN";

/** The request that failed, without secrets: credentials are not in it, and headers that carry some are `[redacted]`. */
export interface FailedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What each error knows of its call. */
export interface CallInfo {
  /** Of a call by path that the contract does not have: method and path. */
  readonly operationId: string;
  /** Absent where no request was made. */
  readonly request?: FailedRequest | undefined;
  /** How often it was sent. */
  readonly attempts: number;
}

/** A call that did not succeed. What `unwrap()`, `pages`, `waitFor` and `events` throw is one of its subclasses. */
export class CallError extends Error {
  readonly code: ErrorCode;
  readonly operationId: string;
  readonly request: FailedRequest | undefined;
  readonly attempts: number;

  /** @param name written out, for a bundler renames classes */
  constructor(name: string, code: ErrorCode, info: CallInfo, message: string, cause?: unknown) {
    super(`${info.operationId}: ${message}`, cause === undefined ? undefined : { cause });
    this.name = name;
    this.code = code;
    this.operationId = info.operationId;
    this.request = info.request;
    this.attempts = info.attempts;
  }
}

/** An answer that is not a success. */
export class ApiError extends CallError {
  readonly status: number;
  /** As the answer's media type says; `undefined` for an empty one. */
  readonly body: unknown;
  /** What the body says of the failure, whatever the API's error shape. */
  readonly problem: Problem;
  /** What the server calls this request: its `X-Request-Id`, else as the body says. */
  readonly requestId: string | undefined;
  readonly response: Response;

  constructor(info: CallInfo, body: unknown, response: Response) {
    const problem = problemIn(body);
    const requestId = response.headers.get("x-request-id") ?? requestIdIn(body);
    const reason = problem.message ?? response.statusText;
    super(
      "ApiError",
      "API_ERROR",
      info,
      `${response.status}${reason ? ` ${reason}` : ""}${requestId ? ` (request ${requestId})` : ""}`,
    );
    this.status = response.status;
    this.body = body;
    this.problem = problem;
    this.requestId = requestId;
    this.response = response;
  }
}

/** The server was not reached, or the connection broke before the answer was whole. `cause` is what `fetch` threw. */
export class NetworkError extends CallError {
  constructor(info: CallInfo, cause: unknown, what = "the server could not be reached") {
    super("NetworkError", "NETWORK_ERROR", info, `${what}${reasonOf(cause)}.`, cause);
  }
}

/** The call took longer than its `timeout`, or than a signal of the caller allowed. */
export class TimeoutError extends CallError {
  constructor(info: CallInfo, cause: unknown) {
    super("TimeoutError", "TIMEOUT", info, `no whole answer in time${reasonOf(cause)}.`, cause);
  }
}

/** The caller's signal ended the call. `cause` is the signal's reason. */
export class AbortError extends CallError {
  constructor(info: CallInfo, cause: unknown) {
    super("AbortError", "ABORTED", info, "ended by its signal.", cause);
  }
}

/** One way in which an answer breaks the contract. */
export interface Breach {
  /** A JSON pointer into the body, or the name of a header. */
  readonly at: string;
  readonly message: string;
  /** The clause: a JSON pointer into the contract. */
  readonly clause?: string | undefined;
}

/** The answer is not what the contract says: JSON that is none, or (with `check`) one that breaks a schema. */
export class ContractError extends CallError {
  readonly status: number;
  readonly breaches: readonly Breach[];
  readonly response: Response;

  constructor(info: CallInfo, response: Response, breaches: readonly Breach[], cause?: unknown) {
    const words = breaches.map(({ at, message, clause }) => {
      return [at, message, clause && `(${clause})`].filter(Boolean).join(" ");
    });
    super(
      "ContractError",
      "CONTRACT_BROKEN",
      info,
      `the answer ${response.status} breaks the contract: ${words.join("; ")}`,
      cause,
    );
    this.status = response.status;
    this.breaches = breaches;
    this.response = response;
  }
}

/** Node's `fetch` says what happened in the cause of its error only. */
function reasonOf(thrown: unknown): string {
  const { message, cause } = Object(thrown) as Error;
  const detail = (cause as Error | undefined)?.message || message;
  return detail ? ` (${detail})` : "";
}

const isNamed = (thrown: unknown, name: string) => (Object(thrown) as Error).name === name;

/**
 * The error of a call that threw. What is neither the network's nor a signal's doing stays as it is: a fault in a
 * custom `fetch` or in middleware is the author's own.
 */
export function failureOf(thrown: unknown, info: CallInfo, signal?: AbortSignal | null, what?: string): unknown {
  if (thrown instanceof CallError) return thrown;
  if (signal?.aborted || isNamed(thrown, "AbortError") || isNamed(thrown, "TimeoutError")) {
    const reason = signal?.aborted ? signal.reason : thrown;
    return new (isNamed(reason, "TimeoutError") ? TimeoutError : AbortError)(info, reason);
  }
  return isNetworkFailure(thrown) ? new NetworkError(info, thrown, what) : thrown;
}

/** Fetch Standard: a network error is a `TypeError`. Other ways to fetch throw the system's errors, which have a code. */
function isNetworkFailure(thrown: unknown): boolean {
  return (
    thrown instanceof TypeError || /^(E[A-Z]+|UND_ERR_\w+)$/.test(String((Object(thrown) as { code?: unknown }).code))
  );
}
