/**
 * The only module that knows openapi-fetch. It builds the request, runs middleware and fetches; our types go in and
 * our types come out.
 */
import createFetchClient from "openapi-fetch";
import type { Middleware, MiddlewareContext } from "./middleware.ts";

export interface TransportOptions extends Omit<RequestInit, "headers" | "method" | "body"> {
  readonly baseUrl: string;
  readonly headers?: HeadersInit | Record<string, unknown> | undefined;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

export interface TransportInit extends Omit<RequestInit, "headers" | "method" | "body"> {
  readonly params?: MiddlewareContext["params"];
  readonly body?: unknown;
  readonly bodySerializer?: (body: unknown) => unknown;
  readonly querySerializer?: (query: Record<string, unknown>) => string;
  readonly pathSerializer?: (path: string, parameters: Record<string, unknown>) => string;
  readonly headers?: HeadersInit | Record<string, unknown>;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly parseAs?: string;
}

interface ParsedResponse {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

export interface Transport {
  /** As openapi-fetch does it, with its way of reading the answer. */
  request(method: string, path: string, init: TransportInit): Promise<ParsedResponse>;
  /** The answer after all middleware, its body not read. */
  respond(method: string, path: string, init: TransportInit): Promise<Response>;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

/** `onRequest` sees each request before all middleware that is added later. */
export function createTransport(options: TransportOptions, onRequest: Middleware["onRequest"]): Transport {
  // openapi-fetch's types are made for a `paths` that is known; ours are checked before a call gets here.
  // biome-ignore lint/suspicious/noExplicitAny: the edge to openapi-fetch
  const client: any = createFetchClient(options as any);
  const unread = new WeakMap<object, Response | undefined>();

  // The middleware that is added first sees the answer last. Where the caller reads the body itself, it keeps the
  // answer and hands openapi-fetch an empty one, because openapi-fetch takes every failure for text.
  client.use({
    onRequest,
    onResponse({ params, response }: MiddlewareContext & { response: Response }) {
      if (!unread.has(params)) return undefined;
      unread.set(params, response);
      return new Response(null, { status: 204 });
    },
  });

  return {
    request: (method, path, init) => client.request(method, path, init),
    async respond(method, path, init) {
      const params = { ...init.params };
      unread.set(params, undefined);
      const { error, response } = await client.request(method, path, { ...init, params, parseAs: "stream" });
      return unread.get(params) ?? answeredByMiddleware(response, error);
    },
    use: client.use,
    eject: client.eject,
  };
}

/** `onResponse` does not run for an answer that came from an `onRequest`, so openapi-fetch has read a failure's body. */
function answeredByMiddleware(response: Response, error: unknown): Response {
  if (!response.bodyUsed) return response;
  const { status, statusText, headers } = response;
  return new Response(typeof error === "string" ? error : JSON.stringify(error), { status, statusText, headers });
}
