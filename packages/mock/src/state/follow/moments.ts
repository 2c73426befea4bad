/** What has happened to an item, in order: each time that its status changed, and how far it had come in between. */
import type { JsonObject } from "../json.ts";
import type { Lifecycle, Stage } from "../lifecycle.ts";
import { progressAt } from "../move.ts";
import type { Item } from "../shelf.ts";

export interface Moment {
  readonly kind: "status" | "progress" | "end";
  /** In milliseconds, by the clock of its session. */
  readonly at: number;
  /** What was otherwise then: status and progress. */
  readonly value: JsonObject;
}

/** Into how many steps the time of a state is divided, at most: progress is told once for each. */
const STEPS = 10;

/** All moments until a time. An item that was never moved has one, or two if it has ended. */
export function momentsOf(lifecycle: Lifecycle, item: Item, now: number): Moment[] {
  const { property } = lifecycle;
  const { history, value } = item;
  if (history.length === 0) return withEnd(lifecycle, [{ kind: "status", at: now, value: {} }], value[property]);
  const moments: Moment[] = [];
  for (const [i, { status, at }] of history.entries()) {
    const stage = stageAt(lifecycle, status, at);
    const reached = stage ? progressAt(lifecycle, stage, value, at) : {};
    moments.push({ kind: "status", at, value: { ...reached, [property]: status } });
    const next = history[i + 1]?.at;
    for (const step of stepsOf(lifecycle, stage, value)) {
      if (step.at > now || (next !== undefined && step.at > next)) break;
      moments.push({ kind: "progress", at: step.at, value: { ...step.value, [property]: status } });
    }
  }
  return withEnd(lifecycle, moments, history.at(-1)?.status);
}

/** When the next one will be, if nothing is done with the item until then. */
export function nextMoment(lifecycle: Lifecycle, { stage, value }: Item, now: number): number | undefined {
  const state = stage && lifecycle.states[stage.state];
  if (!stage || !state?.duration) return undefined;
  const step = stepsOf(lifecycle, stage, value).find(({ at }) => at > now);
  return step?.at ?? stage.since + state.duration;
}

/** Whether an item does not leave this status by itself. */
export function isFinal(lifecycle: Lifecycle, status: unknown): boolean {
  const state = lifecycle.states.find(({ value }) => value === status);
  return state?.duration === undefined;
}

function withEnd(lifecycle: Lifecycle, moments: Moment[], status: unknown): Moment[] {
  const last = moments.at(-1);
  return last && isFinal(lifecycle, status) ? [...moments, { ...last, kind: "end" }] : moments;
}

function stageAt({ states }: Lifecycle, status: unknown, since: number): Stage | undefined {
  const state = states.findIndex(({ value }) => value === status);
  return state < 0 ? undefined : { state, since };
}

/** The steps within a state at which anything that counts has another value. */
function stepsOf(
  lifecycle: Lifecycle,
  stage: Stage | undefined,
  value: JsonObject,
): { at: number; value: JsonObject }[] {
  const duration = stage && lifecycle.states[stage.state]?.duration;
  if (!stage || !duration || lifecycle.progress.length === 0) return [];
  const steps: { at: number; value: JsonObject }[] = [];
  let known = JSON.stringify(progressAt(lifecycle, stage, value, stage.since));
  for (let step = 1; step < STEPS; step++) {
    const at = stage.since + (duration * step) / STEPS;
    const reached = progressAt(lifecycle, stage, value, at);
    const text = JSON.stringify(reached);
    if (text === known) continue;
    known = text;
    steps.push({ at, value: reached });
  }
  return steps;
}
