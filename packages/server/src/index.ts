/** What a generated Express server runs on. */
export { Problem } from "@cantus/contract";
export { describeFinding, type Finding } from "./finding.ts";
export type {
  Authenticate,
  AuthenticationContext,
  BasicCredential,
  ContextOption,
  Limits,
  RouterOptions,
  SecuritySchemes,
} from "./options.ts";
export { createRouter } from "./router.ts";
export type {
  BinaryBody,
  Handler,
  HandlerRequest,
  Handlers,
  Reply,
  ReplyFunction,
  ServerSentEvent,
} from "./types.ts";
