/** What a generated Express server runs on. */

/** Handlers throw it: `throw new Problem("not-found", { detail: "No such track" })`. */
export { Problem } from "@cantus/contract";
export type { ServerSentEvent } from "@cantus/contract/body";
export type { BasicCredential } from "@cantus/contract/request";
export { describeFinding, type Finding } from "./finding.ts";
export { readGeneratedContract } from "./generated-contract.ts";
export { acceptKeys, isSameSecret } from "./keys.ts";
export { type Listening, type ListenOptions, listen } from "./listen.ts";
export type {
  Authenticate,
  AuthenticationContext,
  ContextOption,
  Limits,
  RouterOptions,
  SecurityOption,
  SecuritySchemes,
} from "./options.ts";
export { problemHandlers } from "./problem-handlers.ts";
export { createRouter } from "./router.ts";
export { ServerError, type ServerErrorCode } from "./server-error.ts";
export type {
  BinaryBody,
  Handler,
  HandlerRequest,
  Handlers,
  Reply,
  ReplyFunction,
} from "./types.ts";
