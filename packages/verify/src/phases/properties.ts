/** Generated requests: whatever the schemas allow, and the same with one thing wrong. */
import type { Operation } from "@cantus/contract";
import { addressOf } from "@cantus/contract/collections";
import { WrongCases } from "../cases/boundaries.ts";
import type { Case } from "../cases/case.ts";
import { GeneratedCases } from "../cases/generated.ts";
import { withIds } from "../cases/with-ids.ts";
import type { Run } from "../run/run.ts";
import { Arbitraries } from "../values/arbitrary.ts";
import { inTurn } from "../values/in-turn.ts";
import { judge } from "./judge.ts";
import type { Phase } from "./phase.ts";
import { type Step, take } from "./steps.ts";

/** How often each operation has its turn without a limit to seconds and requests, and within seconds. */
const ROUNDS = 20;
const MOST_ROUNDS = 200;

/** So many wrong requests are made of one that is valid. */
const WRONG = 4;

/** An operation that has come to nothing new in so many turns has little to choose from, and all of it was sent. */
const BARREN = 10;

export const properties: Phase = {
  name: "properties",
  sentence: "Generated requests, valid and with one thing wrong, shrunk to the smallest that shows a failure.",
  weight: 1,
  async play(run) {
    const arbitraries = new Arbitraries(run.contract);
    const rounds = roundsOf(run.options);
    const sources = run.operations.map((operation) => stepsOf(run, arbitraries, operation, rounds));
    await take(run, inTurn(sources));
  },
};

/** Who names a number of requests gets as many, while there is something new to ask. */
function roundsOf({ seconds, requests }: Run["options"]): number {
  if (requests !== undefined) return Number.POSITIVE_INFINITY;
  return seconds === undefined ? ROUNDS : MOST_ROUNDS;
}

function* stepsOf(run: Run, arbitraries: Arbitraries, operation: Operation, rounds: number): Generator<Step> {
  const generated = new GeneratedCases(run, arbitraries, operation);
  if (!generated.isWorthwhile || addressOf(run.contract, operation).method === "delete") return;
  const wrong = new WrongCases(run);
  const options = { isShrinking: true };
  let barren = 0;
  for (let turn = 0; turn < rounds && barren < BARREN; turn++) {
    const accepted = run.baseline(operation)?.case;
    const valid = generated.valid(turn, (one) => run.fillIn(withKnownIds(run, one, accepted)));
    barren++;
    if (!valid) continue;
    const baseline = accepted ?? valid;
    for (const one of withWrong(wrong, valid, run.seed + turn)) {
      if (run.wasSent(one)) continue;
      barren = 0;
      yield { case: one, options, judge: (exchange, sent) => judge(run, sent, exchange, baseline) };
    }
  }
}

/** What is wrong is made when the valid one was taken: of a large contract, a short run takes no more. */
function* withWrong(wrong: WrongCases, valid: Case, turn: number): Generator<Case> {
  yield valid;
  yield* wrong.of(valid, turn, WRONG);
}

/**
 * Nothing is behind an id that was made up.
 *
 * @param accepted a request for what exists
 */
function withKnownIds(run: Run, one: Case, accepted: Case | undefined): Case {
  if (!accepted) return one;
  const parameters = new Map(one.parameters);
  for (const [parameter, value] of accepted.parameters) if (parameter.in === "path") parameters.set(parameter, value);
  const ofCall = [...run.memory.idsFor(one.operation)].filter(([{ in: place }]) => place !== "path");
  return withIds({ ...one, parameters }, new Map(ofCall));
}
