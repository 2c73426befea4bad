import { isJson } from "../media-type/kind.ts";
import type { Json } from "../model.ts";

/** The problems that Cantus itself raises, with the status each has unless the contract's template says otherwise. */
export const PROBLEM_STATUS = {
  "invalid-request": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  conflict: 409,
  "payload-too-large": 413,
  "unsupported-media-type": 415,
  "unprocessable-content": 422,
  "too-many-requests": 429,
  "internal-error": 500,
  "not-implemented": 501,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** The problem code that Cantus has for a status, if it has one. */
export function problemCodeOf(status: number): ProblemCode | undefined {
  const codes = Object.keys(PROBLEM_STATUS) as ProblemCode[];
  return codes.find((code) => PROBLEM_STATUS[code] === status);
}

/** One way in which a request or response breaks the contract. */
export interface Violation {
  readonly in: "path" | "query" | "header" | "cookie" | "body";
  /** A JSON pointer: into the body (`/tracks/0/title`), or `/name` of a parameter. `""` is the whole. */
  readonly pointer: string;
  /** The JSON Schema keyword that failed (`maximum`), or `required`, `style`, `mediaType`, … */
  readonly keyword: string;
  /** A sentence for a person: `must be <= 100`. */
  readonly message: string;
}

export interface ProblemOptions {
  /** Defaults to the code's own. */
  readonly status?: number;
  /** Short, the same for every occurrence. Defaults to the status's reason phrase or the template's. */
  readonly title?: string;
  /** What happened this time. */
  readonly detail?: string;
  readonly violations?: readonly Violation[];
  /** More for the caller: `{ job_id }`. */
  readonly details?: Readonly<Record<string, Json>>;
  /** Sent with it: `Allow`, `Retry-After`, `WWW-Authenticate`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** Handlers may throw it: `throw new Problem("not-found", { detail: "No such track" })`. Any other code needs a `status`. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly violations: readonly Violation[];
  readonly details: Readonly<Record<string, Json>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, options?: ProblemOptions);
  constructor(code: string, options: ProblemOptions & { readonly status: number });
  constructor(code: string, options: ProblemOptions = {}) {
    super(options.detail ?? options.title ?? code, { cause: options.cause });
    this.name = "Problem";
    this.code = code;
    this.status = options.status ?? PROBLEM_STATUS[code as ProblemCode] ?? 500;
    this.title = options.title;
    this.detail = options.detail;
    this.violations = options.violations ?? [];
    this.details = options.details ?? {};
    this.headers = options.headers ?? {};
  }
}

/** What a rendering knows beside the problem. */
export interface ProblemContext {
  readonly requestId: string;
  /** When it happened. */
  readonly time: Date;
  readonly method?: string;
  readonly path?: string;
  readonly operationId?: string;
}

/** A problem on the wire. */
export interface RenderedProblem {
  readonly status: number;
  /** `Content-Type` included. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where `Content-Type` is not JSON, a string is the body as it is sent. */
  readonly body: Json;
}

/**
 * The body of a rendered problem as it is sent.
 *
 * @example problemText({ status: 404, headers: { "Content-Type": "text/plain" }, body: "No such job" }) // "No such job"
 */
export function problemText({ headers, body }: RenderedProblem): string {
  const isText = typeof body === "string" && !isJson(headers["Content-Type"] ?? "application/json");
  return isText ? body : JSON.stringify(body);
}
