/** What a generated client runs on, in browsers, in Node and in workers. */
export type { Answer, Call, DeclaredOperation, Input, PendingAnswer, Reply, SuccessBody } from "./call.ts";
export type { Check } from "./check-answer.ts";
export { createClient, pickClient } from "./client.ts";
export {
  AbortError,
  ApiError,
  type Breach,
  CallError,
  type CallInfo,
  ContractError,
  type ErrorCode,
  type FailedRequest,
  NetworkError,
  TimeoutError,
} from "./errors.ts";
export { type EventsCall, type EventsOptions, events, type ServerSentEvent } from "./events.ts";
export { encodeForm } from "./form.ts";
export { type FormatCodec, type FormatName, formatCodec, type Shape, type Shapes } from "./formats.ts";
export type { Attempt, EndedAttempt, Hooks } from "./hooks.ts";
export type { Middleware, MiddlewareContext } from "./middleware.ts";
export { type OAuth2Options, type OAuth2Token, oauth2 } from "./oauth2.ts";
export type {
  Api,
  EventStream,
  Operation,
  OperationFormats,
  Pagination,
  ParameterStyle,
  SecurityScheme,
  Serialization,
} from "./operation.ts";
export type { CallOptions, ClientOptions } from "./options.ts";
export { type Page, type PagedCall, type Pages, pages } from "./pages.ts";
export type { PathAnswer, PathClient, PathOptions } from "./path.ts";
export type { Problem } from "./problem.ts";
export type { RetryOptions } from "./retry.ts";
export type { BasicCredentials, Credential, Secret, SecretRequest } from "./security.ts";
export type { BodySerializer, PathSerializer, QuerySerializer } from "./serializer.ts";
export type { HttpStatus } from "./status.ts";
export { writeStyle } from "./styles.ts";
export { type WaitOptions, waitFor } from "./wait-for.ts";
