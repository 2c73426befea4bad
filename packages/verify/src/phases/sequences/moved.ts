/** The state of a thing: it is where an action has brought it, stays there, and forbids what the contract says that it does. */
import type { Operation } from "@cantus/contract";
import { isPending, isRefusedAsSuch, isSuccess } from "../../exchange/outcome.ts";
import { type Move, moveBody, movesOf } from "../../state/moves.ts";
import type { Scene } from "../../state/scene.ts";
import type { Thing } from "../../state/thing.ts";
import { nthValue } from "../../state/values.ts";
import { type Bar, barsOf } from "./barred.ts";
import { changeable, changeTo } from "./change-to.ts";
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

/** What is told the state of a thing brings it there, or refuses and leaves it; a change of something else does not move it. */
export async function movesAreKept(scene: Scene): Promise<void> {
  for (const move of movesOf(scene)) {
    const thing = await scene.create();
    const before = thing && (await scene.read(thing));
    const done = thing && before?.item && (await moved(scene, thing, move));
    if (!before?.item || !done || isPending(done)) continue;
    const after = await scene.read(thing);
    if (!after?.item) continue;
    const steps = [before.exchange, done];
    const { named } = move;
    const [old, now] = named ? [before.item[named.property], after.item[named.property]] : [];
    if (named && old !== named.state && isSuccess(done) && now === old) {
      const message = `${move.action.id} accepted /${named.member} ${shownAs(named.state)}, and /${named.property} is still ${shownAs(old)}.`;
      scene.tell("action-is-kept", { message, exchange: after.exchange, before: steps, pointer: `/${named.property}` });
    }
    if (named && old !== named.state && isRefusedAsSuch(done) && now === named.state) {
      const message = `${move.action.id} refused /${named.member} ${shownAs(named.state)}, and /${named.property} turned from ${shownAs(old)} to it.`;
      scene.tell("refused-leaves-nothing", { message, exchange: after.exchange, before: steps });
    }
    const states = [...scene.listedProperties().keys()].filter((name) =>
      isState(before.item?.[name], after.item?.[name]),
    );
    if (isSuccess(done)) await staysMoved(scene, thing, states, before.item, after.item);
  }
}

/** A word or a switch that is another now. */
function isState(before: unknown, after: unknown): boolean {
  return ["string", "boolean"].includes(typeof before) && typeof before === typeof after && before !== after;
}

async function staysMoved(
  scene: Scene,
  thing: Thing,
  states: readonly string[],
  before: Readonly<Record<string, unknown>>,
  item: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { update } = scene.resource;
  const other = changeable(scene, update).find(([name]) => !states.includes(name) && name in item);
  const value = other && nthValue(scene.run.contract, other[1], 7);
  const change = update && other && value && changeTo(scene, update, other[0], value.value, item);
  const changed = change && (await scene.send(update, { place: thing.place, as: thing.by, ...change }));
  const after = changed && isSuccess(changed) ? await scene.read(thing) : undefined;
  const back = states.find((name) => !(name in (change?.body ?? {})) && after?.item?.[name] === before[name]);
  if (!after || !changed || back === undefined) return;
  const message = `Only /${other?.[0]} was changed, and /${back} turned from ${shownAs(item[back])} back to ${shownAs(before[back])}.`;
  scene.tell("only-sent-changes", { message, exchange: after.exchange, before: [changed], pointer: `/${back}` });
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
