/** Holds one exchange against a contract. */
import { hash } from "node:crypto";
import { byText, type Contract, type Operation, type Response } from "@cantus/contract";
import { type Check, type CheckContext, checkContext, type Fault } from "./checks/check.ts";
import { CHECKS, type CheckName } from "./checks/index.ts";
import { type HideOptions, hideCredentials } from "./exchange/credentials.ts";
import { curlCommand } from "./exchange/curl.ts";
import type { Exchange } from "./exchange/exchange.ts";
import { urlParts } from "./exchange/url.ts";
import type { Finding } from "./finding.ts";
import { clientCode } from "./report/client-code.ts";
import { vitestTest } from "./report/vitest-test.ts";

export interface CheckOptions {
  /**
   * Where the contract's paths begin in the URL: `/v2`, or `""`. Without it: the base path of the contract's server
   * that the URL begins with.
   */
  readonly basePath?: string;
  /**
   * Whose side is judged. `"both"` is for a client's recorded traffic; `"response"` for requests that may be wrong
   * on purpose. Defaults to `"both"`.
   */
  readonly sides?: "response" | "both";
  /** Leaves credentials in findings as they were sent. Defaults to false. */
  readonly showCredentials?: boolean;
  /** Told with each finding. */
  readonly seed?: number;
  /** The answers that the contract shows for this request; any of them will do. */
  readonly expected?: readonly Response[];
}

/**
 * What this exchange holds against the caller or the voice; empty when both kept the contract. Each cause once.
 *
 * @example
 * const { fetch, exchanges } = record(globalThis.fetch);
 * await fetch("http://127.0.0.1:3000/v1/jobs?limit=0");
 * exchanges.flatMap((exchange) => checkExchange(contract, exchange)); // one finding: /limit must be >= 1
 */
export function checkExchange(contract: Contract, exchange: Exchange, options: CheckOptions = {}): Finding[] {
  return findingsIn(checkContext(contract, exchange, options), options);
}

/** What an exchange, seen beside what the contract says of it, holds against either side. */
export function findingsIn(context: CheckContext, options: FindingOptions & Pick<CheckOptions, "sides">): Finding[] {
  return faultsIn(context, options).map((found) => findingOf(context, found, options));
}

/** A fault with the check that it fails. */
export interface FoundFault {
  readonly check: Pick<Check<CheckName>, "name" | "side" | "standard">;
  readonly fault: Fault;
  /** The same for the same cause. */
  readonly fingerprint: string;
}

/** The same before it is told: most faults that a run meets are known already. */
export function faultsIn(context: CheckContext, { sides }: Pick<CheckOptions, "sides">): FoundFault[] {
  const found: FoundFault[] = [];
  for (const check of CHECKS as readonly Check<CheckName>[]) {
    if (check.side === "request" && sides === "response") continue;
    for (const fault of check.find(context)) {
      const each = foundFault(context, check, fault);
      if (found.every(({ fingerprint }) => fingerprint !== each.fingerprint)) found.push(each);
    }
  }
  return found;
}

/** One cause has one fingerprint: which item of a list shows it, and with which value, does not matter. */
export function foundFault(
  { operation, exchange }: Pick<Shown, "operation" | "exchange">,
  check: FoundFault["check"],
  fault: Fault,
): FoundFault {
  const answer = check.side === "response" ? exchange.response.status : "";
  const place = `${exchange.request.method} ${placeOf(operation, exchange)}`;
  const cause = JSON.stringify([check.name, place, answer, fault.shape ?? fault.pointer, fault.clause]);
  return { check, fault, fingerprint: fingerprintOf(cause) };
}

const MOST_FINGERPRINTS = 10_000;

/** A fault that is met once is met again and again. */
const fingerprintOf = byText(MOST_FINGERPRINTS, (cause) => hash("sha256", cause).slice(0, 16));

function placeOf(operation: Operation | undefined, { request }: Exchange): string {
  return operation?.path ?? urlParts(request.url).path;
}

/** How a fault is told. */
export interface FindingOptions
  extends Pick<CheckOptions, "showCredentials" | "seed">,
    Pick<HideOptions, "secrets" | "arePasswordsMadeUp"> {}

/** What a fault of an exchange is held against. */
interface Shown extends Pick<CheckContext, "contract" | "operation" | "exchange"> {
  readonly before?: readonly Exchange[] | undefined;
}

/** A fault as it is told. */
export function findingOf(
  { contract, operation, exchange, before = [] }: Shown,
  { check, fault, fingerprint }: FoundFault,
  options: FindingOptions,
): Finding {
  const show = (each: Exchange) =>
    options.showCredentials
      ? each
      : hideCredentials(contract, each, { ...options, operation: each.operation ?? operation });
  const shown = show(exchange);
  const steps = before.map(show);
  const { method } = exchange.request;
  const finding = {
    check: check.name,
    message: fault.message,
    operationId: operation?.id,
    method,
    path: placeOf(operation, exchange),
    pointer: fault.pointer,
    clause: { pointer: fault.clause, location: contract.locate(fault.clause), standard: check.standard },
    before: steps,
    exchange: shown,
    seed: options.seed,
    fingerprint,
  };
  // Of most nobody asks how to repeat them.
  return {
    ...finding,
    get curl() {
      return [...steps, shown].map(({ request }) => curlCommand(request)).join("\n");
    },
    get client() {
      return clientCode(contract, [...steps, shown]);
    },
    get test() {
      return vitestTest(contract, finding);
    },
  };
}
