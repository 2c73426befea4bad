/** Contract tests of any voice: a server, a mock, or a client by its recorded traffic. In Vitest: `@cantus/verify/vitest`. */

export type { Aim, Case } from "./cases/case.ts";
export { type CheckOptions, checkExchange } from "./check-exchange.ts";
export type { ActiveCheck } from "./checks/active.ts";
export { ACTIVE_CHECKS, CHECKS, type CheckName } from "./checks/index.ts";
export { type CompareOptions, type CompareResult, compare, type Difference } from "./compare/compare.ts";
export { describeComparison, describeDifference } from "./compare/describe.ts";
export {
  type ContractCoverage,
  DIMENSIONS,
  type Dimension,
  type Gap,
  type Goal,
  type OperationCoverage,
  percent,
  type SchemaGoals,
  type Share,
} from "./coverage/goal.ts";
export { type CoverageObserver, gapsOf, observeCoverage } from "./coverage/observed-contract.ts";
export {
  parseThresholds,
  type Shortfall,
  shortfallsOf,
  ThresholdError,
  type Thresholds,
} from "./coverage/thresholds.ts";
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
export { PHASE_NAMES, type PhaseName } from "./phases/phase.ts";
export { type ExpressRecorder, type FetchRecorder, record, recordExpress } from "./record.ts";
export { describeFinding, describeRisk, describeShortfall, describeWarning, outcomeLine } from "./report/describe.ts";
export { REPORTS, type ReportName } from "./report/index.ts";
export { findingToJson, type JsonFinding, type JsonLocation, type JsonResult, toJson } from "./report/json.ts";
export type { MakeReporter, Outcome, Reporter } from "./report/reporter.ts";
export type { Ambiguity } from "./run/ambiguity.ts";
export type { Warning, WarningCode } from "./run/coverage.ts";
export { HookError, type Hooks, type OperationHook, type Provocation } from "./run/hooks.ts";
export type { Identity } from "./run/identity.ts";
export type { VerifyOptions } from "./run/options.ts";
export type { PhaseResult, VerifyResult } from "./run/result.ts";
export type { Risk, RiskCode } from "./run/risk.ts";
export { readTraffic } from "./traffic/read.ts";
export { type Traffic, TrafficError, type TrafficErrorCode } from "./traffic/traffic.ts";
export { type TrafficOptions, type TrafficResult, verifyTraffic } from "./traffic/verify-traffic.ts";
export { type Verification, verify } from "./verify.ts";
