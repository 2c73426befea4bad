import { withoutQuotation } from "../body/json.ts";
import { Problem, problemCodeOf } from "./problem.ts";
import { reasonPhrase } from "./reason.ts";

/** What the `http-errors` package makes and middleware such as body-parser throws. */
interface HttpError extends Error {
  readonly status: number;
  /** Whether its message is meant for the caller. */
  readonly expose: boolean;
  readonly headers?: Record<string, string>;
}

/**
 * The problem that a thrown thing is to a caller. A problem is itself; an error of HTTP middleware (`{ status, expose }`)
 * becomes the problem of its status; any other is an `internal-error` that tells nothing of its cause, because a message
 * that was not written for callers may hold what they must not see; nor does another quote the JSON that it could not
 * parse. The thing itself is kept as `cause`, for the log.
 *
 * @example problemFrom(await json().catch((error) => error)).code // "payload-too-large"
 */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!isHttpError(error)) return new Problem("internal-error", { cause: error });
  const { status, expose, headers = {} } = error;
  const options = { status, headers, cause: error, ...(expose && { detail: withoutQuotation(error.message) }) };
  return new Problem(problemCodeOf(status) ?? reasonPhrase(status).toLowerCase().replaceAll(" ", "-"), options);
}

// `expose` is asked for because clients of other services throw errors with the `status` which *they* were answered.
function isHttpError(error: unknown): error is HttpError {
  if (!(error instanceof Error)) return false;
  const { status, expose } = error as Partial<HttpError>;
  if (!Number.isInteger(status) || (status as number) < 400 || (status as number) > 599) return false;
  // Express marks a path parameter that cannot be decoded with a status alone.
  return typeof expose === "boolean" || error instanceof URIError;
}
