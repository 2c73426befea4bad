/**
 * The types of handlers: made from openapi-typescript's `operations`, nothing of it is there at run time. They are
 * kept in few, named pieces, because their names are what a person reads in a compile error.
 */
import type { Readable } from "node:stream";
import type { Operation } from "@cantus/contract";
import type { ServerSentEvent } from "@cantus/contract/body";
import type { Request } from "express";

/** An object of what was declared, or an empty one: `query?: never` says that an operation has no query parameters. */
type Declared<Group> = [NonNullable<Group>] extends [never] ? Record<never, never> : NonNullable<Group>;

/** A handler's one argument: what the caller sent, validated, coerced and with its defaults. */
export type HandlerRequest<
  Operations,
  Id extends keyof Operations,
  Context = undefined,
  Principal = unknown,
  PublicIds extends keyof Operations = never,
> = RequestValues<Operations, Id, Context, Id extends PublicIds ? Principal | undefined : Principal> &
  RequestBodyValues<Operations[Id]>;

type ParametersIn<Declaration, Place extends "path" | "query" | "header" | "cookie"> = Declaration extends {
  parameters: { [Key in Place]?: infer Group };
}
  ? Declared<Group>
  : Record<never, never>;

interface RequestValues<Operations, Id extends keyof Operations, Context, Principal> {
  readonly path: ParametersIn<Operations[Id], "path">;
  readonly query: ParametersIn<Operations[Id], "query">;
  /** The declared header parameters, under their names in the contract, however the caller spelled them. */
  readonly headers: ParametersIn<Operations[Id], "header">;
  readonly cookies: ParametersIn<Operations[Id], "cookie">;
  /** What the security function returned. `undefined` only where the contract lets a caller in without credentials. */
  readonly principal: Principal;
  /** The `context` given to `createRouter`. */
  readonly context: Context;
  /** Aborts when the caller leaves before the answer is complete. */
  readonly signal: AbortSignal;
  readonly operation: Operation;
  /** The caller's `X-Request-Id` if it is a sane one, else a new one; sent back with every answer. */
  readonly requestId: string;
  /** Express's own request, for what the contract does not know: the address, other headers, `accepts()`. */
  readonly request: Request;
}

type RequestContent<Declaration> = Declaration extends { requestBody?: infer Body }
  ? NonNullable<Body> extends { content: infer Content }
    ? Content
    : never
  : never;

type BodyIsOptional<Declaration> = Declaration extends { requestBody: { content: unknown } } ? false : true;

/** `body` and `contentType`: where an operation takes several media types, looking at one narrows the other. */
type RequestBodyValues<Declaration> = [RequestContent<Declaration>] extends [never]
  ? { readonly body: undefined; readonly contentType: undefined }
  :
      | {
          [Type in keyof RequestContent<Declaration> & string]: {
            readonly body: ReceivedBody<Type, RequestContent<Declaration>[Type]>;
            readonly contentType: ConcreteMediaType<Type>;
          };
        }[keyof RequestContent<Declaration> & string]
      | (BodyIsOptional<Declaration> extends true
          ? { readonly body: undefined; readonly contentType: undefined }
          : never);

/** JSON, forms and text come as the schema says (a file in a form as `File`), anything else as a stream of its bytes. */
type ReceivedBody<Type extends string, Value> = Type extends JsonMediaType | TextMediaType | FormMediaType
  ? Value
  : Readable;

type JsonMediaType = `${string}/json` | `${string}/json;${string}` | `${string}+json` | `${string}+json;${string}`;
type FormMediaType = "application/x-www-form-urlencoded" | "multipart/form-data" | `multipart/form-data;${string}`;
type TextMediaType = `text/${string}`;
type EventStreamMediaType = "text/event-stream" | `text/event-stream;${string}`;

/** `image/*` stands for any image, and a reply or request has one. */
type ConcreteMediaType<Type extends string> = Type extends "*/*"
  ? `${string}/${string}`
  : Type extends `${infer Kind}/*`
    ? `${Kind}/${string}`
    : Type;

/** What can be sent as bytes. */
export type BinaryBody = Uint8Array | Blob | Readable | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

type SentBody<Type extends string, Value> = Type extends EventStreamMediaType
  ? AsyncIterable<ServerSentEvent>
  : Type extends JsonMediaType | TextMediaType | "application/x-www-form-urlencoded"
    ? Value
    : Type extends "application/xml" | `${string}+xml`
      ? Value | BinaryBody
      : BinaryBody;

type Responses<Declaration> = Declaration extends { responses: infer All } ? All : never;

/** The response that stands for a status: the exact one, else its range, else `default` (OpenAPI 3.1, Responses Object). */
type DeclaredResponse<Declaration, Status extends number> = Status extends keyof Responses<Declaration>
  ? Responses<Declaration>[Status]
  : `${Status}` extends `${infer Class extends "1" | "2" | "3" | "4" | "5"}${string}`
    ? `${Class}XX` extends keyof Responses<Declaration>
      ? Responses<Declaration>[`${Class}XX`]
      : "default" extends keyof Responses<Declaration>
        ? Responses<Declaration>["default"]
        : never
    : never;

type RequiredKeys<Group> = {
  [Key in keyof Group as string extends Key ? never : number extends Key ? never : Key]-?: Record<
    never,
    never
  > extends Pick<Group, Key>
    ? never
    : Key;
} extends infer Marked
  ? Marked[keyof Marked]
  : never;

type HeadersOption<Headers> = [RequiredKeys<Headers>] extends [never]
  ? { readonly headers?: Headers }
  : { readonly headers: Headers };

type ContentOf<Response> = Response extends { content: infer Content } ? Content : never;
type HeadersOf<Response> = Response extends { headers: infer Headers } ? Headers : Record<string, unknown>;

type IsUnion<Type, Whole = Type> = Type extends unknown ? ([Whole] extends [Type] ? false : true) : never;

/** With one media type it need not be said; among several, or for `image/*`, it must. */
type ContentTypeOption<Type extends string, OneOfSeveral> = OneOfSeveral extends true
  ? { readonly contentType: ConcreteMediaType<Type> }
  : Type extends `${string}*`
    ? { readonly contentType: ConcreteMediaType<Type> }
    : { readonly contentType?: Type };

type WithOptions<Body, Options> =
  Record<never, never> extends Options ? [body: Body, options?: Options] : [body: Body, options: Options];

/** What follows the status in a call of `reply`. */
type ReplyArguments<Response> = [ContentOf<Response>] extends [never]
  ? [RequiredKeys<HeadersOf<Response>>] extends [never]
    ? [body?: undefined, options?: HeadersOption<HeadersOf<Response>>]
    : [body: undefined, options: HeadersOption<HeadersOf<Response>>]
  : {
      [Type in keyof ContentOf<Response> & string]: WithOptions<
        SentBody<Type, ContentOf<Response>[Type]>,
        HeadersOption<HeadersOf<Response>> & ContentTypeOption<Type, IsUnion<keyof ContentOf<Response>>>
      >;
    }[keyof ContentOf<Response> & string];

declare const operations: unique symbol;
declare const operationId: unique symbol;

/** What a handler returns; only its own `reply` makes one. */
export interface Reply<Operations, Id> {
  readonly [operations]: Operations;
  readonly [operationId]: Id;
}

/**
 * Makes the answer: `reply(200, body)`, `reply(202, body, { headers: { Location } })`, `reply(204)`. The status must be
 * declared, the body be one of that status's media type, and required headers be there.
 */
export type ReplyFunction<Operations, Id extends keyof Operations> = [
  Exclude<keyof Responses<Operations[Id]>, number>,
] extends [never]
  ? ExactReply<Operations, Id, keyof Responses<Operations[Id]> & number>
  : RangedReply<Operations, Id, keyof Responses<Operations[Id]> & number>;

type ExactReply<Operations, Id extends keyof Operations, Statuses extends number> = <const Status extends Statuses>(
  status: Status,
  ...answer: ReplyArguments<DeclaredResponse<Operations[Id], Status>>
) => Reply<Operations, Id>;

/** For an operation with `4XX` or `default`. `number & {}` keeps the exact statuses in an editor's completions. */
type RangedReply<Operations, Id extends keyof Operations, Statuses extends number> = <
  const Status extends Statuses | (number & {}),
>(
  status: [DeclaredResponse<Operations[Id], Status>] extends [never]
    ? `${Status} is not a declared status of ${Id & string}`
    : Status,
  ...answer: ReplyArguments<DeclaredResponse<Operations[Id], Status>>
) => Reply<Operations, Id>;

/** Answers one operation. May throw a `Problem`; anything else thrown is an internal error, whose text stays inside. */
export type Handler<
  Operations,
  Id extends keyof Operations,
  Context = undefined,
  Principal = unknown,
  PublicIds extends keyof Operations = never,
> = (
  request: HandlerRequest<Operations, Id, Context, Principal, PublicIds>,
  reply: ReplyFunction<Operations, Id>,
) => Reply<Operations, Id> | Promise<Reply<Operations, Id>>;

/** A handler for each operation of a contract. */
export type Handlers<
  Operations,
  Context = undefined,
  Principal = unknown,
  PublicIds extends keyof Operations = never,
> = {
  readonly [Id in keyof Operations]: Handler<Operations, Id, Context, Principal, PublicIds>;
};
