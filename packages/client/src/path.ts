/**
 * The types of a call by path, in the manner of openapi-fetch: `client.GET("/v1/jobs/{id}", { params: { path } })`.
 * The result also narrows by `status`.
 */
import type { DeclaredOperation } from "./call.ts";
import type { ReceivedBody, SentBody } from "./media.ts";
import type { Middleware } from "./middleware.ts";
import type { CallOptions, HeadersOptions } from "./options.ts";
import type { BodySerializer, PathSerializer, QuerySerializer } from "./serializer.ts";
import type { HttpStatus, StatusClasses, StatusOf, SuccessKey } from "./status.ts";

export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

export type PathsWith<Paths, Method extends HttpMethod> = {
  [Path in keyof Paths]: Paths[Path] extends { [Key in Method]: DeclaredOperation } ? Path : never;
}[keyof Paths];

export type OperationAt<Paths, Path extends keyof Paths, Method> = Method extends keyof Paths[Path]
  ? Extract<Paths[Path][Method], DeclaredOperation>
  : never;

/** How the body of a successful answer is read, where the answer's own Content-Type shall not decide. */
export type ParseAs = keyof ParsedAs | "json";

interface ParsedAs {
  text: string;
  blob: Blob;
  arrayBuffer: ArrayBuffer;
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null;
}

interface RequestOptions extends CallOptions, Omit<RequestInit, "body" | "headers" | "method" | "signal"> {
  readonly headers?: HeadersOptions;
  readonly middleware?: readonly Middleware[];
  readonly querySerializer?: QuerySerializer;
  readonly pathSerializer?: PathSerializer;
  readonly bodySerializer?: BodySerializer;
}

type ParamsOption<Declaration extends DeclaredOperation> =
  Record<never, never> extends Declaration["parameters"]
    ? { readonly params?: Declaration["parameters"] }
    : { readonly params: Declaration["parameters"] };

type Content<Body> = NonNullable<Body> extends { content: infer Types } ? Types : never;
type AnyBody<Types> = { [Type in keyof Types]: SentBody<Type, Types[Type]> }[keyof Types];

type BodyOption<Declaration extends DeclaredOperation> = [Content<Declaration["requestBody"]>] extends [never]
  ? { readonly body?: undefined }
  : Declaration extends { requestBody: { content: unknown } }
    ? { readonly body: AnyBody<Content<Declaration["requestBody"]>> }
    : { readonly body?: AnyBody<Content<Declaration["requestBody"]>> };

export type PathOptions<Declaration extends DeclaredOperation> = ParamsOption<Declaration> &
  BodyOption<Declaration> &
  RequestOptions;

type BodyOfResponse<Declared> = Declared extends { content: infer Types } ? ReceivedBody<Types> : undefined;

type Result<Status, Body, As> = [Status] extends [never]
  ? never
  :
      | ResultIfAny<
          Extract<Status, StatusClasses["2XX"]>,
          { readonly data: Parsed<Body, As>; readonly error?: undefined }
        >
      | ResultIfAny<Exclude<Status, StatusClasses["2XX"]>, { readonly data?: undefined; readonly error: Body }>;

type Parsed<Body, As> = As extends keyof ParsedAs ? ParsedAs[As] : Body;

type ResultIfAny<Status, Body> = [Status] extends [never]
  ? never
  : { readonly status: Status; readonly response: Response } & Body;

/**
 * A union over the declared statuses: `data` for 2xx, `error` for all others. Where none is declared, any may come.
 * One that the contract does not declare is in `response.status`.
 */
export type PathAnswer<Declaration extends DeclaredOperation, As = "json"> = [keyof Declaration["responses"]] extends [
  never,
]
  ? Result<HttpStatus, unknown, As>
  : [Declaration["responses"]] extends [never]
    ? Result<HttpStatus, unknown, As>
    : ResultOf<Declaration["responses"], As>;

type ResultOf<Responses, As> = {
  [Key in keyof Responses]: Result<StatusByPath<Responses, Key>, BodyOfResponse<Responses[Key]>, As>;
}[keyof Responses];

/** `default` beside a declared success says how failures look, as openapi-fetch has it. */
type StatusByPath<Responses, Key> = Key extends "default"
  ? Key extends SuccessKey<Responses>
    ? StatusOf<Responses, Key>
    : Exclude<StatusOf<Responses, Key>, StatusClasses["2XX"]>
  : StatusOf<Responses, Key>;

export type PathArguments<Declaration extends DeclaredOperation, As> =
  Record<never, never> extends PathOptions<Declaration>
    ? [options?: PathOptions<Declaration> & Reading<As>]
    : [options: PathOptions<Declaration> & Reading<As>];

/** What else is said is put on the request, for a `fetch` that knows it. */
interface Reading<As> {
  readonly parseAs?: As;
  readonly [option: string]: unknown;
}

export type PathMethod<Paths, Method extends HttpMethod> = <
  Path extends PathsWith<Paths, Method>,
  As extends ParseAs = "json",
>(
  path: Path,
  ...options: PathArguments<OperationAt<Paths, Path, Method>, As>
) => Promise<PathAnswer<OperationAt<Paths, Path, Method>, As>>;

/** What every generated client has beside a method for each operation. */
export interface PathClient<Paths> {
  readonly GET: PathMethod<Paths, "get">;
  readonly PUT: PathMethod<Paths, "put">;
  readonly POST: PathMethod<Paths, "post">;
  readonly DELETE: PathMethod<Paths, "delete">;
  readonly OPTIONS: PathMethod<Paths, "options">;
  readonly HEAD: PathMethod<Paths, "head">;
  readonly PATCH: PathMethod<Paths, "patch">;
  readonly TRACE: PathMethod<Paths, "trace">;
  /** The same, with the method as a word: `request("get", "/v1/jobs")`. */
  readonly request: <Method extends HttpMethod, Path extends PathsWith<Paths, Method>, As extends ParseAs = "json">(
    method: Method,
    path: Path,
    ...options: PathArguments<OperationAt<Paths, Path, Method>, As>
  ) => Promise<PathAnswer<OperationAt<Paths, Path, Method>, As>>;
  /** Adds middleware, for calls in both styles. `onRequest` runs in this order, `onResponse` and `onError` in reverse. */
  use(...middleware: Middleware[]): void;
  /** Takes middleware away again. */
  eject(...middleware: Middleware[]): void;
}
