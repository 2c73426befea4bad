/** PUT leaves nothing of what was there, and the same again is as once (RFC 9110, sections 9.2.2 and 9.3.4). */
import type { Operation, Schema } from "@cantus/contract";
import { propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { alike, type MemberFault } from "../../../checks/alike.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import type { Told } from "../../../run/findings.ts";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { wholeBody } from "../../../state/values.ts";
import { sentencesIn } from "../../../state/words.ts";
import { readBack } from "../creates/created.ts";
import { shownAs } from "../told.ts";
import { isOfCreation } from "./updated.ts";

/** Two bodies that differ in what can differ. */
const [TURN, OTHER_TURN] = [7, 8];

/** PUT with everything, with the same again, and with what is required only. */
export async function putReplaces(scene: Scene, thing: Thing): Promise<void> {
  const { replace } = scene.resource;
  const schema = scene.sentSchema(replace);
  if (!replace || schema === undefined) return;
  const put = (body: JsonObject) => scene.send(replace, { place: thing.place, as: thing.by, body });
  const whole = wholeBody(scene.run.contract, schema, scene.base(replace), TURN);
  const before = await scene.read(thing);
  const first = whole && (await put(whole));
  if (!whole || !before || !first || !isSuccess(first)) return;
  const once = await scene.read(thing);
  if (!once?.item) return;
  await readBack(scene, whole, [thing.made, first], once.exchange, once.item, before.item);
  for (const name of Object.keys(before.item ?? {}).filter(isOfCreation)) {
    if (before.item?.[name] === once.item[name] || !(name in once.item)) continue;
    const message = `Replacing it turned /${name} from ${shownAs(before.item?.[name])} to ${shownAs(once.item[name])}.`;
    scene.tell("read-back", {
      message,
      exchange: once.exchange,
      before: [before.exchange, first],
      pointer: `/${name}`,
    });
  }
  await isAsOnce(scene, thing, first, await put(whole), once.item);
  await leavesNothing(scene, thing, replace, whole, once.item);
}

async function isAsOnce(
  scene: Scene,
  thing: Thing,
  first: Exchange,
  again: Exchange | undefined,
  once: JsonObject,
): Promise<void> {
  if (!again || again.response.status === 429) return;
  if (isRefusedAsSuch(again)) {
    const message = `The same PUT answered ${first.response.status} first and ${again.response.status} then.`;
    scene.tell("put-idempotent", { message, exchange: again, before: [first] });
    return;
  }
  if (again.response.status === 201 && again.operation?.responses.some(({ status }) => /^20[04]$/.test(status))) {
    const message = "The same PUT answered 201 again, which says that there was nothing before.";
    scene.tell("put-idempotent", { message, exchange: again, before: [first] });
  }
  const twice = await scene.read(thing);
  if (!twice?.item) return;
  const faults: MemberFault<Told>[] = [];
  for (const name of scene.ownProperties()) {
    if (isSame(scene.run.contract, name, once[name], twice.item[name])) continue;
    const message = `After the same PUT twice, /${name} is ${shownAs(twice.item[name])}; after one it was ${shownAs(once[name])}.`;
    const clause = scene.clauseOf(twice.exchange, twice.item, `/${name}`);
    const fault = { message, exchange: twice.exchange, before: [first, again], pointer: `/${name}`, clause };
    faults.push({ fault, way: "changed" });
  }
  for (const fault of alike(faults)) scene.tell("put-idempotent", fault);
}

/**
 * Where there is no PATCH, PUT is often meant to change, too; then the contract leaves open what is not sent, unless it says
 * that what is there is replaced.
 */
async function leavesNothing(
  scene: Scene,
  thing: Thing,
  replace: Operation,
  whole: JsonObject,
  shown: JsonObject,
): Promise<void> {
  const { contract } = scene.run;
  const schema = scene.sentSchema(replace) ?? true;
  const after = await reduced(scene, thing, replace, whole);
  const left = after ? namesLeft(scene, schema, whole, shown, after.item) : [];
  if (!after || left.length === 0) return;
  if (!scene.resource.update && !isSaidToReplace(replace, scene.resource.key.parameter)) {
    const told = "Its PUT does not say whether what is not sent stays; here it does.";
    scene.run.ambiguities.add(replace.id, told, replace.pointer);
    return;
  }
  // What it is by a default that nobody tells is so whatever it was before.
  const other = wholeBody(contract, schema, scene.base(replace), OTHER_TURN);
  const put = other && (await scene.send(replace, { place: thing.place, as: thing.by, body: other }));
  const otherwise = put && isSuccess(put) ? await scene.read(thing) : undefined;
  const again = other && otherwise?.item && (await reduced(scene, thing, replace, other));
  if (!other || !otherwise?.item || !again) return;
  const still = namesLeft(scene, schema, other, otherwise.item, again.item).filter(
    (name) => left.includes(name) && !isSame(contract, name, whole[name], other[name]),
  );
  const faults = still.map((name): MemberFault<Told> => {
    const pointer = `/${name}`;
    const message = `PUT did not send ${pointer}, and it is still ${shownAs(again.item[name])}.`;
    const clause = scene.clauseOf(again.exchange, again.item, pointer);
    const fault = { message, exchange: again.exchange, before: [thing.made, again.replaced], pointer, clause };
    return { fault, way: "still there" };
  });
  for (const fault of alike(faults)) scene.tell("put-replaces", fault);
}

/** The thing once what is required of it is put, and no more. `undefined` where that is all, or is not taken. */
async function reduced(
  scene: Scene,
  thing: Thing,
  replace: Operation,
  whole: JsonObject,
): Promise<{ replaced: Exchange; exchange: Exchange; item: JsonObject } | undefined> {
  const { contract } = scene.run;
  const schema = scene.sentSchema(replace) ?? true;
  const required = [keywordOf(contract, schema, "required") ?? []].flat();
  const least = Object.fromEntries(Object.entries(whole).filter(([name]) => required.includes(name)));
  if (Object.keys(least).length === Object.keys(whole).length) return undefined;
  if (!schemaValidator(contract).accepts(schema, least, "request")) return undefined;
  const replaced = await scene.send(replace, { place: thing.place, as: thing.by, body: least });
  const after = replaced && isSuccess(replaced) ? await scene.read(thing) : undefined;
  return replaced && after?.item ? { replaced, exchange: after.exchange, item: after.item } : undefined;
}

/** What was sent and shown before, was not sent then, and is shown as it was. */
function namesLeft(scene: Scene, schema: Schema, whole: JsonObject, shown: JsonObject, after: JsonObject): string[] {
  const { contract } = scene.run;
  const required = [keywordOf(contract, schema, "required") ?? []].flat();
  return [...propertiesOf(contract, schema)].flatMap(([name, property]) => {
    if (required.includes(name) || !(name in whole) || !(name in shown)) return [];
    const [old, now] = [shown[name], after[name]];
    const isDefault = isSame(contract, name, keywordOf(contract, property, "default"), now, property);
    // What the whole did not replace is told already.
    if (!isSame(contract, name, whole[name], old, property)) return [];
    const isLeft = old !== null && old !== undefined && !isDefault && isSame(contract, name, old, now, property);
    return isLeft ? [name] : [];
  });
}

const REPLACES = /(?<!\bnot )\breplac(e|es|ed|ing)\b/i;
/** What is there is replaced, but for something. */
const KEEPS = /\b(merg\w*|keep\w*|kept|stays?|unchanged|left as|leaves?|only (what|those|the \w+ that))\b/i;

/** @param key what picks the thing, which stays in any case */
function isSaidToReplace({ summary = "", description = "", responses }: Operation, key: string): boolean {
  const answered = responses.filter(({ status }) => /^2/.test(status)).map((each) => each.description ?? "");
  const sentences = [summary, description, ...answered].flatMap(sentencesIn);
  const isOfKey = (sentence: string) => new RegExp(`\\b(id|${key})\\b`, "i").test(sentence);
  return sentences.some((each) => REPLACES.test(each)) && !sentences.some((each) => KEEPS.test(each) && !isOfKey(each));
}
