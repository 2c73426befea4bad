/** What a phase does one after the other, some of it at once. */
import type { Case } from "../cases/case.ts";
import type { Run } from "../run/run.ts";
import { judge } from "./judge.ts";

/** A case that stands for itself: whatever is sent beside it, its answer says the same. */
interface Planned {
  readonly case: Case;
  /** What it deviates from. */
  readonly baseline: Case;
  /** Looks for the smallest request that shows what it shows. */
  readonly isShrinking?: boolean;
}

/** A case, or something that takes several requests in a row. */
export type Step = Planned | (() => Promise<void>);

/** So many cases are on their way at once. Their answers are looked at in the order in which they were sent. */
const AT_ONCE = 16;

/** Takes the steps until they or the run are at their end. They are made as late as they are needed. */
export async function take(run: Run, steps: Iterable<Step>): Promise<void> {
  let waiting: Planned[] = [];
  for (const step of steps) {
    if (!run.goesOn()) return;
    const isFull = waiting.length >= AT_ONCE || typeof step === "function";
    if (isFull || waiting.some((other) => meet(other.case, step.case))) {
      await together(run, waiting);
      waiting = [];
    }
    if (typeof step === "function") await step();
    else waiting.push(step);
  }
  await together(run, waiting);
}

/** Whether both change the same thing: what one answers would then be what the other has sent. */
function meet(one: Case, other: Case): boolean {
  return isChange(one) && isChange(other) && thingOf(one) === thingOf(other);
}

function isChange({ operation }: Case): boolean {
  return operation.method !== "get" && operation.method !== "head" && operation.path.includes("{");
}

function thingOf({ parameters }: Case): string {
  return JSON.stringify([...parameters].flatMap(([{ in: place }, value]) => (place === "path" ? [value] : [])));
}

async function together(run: Run, planned: readonly Planned[]): Promise<void> {
  if (planned.length === 0) return;
  const isShrinking = planned.some((each) => each.isShrinking);
  const exchanges = await run.callAll(
    planned.map((each) => each.case),
    { isShrinking },
  );
  for (const [index, each] of planned.entries()) {
    const exchange = exchanges[index];
    if (exchange) await judge(run, each.case, exchange, each.baseline);
  }
}
