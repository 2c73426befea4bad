/** Items that go on by themselves. */

import type { Contract, Schema } from "@cantus/contract";
import { isTime, says, shapeOf } from "@cantus/contract/collections";
import { isObject, type JsonObject, replaceText } from "./json.ts";
import type { Entry, Lifecycle, Movable, Progress, Stage } from "./lifecycle.ts";
import { isTimeOfChange } from "./time.ts";

/** Brings an item to where it is at a time: through every state whose time has passed, and its progress within the last. */
export function move(
  contract: Contract,
  item: Schema,
  id: string,
  lifecycle: Lifecycle,
  movable: Movable,
  now: number,
): void {
  for (;;) {
    const { stage } = movable;
    const state = stage && lifecycle.states[stage.state];
    if (!stage || !state) return;
    const end = state.duration === undefined ? Number.POSITIVE_INFINITY : stage.since + state.duration;
    const next = lifecycle.states[stage.state + 1];
    if (now < end || !next) {
      movable.value = { ...movable.value, ...progressAt(lifecycle, stage, movable.value, now) };
      return;
    }
    movable.stage = { state: stage.state + 1, since: end };
    enter(contract, item, id, lifecycle, movable, next.value, end);
  }
}

/** Takes an item through all of its states at once: for an answer that waits until it is done. */
export function finish(
  contract: Contract,
  item: Schema,
  id: string,
  lifecycle: Lifecycle,
  movable: Movable,
  now: number,
): void {
  const last = lifecycle.states.at(-1);
  if (!last) return;
  for (const { value } of lifecycle.states.slice((movable.stage?.state ?? -1) + 1)) {
    enter(contract, item, id, lifecycle, movable, value, now);
  }
  movable.stage = { state: lifecycle.states.length - 1, since: now };
}

/**
 * The item in another state: what the server decides (`readOnly`) is as the contract's example of that state shows it, with
 * the item's own id and times.
 */
export function enter(
  contract: Contract,
  item: Schema,
  id: string,
  lifecycle: Lifecycle,
  movable: Movable,
  status: unknown,
  now: number,
  shown = lifecycle.examples.get(status),
): void {
  const value = { ...movable.value };
  for (const [name, schema] of shapeOf(contract, item).properties) {
    if (name === id || !shown || !says(contract, schema, "readOnly", true)) continue;
    if (lifecycle.progress.some(({ property }) => property === name) && Object.hasOwn(value, name)) continue;
    if (!Object.hasOwn(shown, name)) delete value[name];
    else if (isTime(contract, schema)) value[name] = timeOf(name, shown[name], value[name], now);
    else {
      const replaced = replaceText(shown[name], String(shown[id]), String(value[id]));
      value[name] = isObject(replaced) ? overlay(replaced, movable.sent) : replaced;
    }
  }
  value[lifecycle.property] = status;
  const isStart = lifecycle.states[0]?.value === status;
  const isEnd = lifecycle.states.at(-1)?.value === status;
  for (const progress of lifecycle.progress) {
    if (isStart) value[progress.property] = progress.from;
    else if (isEnd) value[progress.property] = goalOf(progress, value);
  }
  movable.value = value;
  note(movable, { status, at: now });
}

const REMEMBERED_STATES = 50;

function note(movable: Movable, entry: Entry): void {
  movable.history = [...movable.history.slice(1 - REMEMBERED_STATES), entry];
}

/** What counts on, as it is at a time within a stage; nothing where it stands still. */
export function progressAt(lifecycle: Lifecycle, stage: Stage, value: JsonObject, now: number): JsonObject {
  const moving = movingStates(lifecycle);
  if (!moving.includes(stage.state)) return {};
  const duration = (i: number) => lifecycle.states[i]?.duration ?? 0;
  const whole = moving.reduce((sum, i) => sum + duration(i), 0);
  const passed = moving.filter((i) => i < stage.state).reduce((sum, i) => sum + duration(i), 0) + (now - stage.since);
  return Object.fromEntries(
    lifecycle.progress.map((progress) => {
      const way = goalOf(progress, value) - progress.from;
      return [progress.property, Math.floor(progress.from + way * Math.min(1, Math.max(0, passed / whole)))];
    }),
  );
}

/** In the first of several timed states an item waits. */
function movingStates({ states }: Lifecycle): number[] {
  const timed = states.map((_, i) => i).filter((i) => (states[i]?.duration ?? 0) > 0);
  return timed.length > 1 ? timed.slice(1) : timed;
}

function goalOf({ from, to }: Progress, value: JsonObject): number {
  if (typeof to === "number") return to;
  return typeof value[to] === "number" ? value[to] : from;
}

/** What the request said of itself, where an answer repeats it. */
function overlay(shown: JsonObject, sent: JsonObject): JsonObject {
  const same = Object.keys(shown).filter(
    (name) => Object.hasOwn(sent, name) && typeof sent[name] === typeof shown[name],
  );
  return { ...shown, ...Object.fromEntries(same.map((name) => [name, sent[name]])) };
}

function timeOf(name: string, shown: unknown, present: unknown, now: number): unknown {
  if (typeof shown !== "string") return shown;
  const isSet = typeof present === "string";
  return isSet && !isTimeOfChange(name) ? present : new Date(now).toISOString();
}
