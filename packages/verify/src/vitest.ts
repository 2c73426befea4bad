/** Contract tests in Vitest. */
import type { Contract, Operation } from "@cantus/contract";
import { beforeAll, describe, expect, test } from "vitest";
import { type CheckOptions, checkExchange } from "./check-exchange.ts";
import { checksOf } from "./checks/apply.ts";
import { needsCredentials } from "./exchange/authenticate.ts";
import type { Exchange } from "./exchange/exchange.ts";
import type { Target } from "./exchange/target.ts";
import { describeFinding, describeShortfall, describeWarning } from "./report/describe.ts";
import type { VerifyOptions } from "./run/options.ts";
import type { VerifyResult } from "./run/result.ts";
import { verify } from "./verify.ts";

export interface DescribeOptions extends VerifyOptions {
  /** Seconds after which no further request is made. Defaults to 20, where `requests` says nothing. */
  readonly seconds?: number;
  /** Milliseconds that the whole run may take, starting and closing included. Defaults to `seconds` and a minute. */
  readonly runTimeout?: number;
  /** Operations that never answered with a success fail, too, but for the operationIds named. Defaults to false. */
  readonly requireSuccess?: boolean | { readonly except: readonly string[] };
}

/** Enough for the phases to come to everything in a contract of some twenty operations. */
const SECONDS = 20;

/**
 * A describe for the contract, in it one for each operation, `GET /v1/jobs/{id} getJob`, and in that a test for each
 * check, which fails with what was found. The run is made once, before the first test, as reading needs what creating
 * made; `-t` picks what of it is judged. Operations that could not be called are skipped with the reason. Where
 * `minCoverage` is given, it is a test of its own.
 *
 * @param target What to call, or a function without parameters that gives it, for what a `beforeAll` has started.
 * @example
 * describeContract(await readContract("music-jobs"), () => server.url, {
 *   headers: { Authorization: `Bearer ${key}` },
 *   minCoverage: { operations: 100, statuses: 60 },
 * });
 */
export function describeContract(
  contract: Contract,
  target: Target | (() => Target | Promise<Target>),
  options: DescribeOptions = {},
): void {
  const seconds = options.seconds ?? (options.requests === undefined ? SECONDS : undefined);
  describe(`the contract ${contract.name}`, () => {
    let result: VerifyResult;
    beforeAll(
      async () => {
        result = await verify(contract, await targetOf(target), { ...options, seconds }).result;
      },
      options.runTimeout ?? ((seconds ?? SECONDS) + 60) * 1000,
    );

    for (const operation of contract.operations) {
      describe(nameOf(operation), () => describeOperation(operation, options, () => result));
    }
    test("every request is for an operation", () => {
      const others = result.findings.filter(({ operationId }) => contract.operation(operationId ?? "") === undefined);
      expectNone(others.map(describeFinding));
    });
    if (contract.operations.some(needsCredentials)) {
      test("lets in who shows the credentials that were given", () => {
        if (result.stopped === "unauthorized") expect.fail("Nothing that asks for credentials let the caller in.");
      });
    }
    if (options.minCoverage) {
      test("is covered as far as it has to be", () => expectNone(result.shortfalls.map(describeShortfall)));
    }
  });
}

function describeOperation(operation: Operation, options: DescribeOptions, resultOf: () => VerifyResult): void {
  const listed = checksOf(operation).filter(({ name }) => !options.without?.includes(name));
  const findingsOf = () => resultOf().findings.filter(({ operationId }) => operationId === operation.id);
  const warningsOf = () => resultOf().warnings.filter(({ operationId }) => operationId === operation.id);
  /** Why nothing can be said of it. */
  const skippedBy = () => warningsOf().find(({ code }) => code === "skipped")?.message;

  for (const { name, sentence } of listed) {
    test(`${name}: ${sentence}`, ({ skip }) => {
      expectNone(
        findingsOf()
          .filter(({ check }) => check === name)
          .map(describeFinding),
      );
      const reason = skippedBy();
      if (reason !== undefined) skip(reason);
    });
  }
  test("keeps the contract in all else", ({ skip, annotate }) => {
    const others = findingsOf().filter(({ check }) => listed.every(({ name }) => name !== check));
    expectNone(others.map(describeFinding));
    const reason = skippedBy();
    if (reason !== undefined) skip(reason);
    for (const warning of warningsOf()) {
      if (requiresSuccess(operation, options.requireSuccess)) expectNone([describeWarning(warning)]);
      else annotate(describeWarning(warning), "warning");
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

function nameOf({ method, path, id }: Operation): string {
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
