/** The state of a thing: it is where an action has brought it, stays there, and forbids what the contract says that it does. */
import type { Operation } from "@cantus/contract";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import { movesOf } from "../../../state/moves.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { ended, isUnderWay } from "../../../state/work.ts";
import { readsBelow } from "../place.ts";
import { shownAs } from "../told.ts";
import { type Bar, barsOf } from "./barred.ts";
import { along, moved, waysOf } from "./ways.ts";

/** Brings some of what was made to other states, so that a list has things in several. */
export async function bringToStates(scene: Scene): Promise<void> {
  const spare = scene.things.slice(SAME);
  for (const way of await waysOf(scene)) {
    const thing = spare.shift();
    if (!thing) return;
    const done = await along(scene, thing, way);
    // What was done to it may take it away; another check looks at that.
    if (done && isSuccess(done)) scene.forget(thing);
  }
}

/** How many stay as they were made. */
const SAME = 4;

/**
 * What is told the state of a thing brings it there, or refuses and leaves it. What a change of something else does to a
 * state is the server's affair: who edits what is published may have to have it approved anew.
 */
export async function movesAreKept(scene: Scene): Promise<void> {
  for (const move of movesOf(scene)) {
    const { action, named } = move;
    const thing = named && (await scene.create());
    const before = thing && (await scene.read(thing));
    const done = thing && before?.item && (await moved(scene, thing, move));
    if (!before?.item || !done || isPending(done) || before.item[named.property] === named.state) continue;
    const after = await scene.read(thing);
    if (!after?.item) continue;
    const { member, property, state } = named;
    const [old, now] = [before.item[property], after.item[property]];
    const told = { exchange: after.exchange, before: [before.exchange, done] };
    if (isSuccess(done) && now === old) {
      const message = `${action.id} accepted /${member} ${shownAs(state)}, and /${property} is still ${shownAs(old)}.`;
      scene.tell("action-is-kept", { ...told, message, pointer: `/${property}` });
    }
    if (isRefusedAsSuch(done) && now === state) {
      const message = `${action.id} refused /${member} ${shownAs(state)}, and /${property} turned from ${shownAs(old)} to it.`;
      scene.tell("refused-leaves-nothing", { ...told, message });
    }
  }
}

/**
 * What a conflict is declared for in a state of the thing is refused there. Of work that goes on after a 202 it is known
 * when it has come to its end.
 */
export async function statesForbid(scene: Scene): Promise<void> {
  const { actions, update, replace, remove } = scene.resource;
  const barred = barredOf(scene, [...actions, update, replace, remove]);
  const reads = barredOf(scene, readsBelow(scene));
  if (barred.length + reads.length === 0) return;
  for (const way of [[], ...(await waysOf(scene))]) {
    const isMoved = way.length > 0;
    const thing = await scene.create();
    if (thing && !isMoved && isUnderWay(thing)) for (const each of reads) await isShownByState(scene, thing, each);
    const done = thing && (await along(scene, thing, way));
    if (!thing || (isMoved && (!done || !isSuccess(done) || (isPending(done) && !isPending(thing.made))))) continue;
    if (!(await ended(scene, thing))) continue;
    for (const each of reads) await isShownByState(scene, thing, each);
    for (const each of barred) await isForbidden(scene, thing, each);
  }
  for (const each of barred) await isForbiddenMeanwhile(scene, each);
}

interface Barred {
  readonly operation: Operation;
  readonly bar: Bar;
}

function barredOf(scene: Scene, operations: readonly (Operation | undefined)[]): readonly Barred[] {
  return operations.flatMap((operation) => {
    const bar = operation && barsOf(scene, operation);
    return operation && bar ? [{ operation, bar }] : [];
  });
}

async function isForbidden(scene: Scene, thing: Thing, { operation, bar }: Barred): Promise<void> {
  const now = await scene.read(thing);
  const property = now?.item && bar.property(now.item);
  const done = property && (await scene.send(operation, { place: thing.place, as: thing.by }));
  if (now?.item && property && done && isSuccess(done)) tellForbidden(scene, { operation, bar }, property, now, done);
}

/** So often is it looked whether something is forbidden while work goes on: it may end between two requests, but not each time. */
const TIMES = 3;

async function isForbiddenMeanwhile(scene: Scene, { operation, bar }: Barred): Promise<void> {
  for (let time = 1; time <= TIMES; time++) {
    const thing = await scene.create();
    if (!thing || !isPending(thing.made)) return;
    const first = await scene.read(thing);
    const now = await scene.read(thing);
    const property = first?.item && bar.property(first.item) && now?.item && bar.property(now.item);
    const done = property && (await scene.send(operation, { place: thing.place, as: thing.by }));
    if (!now || !property || !done || !isSuccess(done)) return;
    scene.forget(thing);
    if (time === TIMES) tellForbidden(scene, { operation, bar }, property, now, done);
  }
}

type Read = NonNullable<Awaited<ReturnType<Scene["read"]>>>;

function tellForbidden(
  scene: Scene,
  { operation, bar }: Barred,
  property: string,
  { exchange, item }: Read,
  done: Exchange,
): void {
  const message = `${operation.id} is refused where “${bar.sentence}”, as the contract has it; /${property} is ${shownAs(item?.[property])}, and it was accepted with ${done.response.status}.`;
  scene.tell("conflict-refused", {
    message,
    exchange: done,
    before: [exchange],
    clause: operation.response(409)?.pointer,
    shape: operation.id,
  });
}

/** What is not shown in a state is not, and is in each other; the state is the same before and after, as work may go on. */
async function isShownByState(scene: Scene, thing: Thing, { operation, bar }: Barred): Promise<void> {
  const before = await scene.read(thing);
  const done = before?.item && (await scene.send(operation, { place: thing.place, as: thing.by }));
  const after = done && (await scene.read(thing));
  if (!before?.item || !after?.item || !done) return;
  const [was, is] = [bar.property(before.item), bar.property(after.item)];
  if (was !== undefined && is !== undefined && isSuccess(done))
    tellForbidden(scene, { operation, bar }, is, after, done);
  if (was !== undefined || is !== undefined || done.response.status !== 409 || !bar.isAlone) return;
  const message = `${operation.id} answers 409, which the contract has for “${bar.sentence}”; it is not.`;
  scene.tell("conflict-refused", { message, exchange: done, before: [before.exchange], shape: operation.id });
}
