/** Moves of a thing one after the other: an order is shipped once it is paid. */
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isSuccess } from "../../../exchange/outcome.ts";
import { type Move, moveBody, movesOf } from "../../../state/moves.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";

export type Way = readonly Move[];

/** Each move by itself, and each that is refused of a thing as it was made after one that makes it possible. */
export async function waysOf(scene: Scene): Promise<readonly Way[]> {
  const known = found.get(scene) ?? [...movesOf(scene).map((move) => [move]), ...(await longerWays(scene))];
  found.set(scene, known);
  return known;
}

const found = new WeakMap<Scene, readonly Way[]>();

async function longerWays(scene: Scene): Promise<readonly Way[]> {
  const moves = movesOf(scene);
  if (moves.length < 2) return [];
  const first: Move[] = [];
  const refused: Move[] = [];
  for (const move of moves) {
    const done = await follow(scene, [move]);
    if (done && isSuccess(done)) first.push(move);
    else if (done?.response.status === 409) refused.push(move);
  }
  const ways: Way[] = [];
  for (const move of refused) {
    for (const before of first) {
      const done = await follow(scene, [before, move]);
      if (!done || !isSuccess(done)) continue;
      ways.push([before, move]);
      break;
    }
  }
  return ways;
}

/** @returns the last answer */
async function follow(scene: Scene, way: Way): Promise<Exchange | undefined> {
  const thing = await scene.create();
  if (!thing || isPending(thing.made)) return undefined;
  const done = await along(scene, thing, way);
  // What was done to it may take it away; another check looks at that.
  if (done && isSuccess(done)) scene.forget(thing);
  return done;
}

/** Leads a thing along a way. `undefined` where it is refused before its end. */
export async function along(scene: Scene, thing: Thing, way: Way): Promise<Exchange | undefined> {
  let done: Exchange | undefined;
  for (const move of way) {
    if (done && (!isSuccess(done) || isPending(done))) return undefined;
    done = await moved(scene, thing, move);
    if (!done) return undefined;
  }
  return done;
}

export function moved(scene: Scene, thing: Thing, move: Move): Promise<Exchange | undefined> {
  return scene.send(move.action, { place: thing.place, as: thing.by, body: moveBody(scene, move) });
}
