/** The state of a thing: it is where an action has brought it, stays there, and forbids what the contract says that it does. */
import type { Operation } from "@cantus/contract";
import { isPending, isRefusedAsSuch, isSuccess } from "../../exchange/outcome.ts";
import { type Move, moveBody, movesOf } from "../../state/moves.ts";
import type { Scene } from "../../state/scene.ts";
import type { Thing } from "../../state/thing.ts";
import { type Bar, barsOf } from "./barred.ts";
import { shownAs } from "./told.ts";

/** Brings some of what was made to other states, so that a list has things in several. */
export async function bringToStates(scene: Scene): Promise<void> {
  const spare = scene.things.slice(SAME);
  for (const move of movesOf(scene)) {
    const thing = spare.shift();
    if (!thing) return;
    const done = await moved(scene, thing, move);
    // What was done to it may take it away; another check looks at that.
    if (done && isSuccess(done)) scene.forget(thing);
  }
}

/** How many stay as they were made. */
const SAME = 4;

function moved(scene: Scene, thing: Thing, move: Move) {
  return scene.send(move.action, { place: thing.place, as: thing.by, body: moveBody(scene, move) });
}

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

/** What a conflict is declared for in a state of the thing is refused there. */
export async function statesForbid(scene: Scene): Promise<void> {
  const { actions, update, replace, remove } = scene.resource;
  const barred = [...actions, update, replace, remove].flatMap((operation) => {
    const bar = operation && barsOf(scene, operation);
    return operation && bar ? [{ operation, bar }] : [];
  });
  if (barred.length === 0) return;
  for (const move of [undefined, ...movesOf(scene)]) {
    const thing = await scene.create();
    const done = thing && move && (await moved(scene, thing, move));
    if (!thing || isPending(thing.made) || (move && (!done || !isSuccess(done) || isPending(done)))) continue;
    for (const each of barred) await isForbidden(scene, thing, each);
  }
}

async function isForbidden(scene: Scene, thing: Thing, { operation, bar }: { operation: Operation; bar: Bar }) {
  const now = await scene.read(thing);
  const property = now?.item && bar.property(now.item);
  const done = property && (await scene.send(operation, { place: thing.place, as: thing.by }));
  if (!now?.item || !property || !done || !isSuccess(done)) return;
  const message = `${operation.id} is refused where “${bar.sentence}”, as the contract has it; /${property} is ${shownAs(now.item[property])}, and it was accepted with ${done.response.status}.`;
  scene.tell("conflict-refused", {
    message,
    exchange: done,
    before: [now.exchange],
    clause: operation.response(409)?.pointer,
    shape: operation.id,
  });
}
