/**
 * The only module that knows openapi-fetch. It builds the request, runs middleware and fetches; our types go in and
 * our types come out.
 */
import createFetchClient, * as openapiFetch from "openapi-fetch";
import type { Fetch } from "./exchange.ts";
import type { Middleware, MiddlewareContext } from "./middleware.ts";
import type { ParameterStyle } from "./operation.ts";
import type { HeadersOptions } from "./options.ts";
import type { BodySerializer, PathSerializer, QuerySerializer, QuerySerializerOptions } from "./serializer.ts";

export interface TransportOptions extends Omit<RequestInit, "headers" | "method" | "body" | "signal"> {
  readonly baseUrl: string;
  readonly headers?: HeadersOptions | undefined;
  readonly Request?: typeof Request | undefined;
  readonly querySerializer?: QuerySerializer | undefined;
  readonly bodySerializer?: BodySerializer | undefined;
  readonly pathSerializer?: PathSerializer | undefined;
  readonly requestInitExt?: Record<string, unknown> | undefined;
}

export interface TransportInit extends Omit<RequestInit, "headers" | "method" | "body" | "signal"> {
  readonly params?: MiddlewareContext["params"];
  readonly body?: unknown;
  readonly bodySerializer?: BodySerializer;
  readonly querySerializer?: QuerySerializer;
  readonly pathSerializer?: PathSerializer;
  readonly headers?: HeadersOptions;
  readonly signal?: AbortSignal | undefined;
  readonly parseAs?: string;
  readonly baseUrl?: string;
  readonly middleware?: readonly Middleware[];
}

interface ParsedResponse {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

export interface Transport {
  /** As openapi-fetch does it, with its way of reading the answer. */
  request(method: string, path: string, init: TransportInit, fetch: Fetch): Promise<ParsedResponse>;
  /** The answer after all middleware, its body not read. */
  respond(method: string, path: string, init: TransportInit, fetch: Fetch): Promise<Response>;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

export function createTransport(options: TransportOptions): Transport {
  // openapi-fetch's types are made for a `paths` that is known; ours are checked before a call gets here.
  // biome-ignore lint/suspicious/noExplicitAny: the edge to openapi-fetch
  const client: any = createFetchClient(options as any);
  const unread = new WeakMap<object, Response | undefined>();

  // The middleware that is added first sees the answer last. Where the caller reads the body itself, it keeps the
  // answer and hands openapi-fetch an empty one, because openapi-fetch takes every failure for text.
  client.use({
    onResponse({ params, response }: MiddlewareContext & { response: Response }) {
      if (!unread.has(params)) return undefined;
      unread.set(params, response);
      return new Response(null, { status: 204 });
    },
  });

  return {
    request: (method, path, init, fetch) => client.request(method, path, { ...init, fetch }),
    async respond(method, path, init, fetch) {
      const params = { ...init.params };
      unread.set(params, undefined);
      const { error, response } = await client.request(method, path, { ...init, params, parseAs: "stream", fetch });
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

// What openapi-fetch offers beside its client, under its own names and with types of ours.

type Parameters = Record<string, unknown>;

interface StyleOptions {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved?: boolean;
}

interface AddressParts {
  readonly baseUrl: string;
  readonly params: { readonly query?: Parameters; readonly path?: Parameters };
  readonly querySerializer: (query: Parameters) => string;
  readonly pathSerializer: PathSerializer;
}

export const serializePrimitiveParam: (
  name: string,
  value: string,
  options?: Pick<StyleOptions, "allowReserved">,
) => string = openapiFetch.serializePrimitiveParam;

export const serializeObjectParam: (name: string, value: Parameters, options: StyleOptions) => string =
  openapiFetch.serializeObjectParam as (name: string, value: Parameters, options: object) => string;

export const serializeArrayParam: (name: string, value: unknown[], options: StyleOptions) => string =
  openapiFetch.serializeArrayParam as (name: string, value: unknown[], options: object) => string;

export const createQuerySerializer: (options?: QuerySerializerOptions) => (query: Parameters) => string =
  openapiFetch.createQuerySerializer;

export const defaultPathSerializer: PathSerializer = openapiFetch.defaultPathSerializer;

export const defaultBodySerializer: BodySerializer = openapiFetch.defaultBodySerializer;

export const createFinalURL: (path: string, parts: AddressParts) => string = openapiFetch.createFinalURL;

/** The later win; `null` takes a header away. */
export const mergeHeaders: (...headers: (HeadersOptions | undefined)[]) => Headers = openapiFetch.mergeHeaders as (
  ...headers: unknown[]
) => Headers;

export const removeTrailingSlash: (url: string) => string = openapiFetch.removeTrailingSlash;

/** A client by path first: each path is a member, with the methods as functions. */
export const wrapByPath = openapiFetch.wrapAsPathBasedClient as unknown as (client: object) => object;
