import { encodeBody, readBody } from "./body.ts";
import { ApiError } from "./error.ts";
import type { Middleware } from "./middleware.ts";
import type { Api, Operation } from "./operation.ts";
import { authenticate, type Credentials, withCookie } from "./security.ts";
import { serializeCookies, serializeHeaders, serializePath, serializeQuery } from "./serialize.ts";
import { createTransport, type Transport, type TransportInit } from "./transport.ts";

/** Whatever else `fetch` takes (`credentials`, `cache`, …) may be given too, and holds for every request. */
export interface ClientOptions extends Omit<RequestInit, "headers" | "method" | "body" | "signal"> {
  /** Where the API is, with its base path: `http://localhost:3000/v1`. Default: the contract's first server. */
  readonly baseUrl?: string | undefined;
  /** Sent with every request. */
  readonly headers?: HeadersInit | Record<string, unknown> | undefined;
  /** Replaces the global `fetch`: for tests, proxies, other runtimes. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly middleware?: readonly Middleware[] | undefined;
}

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** What a call by operationId says, behind the types of `Input`. */
interface AnyInput {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly headers?: Record<string, unknown>;
  readonly cookies?: Record<string, unknown>;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * Makes a client: a method for each operation, and `GET`, `POST`, … by path. Generated code calls it with an API's own
 * data and gives it the API's own type; `Client` is that type.
 *
 * ```ts
 * const music = createClient<MusicGenerations>(api, { baseUrl, security: { ApiKeyAuth: key } });
 * ```
 *
 * @throws TypeError for a `baseUrl` that is not a URL, or a relative one outside of a page
 */
export function createClient<Client>(
  api: Api,
  options: ClientOptions & { readonly security?: Credentials | undefined },
): Client {
  const { baseUrl = api.baseUrl, middleware = [], security = {}, ...rest } = options;
  // Relative to the page in a browser; elsewhere every request would fail with "Invalid URL".
  if (!URL.canParse(baseUrl, globalThis.location?.href)) {
    throw new TypeError(
      `baseUrl must be a whole URL here, such as http://localhost:3000, not ${JSON.stringify(baseUrl)}.`,
    );
  }
  const byPath = new Map(
    Object.values(api.operations).map((operation) => [key(operation.method, operation.path), operation]),
  );

  const transport = createTransport({ baseUrl, ...rest }, async ({ request, schemaPath, params }) => {
    const operation = byPath.get(key(request.method, schemaPath));
    if (!operation) return undefined;
    const cookies = params.cookie && serializeCookies(params.cookie, operation);
    const prepared = cookies ? withCookie(request, cookies) : request;
    return authenticate(prepared, operation, api.securitySchemes, security);
  });
  if (middleware.length > 0) transport.use(...middleware);

  // Without a prototype, so that an operation may have any name.
  const client = Object.create(null);
  for (const method of METHODS) {
    client[method] = (path: string, init: TransportInit = {}) => callByPath(transport, method, path, init, byPath);
  }
  client.use = transport.use;
  client.eject = transport.eject;
  for (const [name, operation] of Object.entries(api.operations)) {
    client[name] = (input: AnyInput = {}) => call(transport, operation, input);
  }
  return client as Client;
}

const key = (method: string, path: string) => `${method} ${path}`;

async function callByPath(
  transport: Transport,
  method: string,
  path: string,
  init: TransportInit,
  byPath: ReadonlyMap<string, Operation>,
) {
  const operation = byPath.get(key(method, path));
  const prepared = operation ? { ...prepare(operation, init), ...definedOf(init, SERIALIZERS) } : init;
  if (operation && init.parseAs === undefined) {
    const response = await transport.respond(method, path, prepared);
    return resultOf(response, await readBody(response, method));
  }
  const { data, error, response } = await transport.request(method, path, prepared);
  return resultOf(response, response.ok ? data : error);
}

const resultOf = (response: Response, body: unknown) =>
  response.ok ? { status: response.status, data: body, response } : { status: response.status, error: body, response };

const SERIALIZERS = ["bodySerializer", "querySerializer", "pathSerializer"] as const;

/** The caller's own serializers win over the contract's. */
function definedOf(init: TransportInit, names: readonly (keyof TransportInit)[]): TransportInit {
  return Object.fromEntries(names.filter((name) => init[name] !== undefined).map((name) => [name, init[name]]));
}

function call(transport: Transport, operation: Operation, input: AnyInput) {
  const { path, query, headers, cookies, contentType, ...rest } = input;
  const params = {
    path: path ?? {},
    ...(query && { query }),
    ...(headers && { header: headers }),
    ...(cookies && { cookie: cookies }),
  };
  const answer = request();
  return Object.assign(answer, {
    async unwrap() {
      const { body, response } = await answer;
      if (!response.ok) throw new ApiError(operation.id, body, response);
      return body;
    },
  });

  async function request() {
    const named = contentType ? { headers: { "Content-Type": contentType } } : {};
    const init = prepare(operation, { ...rest, ...named, params });
    const response = await transport.respond(operation.method, operation.path, init);
    const body = await readBody(response, operation.method);
    return { status: response.status, body, headers: response.headers, response };
  }
}

/** Fills in how this operation's parameters and body are written. */
function prepare(operation: Operation, init: TransportInit): TransportInit {
  const { params = {}, body } = init;
  const headers = recordOf(init.headers);
  const contentType = headerIn(headers, "content-type") ?? typeOf(body) ?? operation.contentType ?? "application/json";
  const encoded = encodeBody(body, contentType, operation.encoding);
  return {
    ...init,
    headers: {
      ...(operation.accept && { Accept: operation.accept }),
      ...headers,
      // For a form with parts `fetch` writes the header itself: only it knows the boundary.
      ...(encoded !== undefined && { "Content-Type": encoded instanceof FormData ? null : contentType }),
    },
    params: params.header ? { ...params, header: serializeHeaders(params.header, operation) } : params,
    querySerializer: (query) => serializeQuery(query, operation.parameters?.query),
    pathSerializer: (path, values) => serializePath(path, values, operation),
    ...(encoded !== undefined && { body: encoded, bodySerializer: () => encoded }),
    // fetch refuses a stream without it (Fetch Standard, Request constructor).
    ...(encoded instanceof ReadableStream && { duplex: "half" }),
  };
}

function recordOf(headers: TransportInit["headers"] = {}): Record<string, unknown> {
  if (Array.isArray(headers) || headers instanceof Headers) return Object.fromEntries(headers);
  return headers as Record<string, unknown>;
}

function headerIn(headers: Record<string, unknown>, name: string): string | undefined {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  const value = found && headers[found];
  return typeof value === "string" ? value : undefined;
}

/** The media type that a body brings with it. */
function typeOf(body: unknown): string | undefined {
  if (body instanceof FormData) return "multipart/form-data";
  if (body instanceof URLSearchParams) return "application/x-www-form-urlencoded";
  return body instanceof Blob && body.type ? body.type : undefined;
}
