/** Contract tests of any voice: a server, a mock, or a client by its recorded traffic. In Vitest: `@cantus/verify/vitest`. */
export { type CheckOptions, checkExchange } from "./check-exchange.ts";
export { CHECKS, type CheckName } from "./checks/index.ts";
export { type Credentials, UnknownSchemeError } from "./exchange/authenticate.ts";
export { curlCommand } from "./exchange/curl.ts";
export type { Exchange, ExchangeRequest, ExchangeResponse, HeaderValues } from "./exchange/exchange.ts";
export {
  type Fetch,
  type NodeApp,
  type ResolvedTarget,
  resolveTarget,
  type Target,
  TargetError,
  type TargetErrorCode,
} from "./exchange/target.ts";
export type { Clause, Finding } from "./finding.ts";
export { type ExpressRecorder, type FetchRecorder, record, recordExpress } from "./record.ts";
export { describeFinding, describeWarning } from "./report/describe.ts";
export { findingToJson, type JsonFinding, type JsonLocation, type JsonResult, toJson } from "./report/json.ts";
export type { OperationCoverage, Warning, WarningCode } from "./run/coverage.ts";
export type { VerifyOptions } from "./run/options.ts";
export type { VerifyResult } from "./run/run.ts";
export { type Verification, verify } from "./verify.ts";
