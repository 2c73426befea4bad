/** Contract tests in Vitest. */
import type { Contract, Operation } from "@cantus/contract";
import { beforeAll, describe, expect, test } from "vitest";
import { type CheckOptions, checkExchange } from "./check-exchange.ts";
import type { Exchange } from "./exchange/exchange.ts";
import type { Target } from "./exchange/target.ts";
import { describeFinding, describeWarning } from "./report/describe.ts";
import type { VerifyOptions } from "./run/options.ts";
import type { VerifyResult } from "./run/result.ts";
import { verify } from "./verify.ts";

export interface DescribeOptions extends VerifyOptions {
  /** Milliseconds that the whole run may take. Defaults to 120,000. */
  readonly runTimeout?: number;
  /** Operations that never answered with a success fail, too, but for the operationIds named. Defaults to false. */
  readonly requireSuccess?: boolean | { readonly except: readonly string[] };
}

/**
 * A describe for the contract with a test for each operation, `GET /v1/jobs/{id} getJob`, which fails with what was
 * found. All operations are called once, before the first test, as reading needs what creating made; `-t` picks which
 * of them are judged. Operations that could not be called are skipped with the reason.
 *
 * @param target What to call, or a function without parameters that gives it, for what a `beforeAll` has started.
 * @example
 * describeContract(await readContract("music-jobs"), () => server.url, { headers: { Authorization: `Bearer ${key}` } });
 */
export function describeContract(
  contract: Contract,
  target: Target | (() => Target | Promise<Target>),
  options: DescribeOptions = {},
): void {
  describe(`the contract ${contract.name}`, () => {
    let result: VerifyResult;
    beforeAll(async () => {
      result = await verify(contract, await targetOf(target), options).result;
    }, options.runTimeout ?? 120_000);

    for (const operation of contract.operations) {
      test(testName(operation), ({ skip, annotate }) => {
        const findings = result.findings.filter(({ operationId }) => operationId === operation.id);
        expectNone(findings.map(describeFinding));
        for (const warning of result.warnings.filter(({ operationId }) => operationId === operation.id)) {
          if (warning.code === "skipped") skip(warning.message);
          else if (requiresSuccess(operation, options.requireSuccess)) expectNone([describeWarning(warning)]);
          else annotate(describeWarning(warning), "warning");
        }
      });
    }
  });
}

/**
 * Fails with what recorded traffic holds against the caller or the voice.
 *
 * @example
 * const recorder = record(globalThis.fetch);
 * afterAll(() => expectExchanges(contract, recorder.exchanges));
 */
export function expectExchanges(contract: Contract, exchanges: Iterable<Exchange>, options: CheckOptions = {}): void {
  const findings = [...exchanges].flatMap((exchange) => checkExchange(contract, exchange, options));
  const distinct = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  expectNone([...distinct.values()].map(describeFinding));
}

function testName({ method, path, id }: Operation): string {
  return `${method.toUpperCase()} ${path} ${id}`;
}

function requiresSuccess({ id, responses }: Operation, required: DescribeOptions["requireSuccess"] = false): boolean {
  // Where nothing is declared, nothing is known to be a success.
  if (responses.length === 0) return false;
  return typeof required === "boolean" ? required : !required.except.includes(id);
}

/** A `fetch` takes a request, and so has a parameter; an Express app can `listen`. */
async function targetOf(target: Target | (() => Target | Promise<Target>)): Promise<Target> {
  const isGiver = typeof target === "function" && target.length === 0 && !("listen" in target);
  return isGiver ? (target as () => Target | Promise<Target>)() : (target as Target);
}

function expectNone(texts: readonly string[]): void {
  if (texts.length > 0) expect.fail(`\n${texts.join("\n\n")}\n`);
}
