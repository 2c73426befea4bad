/** The run as its caller sees it: findings as they come, and the result at the end. */
import type { Contract } from "@cantus/contract";
import type { Target } from "./exchange/target.ts";
import type { Finding } from "./finding.ts";
import type { VerifyOptions } from "./run/options.ts";
import { play } from "./run/play.ts";
import type { VerifyResult } from "./run/result.ts";

export interface Verification extends AsyncIterable<Finding> {
  /** Everything, when the run is over. Rejects with a `TargetError` where the target cannot be called. */
  readonly result: Promise<VerifyResult>;
}

/**
 * Calls every operation of a contract as its examples say and holds every answer against the contract. The run begins
 * at once; leaving the loop early stops it. A target with a memory is called in an order in which later requests can
 * use what earlier answers gave; only what the run has made itself, or what `values` names, is deleted, beside what
 * the examples name.
 *
 * @throws TargetError (from the loop and from `result`) `TARGET_UNREACHABLE`, `TARGET_INVALID`.
 * @throws UnknownSchemeError (likewise) for a credential of a security scheme that the contract does not have.
 * @example
 * const run = verify(contract, "http://127.0.0.1:3000", { credentials: { ApiKeyAuth: key } });
 * for await (const finding of run) console.error(describeFinding(finding));
 * const { warnings } = await run.result;
 */
export function verify(contract: Contract, target: Target, options: VerifyOptions = {}): Verification {
  const findings: Finding[] = [];
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  let news = Promise.withResolvers<void>();
  const wake = () => {
    news.resolve();
    news = Promise.withResolvers();
  };
  let isOver = false;
  const result = play(contract, target, { ...options, signal }, (finding) => {
    findings.push(finding);
    wake();
  }).finally(() => {
    isOver = true;
    wake();
  });
  // Who only loops sees the rejection in the loop; it is not unhandled.
  result.catch(() => {});

  async function* each(): AsyncGenerator<Finding, void> {
    let isThrough = false;
    try {
      for (let index = 0; ; index++) {
        while (index >= findings.length && !isOver) await news.promise;
        const finding = findings[index];
        if (!finding) break;
        yield finding;
      }
      isThrough = true;
    } finally {
      if (!isThrough) stop.abort();
    }
    await result;
  }
  return { result, [Symbol.asyncIterator]: each };
}
