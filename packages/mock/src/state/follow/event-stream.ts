/** An item's events as a stream that the contract declares. */

import type { MediaType } from "@cantus/contract";
import { writeEvent } from "@cantus/contract/body";
import type { Waiting } from "../../wait.ts";
import { accepts } from "../accepts.ts";
import { lifecycleOf } from "../lifecycle.ts";
import { projection } from "../projection.ts";
import { type EventShape, eventFor, eventShapes } from "./event-shapes.ts";
import { type Followed, follow } from "./follow.ts";

export type EventStream = (signal: AbortSignal) => AsyncIterable<string>;

/** How often a connection on which nothing happens is kept alive, in milliseconds (HTML Standard §9.2.7 says 15 s). */
const HEARTBEAT = 15_000;

const shapesOf = new WeakMap<MediaType, EventShape[]>();

/**
 * The events of an item, from the status of now or after the last that the caller knows, until it has ended.
 *
 * @param lastEventId as `Last-Event-ID` has it
 * @returns `undefined` where the contract declares no event that an item could fill
 */
export function eventStreamOf(
  followed: Followed,
  clock: Waiting["clock"],
  content: MediaType,
  lastEventId: string | undefined,
): EventStream | undefined {
  const { memory, collection } = followed;
  const { contract } = memory;
  const lifecycle = lifecycleOf(contract, collection);
  const shapes = shapesOf.get(content) ?? eventShapes(contract, content, collection);
  shapesOf.set(content, shapes);
  if (!lifecycle || shapes.length === 0) return undefined;
  const after = lastEventId !== undefined && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : undefined;
  return async function* stream(signal) {
    for await (const told of follow(followed, { clock, signal }, after, HEARTBEAT)) {
      if (!told) {
        yield ": still here\n\n";
        continue;
      }
      const event = eventFor(shapes, told.moment, told.value[lifecycle.property]);
      if (!event) continue;
      const data = projection(contract, collection, event.shape.data, told.value);
      if (!data) continue;
      const id = String(told.number);
      yield writeEvent({
        data: data.value,
        ...(event.name !== undefined && { event: event.name }),
        ...(accepts(contract, event.shape.id, id) && { id }),
      });
    }
  };
}
