/** An item's moments as they come. */

import type { Collection } from "@cantus/contract/collections";
import { seen, type Waiting, waitUntil } from "../../wait.ts";
import type { JsonObject } from "../json.ts";
import { lifecycleOf } from "../lifecycle.ts";
import type { Memory } from "../memory.ts";
import { isFinal, type Moment, momentsOf, nextMoment } from "./moments.ts";

/** One item, for as long as it is followed. */
export interface Followed {
  readonly memory: Memory;
  readonly collection: Collection;
  readonly scope: readonly string[];
  readonly id: string;
}

export interface Told {
  readonly moment: Moment;
  /** Counts an item's moments from 1. */
  readonly number: number;
  /** The item as it was then, as far as that is known. */
  readonly value: JsonObject;
}

/**
 * Tells what happens to an item until it has ended, is gone or nobody listens any more; nothing comes where `patience` is
 * over, so that a connection can be kept alive.
 *
 * @param after the number of the last moment that is known; absent: the status of now is told first
 * @param patience in milliseconds, by this machine's clock
 */
export async function* follow(
  { memory, collection, scope, id }: Followed,
  waiting: Pick<Waiting, "clock" | "signal" | "isIdle">,
  after?: number,
  patience?: number,
): AsyncGenerator<Told | undefined> {
  const lifecycle = lifecycleOf(memory.contract, collection);
  if (!lifecycle) return;
  let known = after;
  while (!waiting.signal.aborted && !memory.isOver) {
    const looked = seen({ ...waiting, changes: memory.changes });
    const item = memory.item(collection, scope, id);
    if (!item) return;
    const now = memory.now;
    const moments = momentsOf(lifecycle, item, now);
    const status = item.value[lifecycle.property];
    known ??= moments.findLastIndex(({ kind }) => kind === "status");
    for (const [i, moment] of moments.entries()) {
      if (i + 1 <= known) continue;
      yield { moment, number: i + 1, value: { ...item.value, ...moment.value } };
    }
    known = Math.max(known, moments.length);
    if (isFinal(lifecycle, status)) return;
    const started = performance.now();
    await waitUntil({ ...waiting, changes: memory.changes, seen: looked }, nextMoment(lifecycle, item, now), patience);
    if (patience !== undefined && performance.now() - started >= patience) yield undefined;
  }
}
