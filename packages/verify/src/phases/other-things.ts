/** Operations that want a thing in a certain state: what was made was done before it could be cancelled. */
import type { Operation } from "@cantus/contract";
import { itemKeys } from "@cantus/contract/collections";
import { casesFromExamples } from "../cases/examples.ts";
import { withFreshKey } from "../cases/idempotency-key.ts";
import { withIds } from "../cases/with-ids.ts";
import { isSuccess } from "../exchange/outcome.ts";
import type { Run } from "../run/run.ts";
import { makeAnother, makeReady, othersIn } from "../run/used-up.ts";
import { resourcesOf } from "../state/resource.ts";

/** So many things are tried that were there before, or were made for something else. */
const MOST = 8;

/**
 * Calls an operation that was refused for the state of its thing with others: with such as are made for it, each in the
 * ways in which they can be made, and then with all that is known of.
 */
export async function tryOtherThings(run: Run, operation: Operation): Promise<void> {
  const shown = casesFromExamples(run.contract, operation, run.seed);
  const one = "reason" in shown ? undefined : shown[0];
  if (!one) return;
  const isDone = () => run.coverage.hasSucceeded(operation) || !run.goesOn();
  for (const key of othersIn(run, run.fillIn(one)).values()) {
    if (isDone()) return;
    const isTaken = async () => {
      const exchange = await run.call(run.fillIn(one), { again: true });
      return exchange !== undefined && isSuccess(exchange);
    };
    await makeAnother(run, key);
    if (!(await isTaken())) await makeReady(run, key, isTaken);
  }
  const collection = itemKeys(run.contract, operation).at(-1)?.collection;
  if (collection === undefined) return;
  for (const make of makersOf(run, collection)) {
    if (isDone()) return;
    const asMade = withFreshKey(run.contract, make);
    const first = await run.call(asMade, { again: true });
    const isRefused = first !== undefined && !isSuccess(first) && (await run.fresh.learn(make.operation));
    const made = isRefused ? await run.call(await run.fresh.renew(asMade), { again: true }) : first;
    if (made && isSuccess(made)) await run.call(run.fillIn(one), { again: true });
  }
  for (const ids of run.memory.allIdsFor(operation).slice(0, MOST)) {
    if (isDone()) return;
    await run.call(withIds(one, ids));
  }
}

/** The requests that make a thing, first those after which work goes on (202): it is not at its end at once. */
function makersOf(run: Run, collection: string) {
  const { create } = resourcesOf(run.contract).find(({ key }) => key.collection === collection) ?? {};
  const accepted = create ? [...run.accepted(create)] : [];
  return accepted.toSorted(([one], [other]) => other - one).map(([, each]) => each);
}
