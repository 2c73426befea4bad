/** What a generated client runs on, in browsers and in Node. */
export type { Answer, Call, CallOptions, DeclaredOperation, Input, PendingAnswer, Reply, SuccessBody } from "./call.ts";
export { type ClientOptions, createClient } from "./client.ts";
export { ApiError } from "./error.ts";
export type { Middleware, MiddlewareContext } from "./middleware.ts";
export type { Api, Operation, ParameterStyle, SecurityScheme, Serialization } from "./operation.ts";
export type { PathAnswer, PathClient, PathOptions } from "./path.ts";
export type { BasicCredentials, Credential, Secret } from "./security.ts";
export type { HttpStatus } from "./status.ts";
