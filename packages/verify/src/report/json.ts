/** A result as JSON, for `cantus verify --json` and whatever reads it. The shape is stable: members are only added. */
import type { Location } from "@cantus/contract";
import type { ContractCoverage, Dimension, OperationCoverage, Share } from "../coverage/goal.ts";
import type { Finding } from "../finding.ts";
import type { WarningCode } from "../run/coverage.ts";
import type { Risk, RiskCode } from "../run/risk.ts";
import { type JsonMessage, messageToJson } from "../traffic/ndjson.ts";
import type { Outcome } from "./reporter.ts";

export interface JsonResult {
  readonly contract: string;
  readonly target: string;
  /** `null` for recorded traffic. */
  readonly seed: number | null;
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly stopped: string | null;
  readonly findings: readonly JsonFinding[];
  readonly warnings: readonly {
    readonly code: WarningCode;
    readonly operationId: string;
    readonly message: string;
    readonly pointer: string;
    readonly location: JsonLocation | null;
  }[];
  readonly operations: readonly OperationCoverage[];
  readonly coverage: Omit<ContractCoverage, "operations">;
  readonly ambiguities: readonly {
    readonly operationId: string;
    readonly message: string;
    readonly pointer: string;
    readonly location: JsonLocation | null;
  }[];
  /** What breaks no contract and may bring the voice down. */
  readonly risks: readonly JsonRisk[];
  /** Coverage that was asked for and not reached. */
  readonly shortfalls: readonly { readonly dimension: Dimension; readonly share: Share; readonly wanted: number }[];
}

export interface JsonFinding {
  readonly fingerprint: string;
  readonly check: string;
  readonly message: string;
  readonly operationId: string | null;
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly clause: {
    readonly pointer: string;
    readonly standard: string | null;
    readonly location: JsonLocation | null;
  };
  readonly request: { readonly method: string; readonly url: string } & JsonMessage;
  readonly response: { readonly status: number; readonly failure: string | null } & JsonMessage;
  readonly curl: string;
  readonly client: string;
  readonly test: string;
  readonly seed: number | null;
}

export interface JsonRisk {
  readonly code: RiskCode;
  readonly operationId: string;
  readonly message: string;
  readonly pointer: string;
  readonly location: JsonLocation | null;
  readonly curl: string;
}

export interface JsonLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The result as values that `JSON.stringify` writes. */
export function toJson(result: Outcome): JsonResult {
  const { contract, target, seed = null, requests, duration, stopped = null, findings, warnings, coverage } = result;
  const { ambiguities, risks = [], shortfalls = [] } = result;
  return {
    contract,
    target,
    seed,
    requests,
    duration,
    stopped,
    findings: findings.map(findingToJson),
    warnings: warnings.map(({ code, operationId, message, pointer, location }) => ({
      code,
      operationId,
      message,
      pointer,
      location: locationToJson(location),
    })),
    operations: coverage.operations,
    coverage: { requests: coverage.requests, shares: coverage.shares, schemas: coverage.schemas },
    ambiguities: ambiguities.map(({ operationId, message, pointer, location }) => ({
      operationId,
      message,
      pointer,
      location: locationToJson(location),
    })),
    risks: risks.map(riskToJson),
    shortfalls,
  };
}

/** One risk as JSON. */
export function riskToJson({ code, operationId, message, pointer, location, curl }: Risk): JsonRisk {
  return { code, operationId, message, pointer, location: locationToJson(location), curl };
}

/** One finding as JSON, for a line of NDJSON for instance. */
export function findingToJson(finding: Finding): JsonFinding {
  const { request, response } = finding.exchange;
  return {
    fingerprint: finding.fingerprint,
    check: finding.check,
    message: finding.message,
    operationId: finding.operationId ?? null,
    method: finding.method,
    path: finding.path,
    pointer: finding.pointer,
    clause: {
      pointer: finding.clause.pointer,
      standard: finding.clause.standard ?? null,
      location: locationToJson(finding.clause.location),
    },
    request: { method: request.method, url: request.url, ...messageToJson(request) },
    response: { status: response.status, failure: response.failure ?? null, ...messageToJson(response) },
    curl: finding.curl,
    client: finding.client,
    test: finding.test,
    seed: finding.seed ?? null,
  };
}

function locationToJson(location: Location | undefined): JsonLocation | null {
  return location ? { file: location.file, line: location.line, column: location.column } : null;
}
