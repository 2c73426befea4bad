/** What an operation needs to be accepted again: a thing that is there. */

import type { Operation } from "@cantus/contract";
import { addressOf } from "@cantus/contract/collections";
import { varied } from "../cases/varied.ts";
import { isSuccess } from "../exchange/outcome.ts";
import { resourcesOf } from "../state/resource.ts";
import type { Baseline } from "./baselines.ts";
import type { Run } from "./run.ts";

/**
 * An accepted request of an operation that can be accepted again: what it deletes is made anew first where the contract has
 * an operation for that.
 */
export async function ready(run: Run, operation: Operation): Promise<Baseline | undefined> {
  if (addressOf(run.contract, operation).method === "delete") await remake(run, operation);
  return run.baseline(operation);
}

/** Makes another thing of the kind that an operation is about. */
export async function remake(run: Run, operation: Operation): Promise<void> {
  const collection = addressOf(run.contract, operation).keys.at(-1)?.collection;
  if (collection !== undefined) await remakeIn(run, collection);
}

/**
 * Makes anew all that an operation is about, with what that is in: where a project is archived, so are its boards and their
 * cards.
 *
 * @param made the collections of what was made already
 */
export async function remakeAll(run: Run, operation: Operation, made = new Set<string>()): Promise<void> {
  for (const { collection } of addressOf(run.contract, operation).keys) {
    const creator = creatorOf(run, collection);
    if (!creator || made.has(collection)) continue;
    made.add(collection);
    await remakeAll(run, creator, made);
    await remakeIn(run, collection);
  }
}

function creatorOf(run: Run, collection: string): Operation | undefined {
  const { contract } = run;
  const isCreator = (each: Operation) => {
    const { method, path } = addressOf(contract, each);
    return method === "post" && path === collection;
  };
  const known = resourcesOf(contract).find(({ key }) => key.collection === collection)?.create;
  return run.operations.find((each) => each === known) ?? run.operations.find(isCreator);
}

/** Makes another thing of a collection. */
export async function remakeIn(run: Run, collection: string): Promise<void> {
  const creator = creatorOf(run, collection);
  const baseline = creator && run.baseline(creator);
  if (!baseline) return;
  // Where things have names of their own, or use up others, the second of the same is refused.
  const cases = run.fresh.isNeeded(creator)
    ? [await run.fresh.renew(baseline.case)]
    : [baseline.case, varied(run, baseline.case, run.budget.requests)];
  for (const one of cases) {
    const exchange = one && (await run.call(one, { again: true }));
    if (exchange && isSuccess(exchange)) return;
  }
}
