import {
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  type IPolicy,
  type IRetryBackoffContext,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from "cockatiel";

const LONGEST_PAUSE_MS = 60_000;

/** Why the engine elsewhere did not answer as it should. */
export class RemoteEngineError extends Error {
  /** `REMOTE_ENGINE_REFUSED` says that the request is wrong, and that asking again is in vain. */
  readonly code: "REMOTE_ENGINE_UNAVAILABLE" | "REMOTE_ENGINE_REFUSED";

  /** How long it wants to be left alone, in milliseconds, where it says so. */
  readonly retryAfterMs: number | undefined;

  constructor(code: RemoteEngineError["code"], message: string, retryAfterMs?: number) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.name = "RemoteEngineError";
  }
}

export interface RemoteApiOptions {
  /** Where the engine is; paths are added to it. */
  readonly url: string;
  /** Sent as a bearer token, and to that origin only. */
  readonly apiKey: string;
  /** How long a single request may take until its answer begins, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** How often a request is sent again that failed for a while only: no connection, 429, 5xx. Default 4. */
  readonly retries?: number;
  /** The first pause before that, in milliseconds; each next one is twice as long, or as long as `Retry-After` says. Default 250. */
  readonly backoffMs?: number;
  /** After so many failures in a row nothing is sent for `restMs`. Default 5. */
  readonly failuresToRest?: number;
  /** In milliseconds. Default 10,000. */
  readonly restMs?: number;
}

/** Requests to an engine elsewhere: each with a time limit, sent again where that may help, and none at all while it is down. */
export class RemoteApi {
  readonly #base: URL;
  readonly #apiKey: string;
  readonly #policy: IPolicy;

  constructor(options: RemoteApiOptions) {
    this.#base = new URL(options.url.endsWith("/") ? options.url : `${options.url}/`);
    this.#apiKey = options.apiKey;
    const isPassing = handleWhen(
      (error) =>
        error instanceof TaskCancelledError ||
        (error instanceof RemoteEngineError && error.code === "REMOTE_ENGINE_UNAVAILABLE"),
    );
    const { timeoutMs = 30_000, retries = 4, backoffMs = 250, failuresToRest = 5, restMs = 10_000 } = options;
    const backoff = new DelegateBackoff<IRetryBackoffContext<unknown>>(({ attempt, result }) => {
      const asked =
        "error" in result && result.error instanceof RemoteEngineError ? result.error.retryAfterMs : undefined;
      return asked ?? backoffMs * 2 ** (attempt - 1);
    });
    this.#policy = wrap(
      retry(isPassing, { maxAttempts: retries, backoff }),
      circuitBreaker(isPassing, { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failuresToRest) }),
      timeout(timeoutMs, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false }),
    );
  }

  /**
   * The answer, whose status is 2xx.
   *
   * @param path relative to the engine's URL, or a URL of its own.
   * @throws RemoteEngineError, cockatiel's BrokenCircuitError while nothing is sent, or the signal's reason.
   */
  async send(method: string, path: string, init: RequestInit & { readonly signal: AbortSignal }): Promise<Response> {
    const url = new URL(path, this.#base);
    const headers = new Headers(init.headers);
    // Files may lie elsewhere: who keeps them is not told the key.
    if (url.origin === this.#base.origin) headers.set("Authorization", `Bearer ${this.#apiKey}`);
    try {
      return await this.#policy.execute(
        ({ signal }) => attempt(url, { ...init, method, headers, signal }),
        init.signal,
      );
    } catch (error) {
      init.signal.throwIfAborted();
      throw error;
    }
  }
}

async function attempt(url: URL, init: RequestInit): Promise<Response> {
  const where = `${init.method} ${url.origin}${url.pathname}`;
  const response = await fetch(url, init).catch((error: unknown) => {
    throw new RemoteEngineError("REMOTE_ENGINE_UNAVAILABLE", `${where}: ${error}`);
  });
  if (response.ok) return response;
  await response.body?.cancel();
  const isPassing = response.status === 429 || response.status >= 500;
  throw new RemoteEngineError(
    isPassing ? "REMOTE_ENGINE_UNAVAILABLE" : "REMOTE_ENGINE_REFUSED",
    `${where} was answered with ${response.status}`,
    retryAfter(response),
  );
}

/** `Retry-After` in milliseconds (RFC 9110 §10.2.3), a minute at most. */
function retryAfter({ headers }: Response): number | undefined {
  const said = headers.get("Retry-After");
  if (said === null) return undefined;
  const milliseconds = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.min(Math.max(0, milliseconds), LONGEST_PAUSE_MS);
}
