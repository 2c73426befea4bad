/** How an item goes on by itself: `status: queued 2s → running 5s → succeeded`, by the mock's clock. */
import type { Contract, Schema } from "@cantus/contract";
import { milliseconds } from "../clock.ts";
import { isObject, type JsonObject, replaceText } from "./json.ts";
import { plainName } from "./names.ts";
import { hasType, says, shapeOf } from "./shape.ts";

export interface Lifecycle {
  /** The property that says how far the item is. */
  readonly property: string;
  readonly states: readonly State[];
  /** Properties that count on while the item moves: `progress: 0 → 100`. */
  readonly progress: readonly Progress[];
  /** How the contract's examples show an item in each state, also in those that it does not come to by itself. */
  readonly examples: ReadonlyMap<unknown, JsonObject>;
}

interface State {
  readonly value: string;
  /** How long it lasts, in milliseconds; absent: for good. */
  readonly duration: number | undefined;
}

interface Progress {
  readonly property: string;
  readonly from: number;
  /** A number, or the property that holds it. */
  readonly to: number | string;
}

/** Where an item is in its lifecycle. */
export interface Stage {
  /** Which of the states; -1: one that it does not leave. */
  readonly state: number;
  /** Since when, in milliseconds. */
  readonly since: number;
}

const ARROW = /\s*(?:→|->)\s*/;

/**
 * Reads it; nothing, where no line says states.
 * @param examples items of the collection as the contract shows them
 */
export function readLifecycle(
  lines: Readonly<Record<string, string>>,
  examples: () => Iterable<JsonObject>,
): Lifecycle | undefined {
  const progress: Progress[] = [];
  let property: string | undefined;
  let states: State[] = [];
  for (const [name, line] of Object.entries(lines)) {
    const steps = line.trim().split(ARROW);
    if (/^-?\d+(\.\d+)?$/.test(steps[0] ?? "") && steps.length === 2) {
      const to = steps[1] as string;
      progress.push({ property: name, from: Number(steps[0]), to: Number.isNaN(Number(to)) ? to : Number(to) });
    } else if (property === undefined) {
      property = name;
      states = steps.map(readState);
    }
  }
  if (property === undefined) return undefined;
  const shown = new Map<unknown, JsonObject>();
  for (const example of examples()) {
    const value = example[property];
    if (value !== undefined && !shown.has(value)) shown.set(value, example);
  }
  return { property, states, progress, examples: shown };
}

function readState(step: string): State {
  const [, value = step, duration] = /^(\S+)\s+(\S+)$/.exec(step) ?? [];
  return { value, duration: duration === undefined ? undefined : milliseconds(duration) };
}

/** What an item needs to be moved. */
export interface Movable {
  value: JsonObject;
  stage: Stage | undefined;
  /** What its creator sent. */
  readonly sent: JsonObject;
}

/** Where an item with this status begins. */
export function stageOf(lifecycle: Lifecycle, status: unknown, now: number): Stage {
  return { state: lifecycle.states.findIndex(({ value }) => value === status), since: now };
}

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
      progressTo(lifecycle, movable, now);
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
}

function progressTo(lifecycle: Lifecycle, movable: Movable, now: number): void {
  const { stage } = movable;
  const state = stage && lifecycle.states[stage.state];
  // In the first of several timed states an item waits.
  const timed = lifecycle.states.map((_, i) => i).filter((i) => lifecycle.states[i]?.duration !== undefined);
  const moving = timed.length > 1 ? timed.slice(1) : timed;
  if (!stage || !state?.duration || !moving.includes(stage.state)) return;
  const duration = (i: number) => lifecycle.states[i]?.duration ?? 0;
  const whole = moving.reduce((sum, i) => sum + duration(i), 0);
  const passed = moving.filter((i) => i < stage.state).reduce((sum, i) => sum + duration(i), 0) + (now - stage.since);
  for (const progress of lifecycle.progress) {
    const goal = goalOf(progress, movable.value);
    const reached = Math.floor(progress.from + (goal - progress.from) * Math.min(1, Math.max(0, passed / whole)));
    movable.value = { ...movable.value, [progress.property]: reached };
  }
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

export function isTime(contract: Contract, schema: Schema): boolean {
  return says(contract, schema, "format", "date-time") && hasType(contract, schema, "string");
}

/** A time that the server sets when an item is made or changed, also where only its example shows that it is one. */
export function isTimeOfServer(contract: Contract, name: string, schema: Schema, example: unknown): boolean {
  if (!isTimeOfChange(name) && !/^(date)?(creat|insert|registered)/.test(plainName(name))) return false;
  return (
    isTime(contract, schema) ||
    (typeof example === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(example) && hasType(contract, schema, "string"))
  );
}

/** Which times change whenever the item does. */
export function isTimeOfChange(name: string): boolean {
  return /^(date)?(updat|modifi|changed|lastmodif|lastupdat|lastchang)/.test(plainName(name));
}

function timeOf(name: string, shown: unknown, present: unknown, now: number): unknown {
  if (typeof shown !== "string") return shown;
  const isSet = typeof present === "string";
  return isSet && !isTimeOfChange(name) ? present : new Date(now).toISOString();
}
