/** How an item goes on by itself: `status: queued 2s → running 5s → succeeded`, by the mock's clock. */
import { milliseconds } from "../clock.ts";
import type { JsonObject } from "./json.ts";

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

export interface Progress {
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

/** That an item came to a state. */
export interface Entry {
  readonly status: unknown;
  /** In milliseconds, by the clock of its session. */
  readonly at: number;
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
  /** The states that it came to, the last ones, and when. */
  readonly history: Entry[];
  /** What its creator sent. */
  readonly sent: JsonObject;
}

/** Where an item with this status begins. */
export function stageOf(lifecycle: Lifecycle, status: unknown, now: number): Stage {
  return { state: lifecycle.states.findIndex(({ value }) => value === status), since: now };
}
