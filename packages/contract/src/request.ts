/**
 * What a voice that answers does with a request before it has anything of its own to say: find the operation, look at
 * credentials, media types, parameters and body, and refuse what breaks the contract. Server and mock do it with this, so
 * that the same request is refused by both with the same bytes.
 */
export { requireAcceptable, successesOf } from "./request/accept.ts";
export { authorize } from "./request/authorize.ts";
export {
  bodyLimit,
  type ContentCoding,
  contentCodingOf,
  DEFAULT_BODY_LIMIT,
  isEmptyForm,
  payloadTooLarge,
  readRequestBody,
  requireMediaType,
  unreadableBody,
} from "./request/body.ts";
export { type ByteRange, parseRange } from "./request/byte-range.ts";
export { challengesOf } from "./request/challenge.ts";
export type { BasicCredential, Credential } from "./request/credential.ts";
export type { RequestHead } from "./request/head.ts";
export { invalidRequest } from "./request/invalid-request.ts";
export { type ReadParameters, type RequestParts, readParameters, sentBy } from "./request/parameters.ts";
export { requestIdOf } from "./request/request-id.ts";
export {
  allowedMethods,
  basePathsOf,
  matchRequest,
  nearest,
  notFound,
  pathBelow,
  refusalOf,
} from "./request/route.ts";
export { violationsOfRequest } from "./request/violations.ts";
