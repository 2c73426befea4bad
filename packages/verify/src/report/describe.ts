/** Findings and warnings as a person reads them. */
import { isAbsolute, relative } from "node:path";
import type { Location } from "@cantus/contract";
import { type ContractCoverage, DIMENSIONS, type Gap, percent } from "../coverage/goal.ts";
import type { Shortfall } from "../coverage/thresholds.ts";
import {
  type Exchange,
  type ExchangeRequest,
  type ExchangeResponse,
  isText,
  NO_BYTES,
  textOf,
} from "../exchange/exchange.ts";
import type { Finding } from "../finding.ts";
import type { Warning } from "../run/coverage.ts";
import type { Risk } from "../run/risk.ts";
import type { Outcome } from "./reporter.ts";

/** Of a body no more than so many characters are shown. */
const SHOWN = 1_000;

/**
 * A finding: what is wrong, what was sent, what came back, which clause says so, and the command that repeats it.
 *
 * @example
 * getJob (GET /jobs/{id}): The body at /status must be equal to one of the allowed values.
 *   check     response-body
 *   sent      GET http://127.0.0.1:3000/jobs/1
 *   received  200 application/json
 *             {"id":"1","status":"done"}
 *   clause    openapi.yaml:41:15 (#/components/schemas/Job/properties/status/enum)
 *   repeat    curl -sS -i 'http://127.0.0.1:3000/jobs/1'
 */
export function describeFinding(finding: Finding): string {
  const { exchange, clause, before } = finding;
  const rows: [string, string][] = [
    ["check", finding.check],
    ...(before.length > 0 ? [["before", before.map(stepText).join("\n")] as [string, string]] : []),
    ["sent", sentText(exchange.request)],
    ["received", receivedText(exchange.response)],
    ["clause", clauseText(clause)],
  ];
  if (clause.location) rows.push(["", clause.location.listing]);
  rows.push(["repeat", finding.curl]);
  return [`${headline(finding)}: ${finding.message}`, ...rows.map(([label, text]) => row(label, text))].join("\n");
}

/** A finding that says of another operation what was told in full of the first. */
export function describeAgain(finding: Finding, first: Finding): string {
  const rows: [string, string][] = [
    ["as above", `${finding.check}, ${headline(first)}`],
    ["received", receivedText({ ...finding.exchange.response, body: NO_BYTES })],
    ["clause", clauseText(finding.clause)],
    ["repeat", finding.curl],
  ];
  return [`${headline(finding)}: ${finding.message}`, ...rows.map(([label, text]) => row(label, text))].join("\n");
}

/** A warning, or what the contract leaves open, with its place. */
export function describeWarning({
  message,
  location,
  pointer,
}: Pick<Warning, "message" | "pointer"> & { readonly location?: Location | undefined }): string {
  return `${message} (${location ? placeText(location) : `#${pointer}`})`;
}

/** Why a run ended before it was through. */
export function describeStopped(stopped: string): string {
  if (stopped === "unauthorized") return "The run was stopped: nothing that asks for credentials let the caller in.";
  if (stopped === "elsewhere")
    return "The run was stopped: everything answered 404, so that nothing of the contract seems to be at this address.";
  return `The run was stopped before it was through (${stopped}).`;
}

/** A risk with its place, and how to see it. */
export function describeRisk(risk: Risk): string {
  return `${describeWarning(risk)}\n  ${risk.curl}`;
}

/** What came of it, in one line: `18 of 18 operations called with 50 requests, 1 finding`. */
export function outcomeLine({ coverage, requests, findings }: Outcome): string {
  const called = coverage.operations.filter((operation) => operation.requests > 0).length;
  const found = findings.length === 0 ? "no finding" : count(findings.length, "finding");
  return `${called} of ${count(coverage.operations.length, "operation")} called with ${count(requests, "request")}, ${found}`;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** Coverage that was asked for: `Of the statuses 62 % were reached (31 of 50), and 80 % are asked for.` */
export function describeShortfall({ dimension, share, wanted }: Shortfall): string {
  return `Of the ${dimension} ${percent(share)} % were reached (${share.reached} of ${share.total}), and ${wanted} % are asked for.`;
}

/** Shares as a table, a dimension a line. */
export function describeShares({ shares }: ContractCoverage): string {
  const rows = DIMENSIONS.filter((dimension) => shares[dimension].total > 0).map((dimension) => {
    const { reached, total } = shares[dimension];
    const share = `${reached} of ${total}`;
    return `  ${dimension.padEnd(14)}${share.padStart(12)}${`${percent(shares[dimension])} %`.padStart(8)}`;
  });
  return rows.join("\n");
}

/** A goal that was not reached: `getBook: 404 answered: no request was for something that is not there (openapi.yaml:41:3)`. */
export function describeGap({ operationId, subject, way, reason, location }: Gap): string {
  const what = operationId === undefined || operationId === subject ? subject : `${operationId}: ${subject}`;
  return `${what} ${way}: ${reason}${location ? ` (${placeText(location)})` : ""}`;
}

function headline({ operationId, method, path }: Finding): string {
  return operationId === undefined ? `${method} ${path}` : `${operationId} (${method} ${path})`;
}

const LABEL_WIDTH = 10;

export function row(label: string, text: string): string {
  const indent = " ".repeat(LABEL_WIDTH + 2);
  return `  ${label.padEnd(LABEL_WIDTH)}${text.replaceAll("\n", `\n${indent}`)}`;
}

export function stepText({ request, response }: Exchange): string {
  const answer = response.failure === undefined ? String(response.status) : `no answer: ${response.failure}`;
  return `${sentText(request)}\n→ ${answer}`;
}

export function sentText({ method, url, headers, body }: ExchangeRequest): string {
  return [`${method} ${url}`, ...bodyText(headers["content-type"], body)].join("\n");
}

export function receivedText({ status, headers, body, failure, truncated }: ExchangeResponse): string {
  if (failure) return `no answer: ${failure}`;
  const type = headers["content-type"] ?? "without a media type";
  return [`${status} ${type}${truncated ? ", a stream" : ""}`, ...bodyText(type, body)].join("\n");
}

function bodyText(type: string | undefined, body: Uint8Array): string[] {
  if (body.length === 0) return [];
  if (!isText(body)) return [`${body.length} bytes${type ? ` of ${type}` : ""}`];
  const text = textOf(body);
  return [text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text];
}

export function clauseText({ location, pointer, standard }: Finding["clause"]): string {
  const place = location ? `${placeText(location)} (#${pointer})` : `#${pointer}`;
  return standard ? `${standard}; ${place}` : place;
}

export function placeText({ file, line, column }: Location): string {
  return `${relativeToHere(file)}:${line}:${column}`;
}

/** Files below the working directory are told as a user would name them. */
function relativeToHere(file: string): string {
  const path = relative(process.cwd(), file);
  return isAbsolute(file) && !path.startsWith("..") ? path : file;
}
