/** Middleware in the manner of openapi-fetch. It runs once for each call, above credentials, hooks and repetitions. */
import type { BodySerializer, PathSerializer } from "./serializer.ts";

export interface MiddlewareContext {
  /** Without credentials: they are added beneath. */
  readonly request: Request;
  /** The template: `/v1/jobs/{job_id}`. */
  readonly schemaPath: string;
  readonly params: {
    readonly path?: Record<string, unknown>;
    readonly query?: Record<string, unknown>;
    readonly header?: Record<string, unknown>;
    readonly cookie?: Record<string, unknown>;
  };
  /** How this call is made. */
  readonly options: {
    readonly baseUrl: string;
    readonly parseAs: string;
    readonly fetch: (request: Request) => Promise<Response>;
    readonly querySerializer: (query: Record<string, unknown>) => string;
    readonly bodySerializer: BodySerializer;
    readonly pathSerializer: PathSerializer;
  };
  /** The same for all middleware of one call. */
  readonly id: string;
}

// A function that returns nothing is `void`, and most middleware does.
// biome-ignore lint/suspicious/noConfusingVoidType: it is a return type
type Maybe<Value> = Value | undefined | void | Promise<Value | undefined | void>;

/** Looks at, or replaces, what goes out and what comes back. Nothing returned leaves it as it is. */
export interface Middleware {
  /** A `Request` replaces the request; a `Response` answers in the server's place. */
  readonly onRequest?: (context: MiddlewareContext) => Maybe<Request | Response>;
  readonly onResponse?: (context: MiddlewareContext & { readonly response: Response }) => Maybe<Response>;
  /** For a call that failed for good. A `Response` answers in its place, an `Error` is thrown instead. */
  readonly onError?: (context: MiddlewareContext & { readonly error: unknown }) => Maybe<Response | Error>;
}
