/**
 * The types of a call by operationId, made from openapi-typescript's `operations`. Each is named, because its name is
 * what an editor shows.
 */

import type { JsonType, ReceivedBody, SentBody } from "./media.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import type { DeclaredStatus, HttpStatus, StatusOf, SuccessKey } from "./status.ts";

/** One operation as openapi-typescript writes it into `operations`. */
export interface DeclaredOperation {
  parameters: { path?: unknown; query?: unknown; header?: unknown; cookie?: unknown };
  requestBody?: unknown;
  responses: unknown;
}

/**
 * A method of the client. It asks for an argument only where the operation needs one. (An interface, so that of the many
 * operations of a contract a compiler looks into those that are called.)
 *
 * ```ts
 * const answer = await music.getGeneration({ path: { organization_id, job_id } });
 * if (answer.status === 200) answer.body.track;
 * const job = await music.getGeneration({ path: { organization_id, job_id } }).unwrap();
 * ```
 */
export interface Call<Declaration extends DeclaredOperation> {
  (...input: Inputs<Declaration>): PendingAnswer<Declaration>;
  /** What the client knows of the operation. */
  readonly operation: Operation;
}

type Inputs<Declaration extends DeclaredOperation> =
  Record<never, never> extends Input<Declaration> ? [input?: Input<Declaration>] : [input: Input<Declaration>];

/** All that a call may say. */
export type Input<Declaration extends DeclaredOperation> = Group<"path", Declaration["parameters"]["path"]> &
  Group<"query", Declaration["parameters"]["query"]> &
  HeaderGroup<Declaration["parameters"]["header"]> &
  Group<"cookies", Declaration["parameters"]["cookie"]> &
  BodyInput<Declaration> &
  CallOptions;

type Group<Name extends string, Parameters> = [NonNullable<Parameters>] extends [never]
  ? { readonly [Key in Name]?: undefined }
  : Record<never, never> extends Parameters
    ? { readonly [Key in Name]?: Parameters }
    : { readonly [Key in Name]: Parameters };

/** The client makes it, so that a caller may leave it out though the contract requires it. */
type IdempotencyHeader = "Idempotency-Key" | "idempotency-key" | "X-Idempotency-Key" | "x-idempotency-key";

type WithOwnKey<Parameters> = [Extract<keyof Parameters, IdempotencyHeader>] extends [never]
  ? Parameters
  : Omit<Parameters, IdempotencyHeader> & Partial<Pick<Parameters, Extract<keyof Parameters, IdempotencyHeader>>>;

type HeaderGroup<Parameters> = OpenHeaders<WithOwnKey<NonNullable<Parameters>>>;

/** Beside the declared ones any other header may be sent. */
type OpenHeaders<Parameters> = [NonNullable<Parameters>] extends [never]
  ? { readonly headers?: Readonly<Record<string, unknown>> }
  : Record<never, never> extends Parameters
    ? { readonly headers?: Parameters & Readonly<Record<string, unknown>> }
    : { readonly headers: Parameters & Readonly<Record<string, unknown>> };

type ContentOf<Body> = NonNullable<Body> extends { content: infer Content } ? Content : never;

type BodyInput<Declaration> = Declaration extends { requestBody: { content: infer Content } }
  ? BodyOf<Content>
  : Declaration extends { requestBody?: infer Body }
    ? [ContentOf<Body>] extends [never]
      ? { readonly body?: undefined; readonly contentType?: undefined }
      : BodyOf<ContentOf<Body>> | { readonly body?: undefined; readonly contentType?: undefined }
    : { readonly body?: undefined; readonly contentType?: undefined };

/** `body` and `contentType`: of several media types the one that is meant must be named, unless it is JSON. */
type BodyOf<Content> = {
  [Type in keyof Content]: IsUnion<keyof Content> extends true
    ? Type extends JsonType
      ? { readonly body: SentBody<Type, Content[Type]>; readonly contentType?: Type }
      : { readonly body: SentBody<Type, Content[Type]>; readonly contentType: ConcreteType<Type> }
    : { readonly body: SentBody<Type, Content[Type]>; readonly contentType?: ConcreteType<Type> };
}[keyof Content];

type IsUnion<Type, Whole = Type> = Type extends unknown ? ([Whole] extends [Type] ? false : true) : never;

/** `image/*` stands for any image, and a request has one. */
type ConcreteType<Type> = Type extends "*/*"
  ? `${string}/${string}`
  : Type extends `${infer Kind}/*`
    ? `${Kind}/${string}`
    : Type;

/** What came back with one of the statuses `Status`. */
export interface Reply<Status, Body> {
  readonly status: Status;
  readonly body: Body;
  readonly headers: Headers;
  readonly response: Response;
}

type BodyOfResponse<Declaration> = Declaration extends { content: infer Content } ? ReceivedBody<Content> : undefined;

type ReplyIfAny<Status, Body> = [Status] extends [never] ? never : Reply<Status, Body>;

type UndeclaredStatus<Responses> = "default" extends keyof Responses
  ? never
  : Exclude<HttpStatus, DeclaredStatus<Responses>>;

type ReplyTo<Responses> =
  | { [Key in keyof Responses]: ReplyIfAny<StatusOf<Responses, Key>, BodyOfResponse<Responses[Key]>> }[keyof Responses]
  | ReplyIfAny<UndeclaredStatus<Responses>, unknown>;

/** A union over the declared statuses; one that the contract does not declare has a body of type `unknown`. */
export type Answer<Declaration extends DeclaredOperation> = [Declaration["responses"]] extends [never]
  ? Reply<HttpStatus, unknown>
  : ReplyTo<Declaration["responses"]>;

type SuccessOf<Responses> = [SuccessKey<Responses>] extends [never]
  ? unknown
  : BodyOfResponse<Responses[SuccessKey<Responses> & keyof Responses]>;

/** The body of a successful answer. `unknown` where the contract declares none. */
export type SuccessBody<Declaration extends DeclaredOperation> = SuccessOf<Declaration["responses"]>;

/** What a call returns: a promise of the answer, that can also be awaited as the successful body alone. */
export interface PendingAnswer<Declaration extends DeclaredOperation> extends Promise<Answer<Declaration>> {
  /** The body of a 2xx answer. Throws an `ApiError` for any other. */
  unwrap(): Promise<SuccessBody<Declaration>>;
}
