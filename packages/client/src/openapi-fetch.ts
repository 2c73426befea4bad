/**
 * A client for types alone, in openapi-fetch's place: the same exports under the same names. A program that uses
 * openapi-fetch changes where it imports from, and can then have what a Cantus client has: `retry`, `timeout`, `hooks`,
 * results that narrow by `status`.
 */
import type { DeclaredOperation } from "./call.ts";
import { callsByPath } from "./call-by-path.ts";
import { connect } from "./connection.ts";
import type { AsDeclared, DeclaredPaths, MediaType } from "./declared-paths.ts";
import type { MiddlewareContext } from "./middleware.ts";
import type { ClientOptions } from "./options.ts";
import type {
  HttpMethod,
  OperationAt,
  ParseAs,
  PathAnswer,
  PathArguments,
  PathClient,
  PathMethod,
  PathOptions,
  PathsWith,
} from "./path.ts";
import type { BodySerializer as AnyBodySerializer } from "./serializer.ts";
import { wrapByPath } from "./transport.ts";

/**
 * A client that knows types and nothing else of a contract: styles are openapi-fetch's defaults, bodies are JSON unless
 * `parseAs` says otherwise, nothing is repeated or times out unless `retry` or `timeout` says so, errors are those that
 * `fetch` throws, and credentials are yours to send.
 *
 * ```ts
 * import createClient from "@cantus/client/openapi-fetch";
 *
 * const client = createClient<paths>({ baseUrl: "https://api.example.com", retry: { retries: 3 } });
 * const { data, error, response } = await client.GET("/tracks/{id}", { params: { path: { id } } });
 * ```
 *
 * @typeParam Paths what openapi-typescript made of a contract
 * @typeParam Media the media types to expect, where answers have several
 */
export default function createClient<Paths extends object, Media extends MediaType = MediaType>(
  options: ClientOptions = {},
): Client<Paths, Media> {
  const connection = connect({ securitySchemes: {}, baseUrl: "" }, options);
  const { use, eject } = connection.transport;
  return { ...callsByPath(connection, []), use, eject } as unknown as Client<Paths, Media>;
}

/** The same, by path first: `client["/tracks/{id}"].GET({ params })`. */
export function createPathBasedClient<Paths extends object, Media extends MediaType = MediaType>(
  options?: ClientOptions,
): PathBasedClient<Paths, Media> {
  return wrapAsPathBasedClient(createClient<Paths, Media>(options));
}

/** A client by path first, of one that there is. */
export function wrapAsPathBasedClient<Paths extends object, Media extends MediaType = MediaType>(
  client: Client<Paths, Media>,
): PathBasedClient<Paths, Media> {
  return wrapByPath(client) as PathBasedClient<Paths, Media>;
}

export type Client<Paths extends object, Media extends MediaType = MediaType> = PathClient<DeclaredPaths<Paths, Media>>;

/** One of a client's methods, such as `GET`. */
export type ClientMethod<Paths, Method extends HttpMethod, Media extends MediaType = MediaType> = PathMethod<
  DeclaredPaths<Paths, Media>,
  Method
>;

export type PathBasedClient<Paths, Media extends MediaType = MediaType> = {
  [Path in keyof Paths]: ClientForPath<Paths[Path], Media>;
};

export type ClientForPath<PathItem, Media extends MediaType = MediaType> = {
  [Method in keyof PathItem as Uppercase<Method & HttpMethod>]: <As extends ParseAs = "json">(
    ...options: PathArguments<Declared<PathItem[Method], Media>, As>
  ) => Promise<PathAnswer<Declared<PathItem[Method], Media>, As>>;
};

type Declared<Declaration, Media> = Extract<AsDeclared<Declaration, Media>, DeclaredOperation>;

type PathsOf<AnyClient> = AnyClient extends PathClient<infer Paths> ? Paths : never;

/** The paths of a client that have this method. */
export type ClientPathsWithMethod<AnyClient, Method extends HttpMethod> = PathsWith<PathsOf<AnyClient>, Method>;

/** The `data` of a call. */
export type MethodResponse<
  AnyClient,
  Method extends HttpMethod,
  Path extends keyof PathsOf<AnyClient>,
  Options = unknown,
> = NonNullable<PathAnswer<OperationAt<PathsOf<AnyClient>, Path, Method>, ParsedAs<Options>>["data"]>;

type ParsedAs<Options> = Options extends { parseAs: infer As } ? As : "json";

/** What a call of an operation may say: its parameters and body, and how it is made. */
export type FetchOptions<Declaration> = PathOptions<Declared<Declaration, MediaType>> & { readonly parseAs?: ParseAs };

/** What a call of an operation comes to: `data` or `error`, and `response`. */
export type FetchResponse<Declaration, Options = unknown, Media extends MediaType = MediaType> = PathAnswer<
  Declared<Declaration, Media>,
  ParsedAs<Options>
>;

export type QuerySerializer<Declaration = unknown> = (query: QueryOf<Declaration>) => string;

type QueryOf<Declaration> = Declaration extends { parameters: { query?: infer Query } }
  ? NonNullable<Query>
  : Record<string, unknown>;

/** Gets the body of a call, and the headers that it has so far. */
export type BodySerializer<Declaration = unknown> = (
  body: FetchOptions<Declaration>["body"],
  headers?: Headers,
) => ReturnType<AnyBodySerializer>;

export type MiddlewareCallbackParams = MiddlewareContext;
export type MiddlewareRequestParams = MiddlewareContext["params"];
export type MergedOptions = MiddlewareContext["options"];

export type { MediaType } from "./declared-paths.ts";
export type { Middleware } from "./middleware.ts";
export type { ClientOptions, HeadersOptions } from "./options.ts";
export type { ParseAs } from "./path.ts";
export type { PathSerializer, QuerySerializerOptions } from "./serializer.ts";
export {
  createFinalURL,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  mergeHeaders,
  removeTrailingSlash,
  serializeArrayParam,
  serializeObjectParam,
  serializePrimitiveParam,
} from "./transport.ts";
