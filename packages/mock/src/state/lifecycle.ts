/** How an item goes on by itself: `status: queued 2s → running 5s → succeeded`, by the mock's clock. */
import type { Contract } from "@cantus/contract";
import {
  type Collection,
  isSameKind,
  itemExtension,
  itemIn,
  listAt,
  listOf,
  successes,
} from "@cantus/contract/collections";
import { milliseconds } from "../clock.ts";
import { isObject, type JsonObject } from "./json.ts";

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

const known = new WeakMap<Collection, { readonly lifecycle: Lifecycle | undefined }>();

/** As `x-mock` says it of a collection's items; nothing, where no line says states. */
export function lifecycleOf(contract: Contract, collection: Collection): Lifecycle | undefined {
  const found = known.get(collection) ?? { lifecycle: readLifecycle(contract, collection) };
  known.set(collection, found);
  return found.lifecycle;
}

function readLifecycle(contract: Contract, collection: Collection): Lifecycle | undefined {
  const lines = itemExtension(contract, collection.item).lifecycle;
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
  for (const example of examplesOf(contract, collection)) {
    const value = example[property];
    if (value !== undefined && !shown.has(value)) shown.set(value, example);
  }
  return { property, states, progress, examples: shown };
}

function examplesOf(contract: Contract, { item, idProperty }: Collection): JsonObject[] {
  const found = contract.operations.flatMap((operation) =>
    successes(operation).flatMap(({ content }) => {
      const at = itemIn(contract, content.schema, { item });
      const list = at ? undefined : listOf(contract, operation, content.schema, "");
      return content.examples.flatMap(({ value }): unknown[] => {
        if (at) return [at.length === 0 || !isObject(value) ? value : value[at[0] as string]];
        return list && isSameKind(contract, list.items, item) ? [...listAt(value, list.path)] : [];
      });
    }),
  );
  return found.filter((value): value is JsonObject => isObject(value) && Object.hasOwn(value, idProperty));
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
  history: readonly Entry[];
  /** What its creator sent. */
  readonly sent: JsonObject;
}

/** Where an item with this status begins. */
export function stageOf(lifecycle: Lifecycle, status: unknown, now: number): Stage {
  return beginningOf(lifecycle, status, now).stage;
}

/** What items have in common that came to the same state at the same time: a mock makes many within a millisecond. */
interface Beginning {
  readonly lifecycle: Lifecycle;
  readonly stage: Stage;
  readonly history: readonly [Entry];
}

let last: Beginning | undefined;

/** How an item begins, with this status. */
export function beginningOf(lifecycle: Lifecycle, status: unknown, now: number): Beginning {
  if (last?.lifecycle === lifecycle && last.stage.since === now && last.history[0].status === status) return last;
  const state = lifecycle.states.findIndex(({ value }) => value === status);
  last = { lifecycle, stage: { state, since: now }, history: [{ status, at: now }] };
  return last;
}
