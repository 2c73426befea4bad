/** Holds recorded traffic against a contract: what a client sent, and what it was answered. */
import type { Contract } from "@cantus/contract";
import { basePathsOf, pathBelow } from "@cantus/contract/request";
import { proofOf } from "../cases/proof.ts";
import { type CheckOptions, findingOf, findingsIn, foundFault } from "../check-exchange.ts";
import { type CheckContext, checkContext } from "../checks/check.ts";
import { activeCheck, CHECKS } from "../checks/index.ts";
import { ObservedContract } from "../coverage/observed-contract.ts";
import { shortfallsOf, type Thresholds } from "../coverage/thresholds.ts";
import { hideCredentials } from "../exchange/credentials.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isSuccess } from "../exchange/outcome.ts";
import type { Finding } from "../finding.ts";
import type { Outcome, Reporter } from "../report/reporter.ts";

export interface TrafficOptions extends Pick<CheckOptions, "basePath" | "showCredentials"> {
  /**
   * Whose side is judged: the callers', the answers', or both. Where only the answers are, a request that breaks the
   * contract and was accepted is held against the voice. Defaults to `"both"`.
   */
  readonly sides?: "request" | "response" | "both";
  /** What the traffic is called in reports: its file. Defaults to `recorded traffic`. */
  readonly name?: string;
  /** Coverage that is asked for, as in `VerifyOptions`. */
  readonly minCoverage?: Thresholds;
  readonly reporters?: readonly Reporter[];
}

/** `requests` are the exchanges that were for the API, right or wrong. */
export interface TrafficResult extends Outcome {
  /** Requests that went elsewhere: by origin, where no request was for an operation, or not below a base path. */
  readonly elsewhere: Readonly<Record<string, number>>;
}

/**
 * Holds exchanges against a contract, whoever recorded them. A request for no operation is a finding where it went to
 * an origin that others called for one, below a base path of the contract; what a page loads from elsewhere is counted
 * and left alone.
 *
 * @example
 * const { exchanges } = await readTraffic("session.har");
 * const { findings, coverage } = verifyTraffic(contract, exchanges);
 */
export function verifyTraffic(
  contract: Contract,
  exchanges: Iterable<Exchange>,
  options: TrafficOptions = {},
): TrafficResult {
  const { basePath, showCredentials, sides = "both", reporters = [], minCoverage = {} } = options;
  const started = performance.now();
  const contexts = [...exchanges].map((exchange) => checkContext(contract, exchange, { basePath }));
  const origins = new Set(contexts.filter(({ operation }) => operation).map(originOf));
  const observed = new ObservedContract(contract);
  const findings = new Map<string, Finding>();
  const elsewhere: Record<string, number> = {};
  let requests = 0;
  for (const context of contexts) {
    if (!context.operation && !isForApi(context, origins, basePath)) {
      const origin = originOf(context);
      elsewhere[origin] = (elsewhere[origin] ?? 0) + 1;
      continue;
    }
    requests++;
    observed.observe(context);
    const shown = showCredentials ? context.exchange : hideCredentials(contract, context.exchange, context);
    for (const reporter of reporters) reporter.exchange?.(shown);
    for (const finding of judged(context, sides, showCredentials)) {
      if (findings.has(finding.fingerprint)) continue;
      findings.set(finding.fingerprint, finding);
      for (const reporter of reporters) reporter.finding?.(finding);
    }
  }
  const coverage = observed.coverage();
  const result: TrafficResult = {
    contract: contract.name,
    target: options.name ?? "recorded traffic",
    requests,
    duration: Math.round(performance.now() - started),
    findings: [...findings.values()],
    coverage,
    shortfalls: shortfallsOf(coverage, minCoverage),
    warnings: [],
    ambiguities: [],
    elsewhere,
  };
  for (const reporter of reporters) reporter.end(result);
  return result;
}

function originOf({ exchange }: CheckContext): string {
  return new URL(exchange.request.url).origin;
}

/** Known by its neighbours: a mistyped path goes where the right ones go. Where none was right, all are wrong. */
function isForApi(context: CheckContext, origins: ReadonlySet<string>, basePath: string | undefined): boolean {
  if (!origins.has(originOf(context))) return false;
  const { pathname } = new URL(context.exchange.request.url);
  const bases = basePath === undefined ? basePathsOf(context.contract) : [basePath];
  return context.match.kind !== "no-path" || bases.some((base) => pathBelow(base, pathname) !== undefined);
}

function judged(
  context: CheckContext,
  sides: NonNullable<TrafficOptions["sides"]>,
  showCredentials: boolean | undefined,
): Finding[] {
  const all = findingsIn(context, { showCredentials });
  const [ofRequest = [], ofAnswer = []] = [true, false].map((isIt) =>
    all.filter(({ check }) => REQUEST_SIDE.has(check) === isIt),
  );
  if (sides === "both") return all;
  if (sides === "request") return ofRequest;
  const { status } = context.exchange.response;
  const wrong = surestOf(ofRequest, context);
  if (!wrong || !isSuccess(context.exchange)) return ofAnswer;
  const fault = {
    message: `A request that breaks the contract was accepted with ${status}: ${wrong.message}`,
    pointer: wrong.pointer,
    clause: wrong.clause.pointer,
  };
  const taken = foundFault(context, activeCheck("invalid-refused"), fault);
  return [...ofAnswer, findingOf(context, taken, { showCredentials })];
}

/** What certainly breaks the contract: who takes what it leaves open has broken nothing. */
function surestOf(findings: readonly Finding[], { contract, operation, match, exchange }: CheckContext) {
  if (!operation || match.kind !== "operation") return findings[0];
  const { verdict, violations } = proofOf(contract, operation, exchange.request, match.rawPathParameters);
  if (verdict === "open") return undefined;
  return findings.find(({ pointer }) => pointer === violations[0]?.pointer) ?? findings[0];
}

const REQUEST_SIDE = new Set<string>(CHECKS.filter(({ side }) => side === "request").map(({ name }) => name));
