/** What there is one of, or one for each caller: `/profile`, `/settings`. */
import { isRefusedAsSuch, isSuccess } from "../../exchange/outcome.ts";
import type { Scene } from "../../state/scene.ts";
import type { Thing } from "../../state/thing.ts";
import { wholeBody } from "../../state/values.ts";
import { PERSONAL } from "./callers/personal.ts";
import { mergesWithin } from "./changes/merged.ts";
import { putReplaces } from "./changes/replaced.ts";
import { patchChanges } from "./changes/updated.ts";
import { readBack } from "./creates/created.ts";
import { refusedUpdates } from "./creates/refused.ts";
import { conditions, getIsSafe, headEqualsGet } from "./reads/reading.ts";

export async function singleIsKept(scene: Scene): Promise<void> {
  const thing = await put(scene, 1);
  if (!thing) return;
  await isReadBack(scene, thing);
  for (const turn of [2, 3]) {
    const next = await put(scene, turn);
    if (next) await isReadBack(scene, next);
  }
  await patchChanges(scene, thing);
  await mergesWithin(scene, thing);
  await putReplaces(scene, thing);
  await getIsSafe(scene, thing);
  if (scene.resource.read) await headEqualsGet(scene, scene.resource.read, {});
  await conditions(scene, thing);
  await refusedUpdates(scene, thing);
  await othersHaveTheirOwn(scene);
}

/** Sets it as a whole, as far as it can be set. */
async function put(scene: Scene, turn: number, by = scene.run.identities[0]): Promise<Thing | undefined> {
  const replace = scene.resource.replace ?? scene.resource.update;
  const schema = scene.sentSchema(replace);
  const body = schema === undefined ? undefined : wholeBody(scene.run.contract, schema, scene.base(replace), turn);
  // Who does not take the whole may take what it has taken before.
  for (const sent of [body, scene.base(replace)]) {
    const made = sent && (await scene.send(replace, { body: sent, as: by }));
    if (made && isSuccess(made)) return { id: "", place: scene.place, sent, shown: scene.itemOf(made), made, by };
  }
  return undefined;
}

async function isReadBack(scene: Scene, thing: Thing): Promise<void> {
  const read = await scene.read(thing);
  if (!read || read.exchange.response.status === 429) return;
  if (isRefusedAsSuch(read.exchange)) {
    const message = `${scene.resource.name} was set, and reading it answers ${read.exchange.response.status}.`;
    scene.tell("created-is-there", { message, exchange: read.exchange, before: [thing.made] });
  }
  if (read.item) await readBack(scene, thing.sent, [thing.made], read.exchange, read.item);
}

/** What one caller sets, another does not read. */
async function othersHaveTheirOwn(scene: Scene): Promise<void> {
  const [owner, ...others] = scene.run.identities;
  if (!PERSONAL.test(scene.resource.collection)) return;
  for (const other of others) {
    const theirs = await put(scene, 4, other);
    const own = theirs && (await put(scene, 5, owner));
    const [before, after] = [own && (await scene.read(own)), own && (await scene.read(own, { as: other }))];
    if (!own || !theirs || !before?.item || !after?.item) continue;
    // Who they are may stand beside it.
    const names = Object.keys(own.sent).filter(
      (name) => JSON.stringify(own.sent[name]) !== JSON.stringify(theirs.sent[name]),
    );
    const isOwners = (name: string) => JSON.stringify(before.item?.[name]) === JSON.stringify(after.item?.[name]);
    if (names.length === 0 || !names.every(isOwners)) continue;
    const message = `${owner.name} has set ${scene.resource.name}, and ${other.name}, who had another, reads it.`;
    scene.tell("isolation", { message, exchange: after.exchange, before: [own.made] });
  }
}
