/** The contract's own examples: each operation is called as they say. */
import type { Operation } from "@cantus/contract";
import { addressOf } from "@cantus/contract/collections";
import { casesFromExamples } from "../cases/examples.ts";
import { preferredCases } from "../cases/preferred.ts";
import type { Run } from "../run/run.ts";
import { tryOtherThings } from "./other-things.ts";
import type { Phase } from "./phase.ts";

export const examples: Phase = {
  name: "examples",
  sentence:
    "Every operation as the contract's own examples call it, in an order in which later ones use what earlier ones gave.",
  weight: 2,
  async play(run) {
    const isDeleting = (operation: Operation) => addressOf(run.contract, operation).method === "delete";
    const deleting = run.operations.filter(isDeleting);
    const others = run.operations.filter((operation) => !isDeleting(operation));
    for (const operation of others) await callOperation(run, operation);
    // What came later may have told of the things that these need; a request that was sent already is not sent again.
    const waiting = () => others.filter((operation) => !run.coverage.hasSucceeded(operation));
    for (const operation of waiting()) await callOperation(run, operation);
    // Each that succeeds may be what another has waited for: an order has to be there to be paid.
    for (let count = Number.POSITIVE_INFINITY; waiting().length < count; ) {
      count = waiting().length;
      for (const operation of waiting()) {
        await callOperation(run, operation);
        if (isRefusedForState(run, operation)) await tryOtherThings(run, operation);
      }
    }
    for (const operation of deleting) await callOperation(run, operation);
  },
};

/** By the word for it, or as if what the request names were wrong. */
function isRefusedForState({ coverage }: Run, operation: Operation): boolean {
  return !coverage.hasSucceeded(operation) && [409, 422].some((status) => coverage.hasAnswered(operation, status));
}

async function callOperation(run: Run, operation: Operation): Promise<void> {
  if (!run.goesOn()) return;
  const cases = casesFromExamples(run.contract, operation, run.seed);
  if ("reason" in cases) {
    run.coverage.skip(operation, cases.reason, cases.pointer);
    return;
  }
  const preferred = run.options.prefer ? preferredCases(cases) : [];
  for (const one of [...cases, ...preferred]) await run.call(run.fillIn(one));
  // Once as it stands in the contract, too: this is how a thing that does not exist is asked for.
  for (const one of cases.slice(0, 1)) await run.call(one);
}
