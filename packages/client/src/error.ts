/** An answer that is not a success, thrown by `unwrap()`. */
export class ApiError extends Error {
  readonly operationId: string;
  readonly status: number;
  /** As the answer's media type says; `undefined` for an empty one. */
  readonly body: unknown;
  /** What the server calls this request: its `X-Request-Id`, else as the body says. */
  readonly requestId: string | undefined;
  readonly response: Response;

  constructor(operationId: string, body: unknown, response: Response) {
    const requestId = response.headers.get("x-request-id") ?? requestIdIn(body);
    const reason = reasonIn(body) ?? response.statusText;
    super(
      `${operationId}: ${response.status}${reason ? ` ${reason}` : ""}${requestId ? ` (request ${requestId})` : ""}`,
    );
    this.name = "ApiError";
    this.operationId = operationId;
    this.status = response.status;
    this.body = body;
    this.requestId = requestId;
    this.response = response;
  }
}

/** The first text under one of these names, in the body or in an `error` object of it. */
function textIn(body: unknown, names: readonly string[]): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const members = body as Record<string, unknown>;
  for (const name of names) {
    const value = members[name];
    if (typeof value === "string" && value !== "") return value;
  }
  return textIn(members.error, names);
}

const requestIdIn = (body: unknown) => textIn(body, ["request_id", "requestId", "trace_id", "traceId"]);

const reasonIn = (body: unknown) => textIn(body, ["detail", "message", "title", "error_description", "error"]);
