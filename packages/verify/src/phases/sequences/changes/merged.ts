/**
 * A merge patch changes what it names of an object within a thing, too, and leaves the rest: "the patch object's members are
 * merged" at every depth, and a null removes (RFC 7396, sections 1 and 2).
 */
import type { Operation, Schema } from "@cantus/contract";
import { propertiesOf } from "@cantus/contract/collections";
import { essence } from "@cantus/contract/media-type";
import { isSuccess } from "../../../exchange/outcome.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { payloadOf } from "../../../state/payload.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { nthValue } from "../../../state/values.ts";
import { CHANGED } from "../reads/reading.ts";
import { shownAs } from "../told.ts";
import { changeable, changeTo } from "./change-to.ts";

/** So many objects within a thing are looked at. */
const MOST = 3;

export async function mergesWithin(scene: Scene, thing: Thing): Promise<void> {
  const { update } = scene.resource;
  const { contract } = scene.run;
  const type = payloadOf(contract, update)?.media.type;
  if (!update || type === undefined || essence(type) !== "application/merge-patch+json") return;
  const objects = changeable(scene, update).flatMap(([name, schema]) => {
    const value = nthValue(contract, schema, 2)?.value;
    return isObject(value) && Object.keys(value).length > 1 ? [{ name, schema, value }] : [];
  });
  for (const { name, schema, value } of objects.slice(0, MOST)) {
    const whole = await changed(scene, thing, update, name, value);
    if (!whole) continue;
    // What the thing does not show as it was sent has another cause.
    const members = Object.keys(value).filter((each) => isSame(contract, each, value[each], whole[each]));
    const [first, last] = [members[0], members.at(-1)];
    if (first === undefined || last === undefined || first === last) continue;
    const other = nthValue(contract, schema, 3)?.value;
    const next = isObject(other) && first in other ? other[first] : undefined;
    const parts: Part[] = [{ name, members, member: last, value: null }];
    if (next !== undefined) parts.unshift({ name, members, member: first, value: next });
    // Who does not merge one does not merge any.
    for (const part of parts) if (await isToldOf(scene, thing, update, part)) return;
  }
}

interface Part {
  readonly name: string;
  /** What is in it, as far as it is shown as it was sent. */
  readonly members: readonly string[];
  readonly member: string;
  readonly value: unknown;
}

/** Sends a part of the object, and looks at all of it. */
async function isToldOf(scene: Scene, thing: Thing, update: Operation, part: Part): Promise<boolean> {
  const { contract } = scene.run;
  const { name, members, member, value } = part;
  const before = await scene.read(thing);
  const was = before?.item?.[name];
  const change = before?.item && changeTo(scene, update, name, { [member]: value }, before.item);
  const patched = change && (await scene.send(update, { place: thing.place, as: thing.by, ...change }));
  const after = patched && isSuccess(patched) ? await scene.read(thing) : undefined;
  if (!before || !after?.item || !patched || !isObject(was)) return false;
  const { exchange, item } = after;
  const now = isObject(item[name]) ? item[name] : {};
  const schema = propertiesOf(contract, scene.shownSchema(exchange.operation, exchange.response.status, item)).get(
    name,
  );
  const tell = (check: "only-sent-changes" | "updated-is-changed", message: string) => {
    const pointer = `/${name}`;
    const clause = scene.clauseOf(exchange, item, pointer);
    scene.tell(check, { message, exchange, before: [before.exchange, patched], pointer, clause });
    return true;
  };
  const isStill = (each: string) => isSame(contract, each, was[each], now[each]) || CHANGED.test(each);
  const lost = members.find((each) => each !== member && !isStill(each));
  if (lost !== undefined) {
    return tell(
      "only-sent-changes",
      `Changing /${name}/${member} alone turned /${name}/${lost} from ${shownAs(was[lost])} to ${shownAs(now[lost])}.`,
    );
  }
  const isRemoved = value === null && (was[member] ?? undefined) !== undefined && isFree(scene, schema, member);
  if (!isRemoved || !isSame(contract, member, was[member], now[member])) return false;
  return tell(
    "updated-is-changed",
    `/${name}/${member} was removed by null, and is read back as ${shownAs(now[member])}.`,
  );
}

/** Nothing is there in its place by default, and it need not be there. */
function isFree({ run }: Scene, schema: Schema | undefined, member: string): boolean {
  const property = propertiesOf(run.contract, schema).get(member);
  const required = [keywordOf(run.contract, schema, "required") ?? []].flat();
  return !required.includes(member) && keywordOf(run.contract, property, "default") === undefined;
}

/** Sets the whole object. @returns how it is shown then */
async function changed(
  scene: Scene,
  thing: Thing,
  update: Operation,
  name: string,
  value: JsonObject,
): Promise<JsonObject | undefined> {
  const change = changeTo(scene, update, name, value, thing.sent);
  const done = change && (await scene.send(update, { place: thing.place, as: thing.by, ...change }));
  const shown = done && isSuccess(done) ? (await scene.read(thing))?.item?.[name] : undefined;
  return isObject(shown) ? shown : undefined;
}
