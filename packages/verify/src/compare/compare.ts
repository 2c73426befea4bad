/** Two voices of one contract, asked the same. */
import type { Contract } from "@cantus/contract";
import { hideCredentials } from "../exchange/credentials.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Target } from "../exchange/target.ts";
import type { PhaseName } from "../phases/phase.ts";
import type { VerifyOptions } from "../run/options.ts";
import type { VerifyResult } from "../run/result.ts";
import { verify } from "../verify.ts";
import { type Asked, type Judgement, judge } from "./judge.ts";

/** Phases whose cases are the same whatever a target answers, as far as it accepts them. */
const PHASES: readonly PhaseName[] = ["examples", "boundaries"];

export interface CompareOptions extends VerifyOptions {
  /** For the second voice only, over all else: its credentials. */
  readonly against?: Pick<VerifyOptions, "credentials" | "headers" | "identities" | "values" | "basePath" | "prefer">;
}

export interface Difference extends Judgement {
  readonly operationId: string;
  /** The case that shows it: the first of them. */
  readonly case: string;
  /** How many cases show the same. */
  readonly times: number;
  /** Without credentials. */
  readonly exchanges: { readonly a: Exchange; readonly b: Exchange };
}

export interface CompareResult {
  readonly contract: string;
  readonly a: VerifyResult;
  readonly b: VerifyResult;
  /** Each once, in the order of the contract's operations. */
  readonly differences: readonly Difference[];
  /** How many cases were put to both. */
  readonly compared: number;
  /** How many were put to one only, because the other had not accepted what they start from. */
  readonly onlyA: number;
  readonly onlyB: number;
}

/**
 * Puts the same cases to two voices, each with the ids that it gave itself, and tells where status, media type, declared
 * headers, the shape of a body or, where no schema describes it, the kind of its bytes differ, and which of them is wrong by the contract. Values are not compared.
 *
 * @throws TargetError as `verify`.
 * @example
 * const { differences } = await compare(contract, mock.fetch, "http://127.0.0.1:3000", { headers });
 * differences.filter(({ wrong }) => wrong !== "open"); // []
 */
export async function compare(
  contract: Contract,
  a: Target,
  b: Target,
  options: CompareOptions = {},
): Promise<CompareResult> {
  const { against, ...shared } = options;
  const [one, other] = await Promise.all([
    ask(contract, a, shared),
    ask(contract, b, { ...shared, reporters: [], ...against }),
  ]);
  const differences = new Map<string, Difference>();
  let compared = 0;
  for (const [key, asked] of one.asked) {
    const there = other.asked.get(key);
    if (!there) continue;
    compared++;
    for (const judgement of judge(contract, asked, there, options.without)) {
      const { operation, name } = asked.case;
      const { what, place, a: ofA, b: ofB, wrong } = judgement;
      const same = JSON.stringify([
        operation.id,
        what,
        place,
        ofA,
        ofB,
        wrong,
        wrong === "open" ? "" : judgement.reason,
      ]);
      const known = differences.get(same);
      differences.set(same, {
        ...(known ?? {
          ...judgement,
          operationId: operation.id,
          case: name,
          exchanges: { a: hideCredentials(contract, asked.exchange), b: hideCredentials(contract, there.exchange) },
        }),
        times: (known?.times ?? 0) + 1,
      });
    }
  }
  const order = new Map(contract.operations.map(({ id }, index) => [id, index]));
  return {
    contract: contract.name,
    a: one.result,
    b: other.result,
    differences: [...differences.values()].sort(
      (left, right) => (order.get(left.operationId) ?? 0) - (order.get(right.operationId) ?? 0),
    ),
    compared,
    onlyA: one.asked.size - compared,
    onlyB: other.asked.size - compared,
  };
}

async function ask(
  contract: Contract,
  target: Target,
  options: VerifyOptions,
): Promise<{ result: VerifyResult; asked: ReadonlyMap<string, Asked> }> {
  const asked = new Map<string, Asked>();
  const times = new Map<string, number>();
  const { result } = verify(contract, target, {
    ...options,
    phases: options.phases ?? PHASES,
    onExchange(exchange, one) {
      options.onExchange?.(exchange, one);
      // The same case may be put twice: with what a target knows, and as it stands in the contract.
      const key = JSON.stringify([
        one.operation.id,
        exchange.request.method,
        one.name,
        one.aim?.pointer,
        one.aim?.keyword,
      ]);
      const time = times.get(key) ?? 0;
      times.set(key, time + 1);
      asked.set(`${key} ${time}`, { case: one, exchange });
    },
  });
  return { result: await result, asked };
}
