/** What a failure says of itself, found under the names that error shapes use. */

export interface Problem {
  /** A word for programs: `code`, or `error` where that is a text without spaces. */
  readonly code: string | undefined;
  /** For people: `detail`, `message`, `title`. */
  readonly message: string | undefined;
  /** `violations`, `errors` or `details`. */
  readonly details: unknown;
}

export function problemIn(body: unknown): Problem {
  const code = textIn(body, ["code", "error_code", "error"]);
  const message = textIn(body, ["detail", "message", "title", "error_description", "error"]);
  const details = memberOf(body, ["violations", "errors", "details"]);
  return { code: code && !/\s/.test(code) ? code : undefined, message, details };
}

export const requestIdIn = (body: unknown) => textIn(body, ["request_id", "requestId", "trace_id", "traceId"]);

/** The first member that `isMeant`, in the body or in an `error` object of it. */
function memberOf(
  body: unknown,
  names: readonly string[],
  isMeant: (value: unknown) => boolean = (value) => value !== undefined,
): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  const members = body as Record<string, unknown>;
  const found = names.find((name) => isMeant(members[name]));
  return found === undefined ? memberOf(members.error, names, isMeant) : members[found];
}

function textIn(body: unknown, names: readonly string[]): string | undefined {
  return memberOf(body, names, (value) => typeof value === "string" && value !== "") as string | undefined;
}
