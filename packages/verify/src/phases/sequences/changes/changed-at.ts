/** When a thing was changed last tells that it was, and so does a version that it shows. */
import { setTimeout as sleep } from "node:timers/promises";
import { propertiesOf } from "@cantus/contract/collections";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isSuccess } from "../../../exchange/outcome.ts";
import type { JsonObject } from "../../../state/json.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { isOfCaller, nthValue } from "../../../state/values.ts";
import { shownAs } from "../told.ts";
import { changeable, changeTo } from "./change-to.ts";

/** `updated_at`, `lastModified`, `updateTime`; and `etag`, which AIP-154 has in the body. */
const MOVES = /^(last_?)?(updated?|modified|modification|changed?)(_?(at|on|time|date_?time|timestamp))?$|^_?etag$/i;

/** Milliseconds until a clock of whole seconds shows another time. */
const A_SECOND = 1_100;

const PROPERTIES = 3;

export async function changeIsTold(scene: Scene, thing: Thing): Promise<void> {
  const before = await scene.read(thing);
  const names = Object.entries(before?.item ?? {}).flatMap(([name, value]) =>
    MOVES.test(name) && isMoment(name, value) && !isDecided(scene, name) ? [name] : [],
  );
  if (!before?.item || names.length === 0) return;
  let still = names;
  let last: { readonly exchange: Exchange; readonly changed: Exchange } | undefined;
  const look = async (turn: number): Promise<void> => {
    for (let nth = 0; nth < PROPERTIES && still.length > 0; nth++) {
      const changed = await changeOne(scene, thing, nth, turn);
      const after = changed && (await scene.read(thing));
      if (!changed || !after?.item) continue;
      const { item } = after;
      still = still.filter((name) => JSON.stringify(item[name]) === JSON.stringify(before.item?.[name]));
      last = { exchange: after.exchange, changed };
    }
  };
  await look(6);
  // What was changed within the same second may show the same.
  if (still.length === 0 || !last) return;
  await sleep(A_SECOND);
  await look(7);
  for (const name of last === undefined ? [] : still) {
    const message = `It was changed, more than a second later, too, and its /${name} is still ${shownAs(before.item[name])}.`;
    const { exchange, changed } = last;
    const steps = [before.exchange, changed];
    const clause = scene.clauseOf(exchange, before.item, `/${name}`);
    scene.tell("change-is-told", { message, exchange, before: steps, pointer: `/${name}`, clause });
  }
}

/** A time that callers send is what they say. */
function isDecided(scene: Scene, name: string): boolean {
  const { contract } = scene.run;
  const { create, replace, update } = scene.resource;
  return [create, replace, update].some((operation) => {
    const schema = propertiesOf(contract, scene.sentSchema(operation)).get(name);
    return schema !== undefined && isOfCaller(contract, schema);
  });
}

/** A day stays the same for long. */
function isMoment(name: string, value: unknown): boolean {
  if (/etag$/i.test(name)) return typeof value === "string" && value !== "";
  return (
    typeof value === "number" || (typeof value === "string" && /\d:\d/.test(value) && !Number.isNaN(Date.parse(value)))
  );
}

/** Changes the nth property that can be, to another value than it has. `undefined` where it stays as it is. */
async function changeOne(scene: Scene, thing: Thing, nth: number, turn: number): Promise<Exchange | undefined> {
  const { contract } = scene.run;
  const update = scene.resource.update ?? scene.resource.replace;
  const [name, property] = changeable(scene, update)[nth] ?? [];
  const before = await scene.read(thing);
  if (!update || name === undefined || property === undefined || !before?.item) return undefined;
  const has: JsonObject = before.item;
  const other = [turn, turn + 1, turn + 2]
    .flatMap((each) => nthValue(contract, property, each) ?? [])
    .find(({ value }) => !isSame(contract, name, value, has[name]));
  const change = other && changeTo(scene, update, name, other.value, has);
  const changed = change && (await scene.send(update, { place: thing.place, as: thing.by, ...change }));
  if (!changed || !isSuccess(changed) || isPending(changed)) return undefined;
  const after = await scene.read(thing);
  return after?.item && !isSame(contract, name, has[name], after.item[name]) ? changed : undefined;
}
