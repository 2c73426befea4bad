/** What goes with a thing, as the contract says of its deletion: “Readings and rules of the device go with it.” */

import { singularOf } from "@cantus/contract/collections";
import { isPending, isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import type { Resource } from "../../../state/resource.ts";
import { resourcesOf } from "../../../state/resource.ts";
import type { Scene } from "../../../state/scene.ts";
import { soon } from "../../../state/soon.ts";
import { asWords, hasOnly, sentencesIn } from "../../../state/words.ts";
import { inUse, type Users, usersOf } from "../relations/users.ts";
import { saysDeleted } from "./deleted.ts";

/** Also what is in no path below it, but names it. */
export async function usersGo(scene: Scene): Promise<void> {
  const { remove, collection } = scene.resource;
  if (!remove || !scene.resource.read) return;
  const answer = remove.responses.find(({ status }) => /^2/.test(status))?.description;
  const sentences = [remove.summary, remove.description, answer].flatMap(sentencesIn);
  for (const users of usersOf(scene)) {
    const said = sentences.find((sentence) => saysThatTheyGo(scene, users.resource, sentence));
    const isBelow = users.resource.within.startsWith(`${collection}/{}`);
    if (said !== undefined && !isBelow) await isGoneWithIt(scene, users, said.trim());
  }
}

/** What says that something goes, and what may stand beside it and says no more: nothing of when, from where, or which of them. */
const GOES =
  /\b(?:(?:delet|remov|eras|destroy)(?:es?|ed|ing)?|go(?:es)? (?:with|too)|gone|disappears?|vanish(?:es)?)\b/i;
const SAYS_NO_MORE =
  /^(?:a|an|the|this|that|one|all|any|every|each|everything|else|of|its|it|their|and|or|with|along|together|as|well|including|plus|also|too|permanently|recursively|in|on|for|is|are|be|get|will|go|goes)?$/i;

/** “Deletes a list of tasks” says nothing of the tasks; “with its tasks” and “tasks are deleted” do. */
const JOINED = /\b(?:and|plus|including|as well as|with (?:all|any|every|its|their|the))\b/i;

function saysThatTheyGo(scene: Scene, resource: Resource, sentence: string): boolean {
  const text = asWords(sentence.replaceAll(",", " and "));
  const many = asWords(resource.name);
  const isOwn = resource === scene.resource;
  const named = isOwn ? `(?:sub ?|child |nested )${many}|children|descendants` : many;
  const [before, ...after] = text.split(new RegExp(`\\b(?:${named})\\b`, "i"));
  if (before === undefined || after.length === 0) return false;
  if (!GOES.test(after.join(" ")) && !(GOES.test(before) && JOINED.test(before))) return false;
  const nouns = resourcesOf(scene.run.contract).flatMap(({ name }) => [name, singularOf(name)].map(asWords));
  const names = [...nouns, "children", "descendants"].flatMap((noun) => [noun, `(?:sub ?|child |nested )${noun}`]);
  return hasOnly(text, SAYS_NO_MORE, [...names, GOES.source]);
}

async function isGoneWithIt(scene: Scene, used: Users, said: string): Promise<void> {
  const { remove } = scene.resource;
  const { thing, users, user, shown } = (await inUse(scene, used)) ?? {};
  const deleted = thing && (await scene.send(remove, { place: thing.place, as: thing.by }));
  if (!thing || !users || !user || !shown || !deleted || !isSuccess(deleted)) return;
  scene.forget(thing);
  const after = await scene.read(thing);
  if (isPending(deleted) || !after || !isRefusedAsSuch(after.exchange)) return;
  const read = await soon(
    () => users.read(user),
    ({ item }) => item === undefined,
  );
  if (!read?.item || saysDeleted(shown, read.item)) {
    users.forget(user);
    return;
  }
  const message = `“${said}” says the contract; ${scene.resource.name} ${thing.id} was deleted, and ${users.resource.name} ${user.id} can still be read.`;
  scene.tell("children-go", {
    message,
    exchange: read.exchange,
    before: [user.made, deleted],
    clause: remove?.pointer,
    shape: users.resource.name,
  });
}
