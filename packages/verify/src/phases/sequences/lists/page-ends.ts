/** The pages at both ends: the one that ends before an item, and the last, which says that it is the last. */
import type { Parameter } from "@cantus/contract";
import { hasType, plainName } from "@cantus/contract/collections";
import type { Ask } from "../../../state/ask.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { shownAt } from "../../../state/media.ts";
import type { Scene } from "../../../state/scene.ts";
import { styleOf, type Walked, walk } from "../../../state/walk.ts";

/** @param all the whole list, as it is */
export async function endsAreTrue(scene: Scene, limit: Parameter, all: Walked, ask: Ask): Promise<void> {
  await pageBeforeIsThat(scene, limit, all, ask);
  await lastSaysSo(scene, limit, all, ask);
}

const BEFORE = /^(page|ending)?before(id|key|cursor)?$/;
const SIZE = 2;

/** `ending_before` brings the page that ends before an item, as `starting_after` brings the one that begins after it. */
async function pageBeforeIsThat(scene: Scene, limit: Parameter, all: Walked, ask: Ask): Promise<void> {
  const { list } = scene.resource;
  const { cursor } = list ? styleOf(scene, list) : {};
  const before = list?.parameters.find(({ in: place, name }) => place === "query" && BEFORE.test(plainName(name)));
  const isById = cursor !== undefined && /after/i.test(cursor.name) && all.pages.every((page) => !page.nextCursor);
  if (!before || !isById || !hasType(scene.run.contract, before.schema, "string") || all.ids.length <= SIZE + 1) return;
  const at = all.ids.length - 1;
  const page = await scene.page({ [before.name]: all.ids[at], [limit.name]: SIZE }, ask);
  if (!page) return;
  const found = page.items.map((item) => scene.idOf(item));
  const wanted = all.ids.slice(at - SIZE, at);
  // Whether they come in the order of the list or away from the item is left open.
  if (found.join() === wanted.join() || found.toReversed().join() === wanted.join()) return;
  if (!(await isStill(scene, all, ask))) return;
  const message = `${before.name}=${all.ids[at]} brings ${found.join(", ") || "nothing"}; before it in the list are ${wanted.join(", ")}.`;
  scene.tell("pages-whole", { message, exchange: page.exchange, pointer: `/${before.name}`, clause: before.pointer });
}

/** What a contract says of a member that tells of the next page. */
const NONE_ON_LAST =
  /\b(absent|null|empty|missing|omitted|none|not (present|set|there))\b.*\b(last|no more|no (next|further)|end)\b/i;

/** `True where the page is full: the next may be empty.` */
const PERHAPS = /\b(may|might|can|could|possibly|probably|perhaps|full|empty)\b/i;

/** A page that has all there is does not say that there is more, where the contract has words for that. */
async function lastSaysSo(scene: Scene, limit: Parameter, all: Walked, ask: Ask): Promise<void> {
  const { contract } = scene.run;
  const size = all.ids.length;
  if (size === 0 || size > Number(keywordOf(contract, limit.schema, "maximum") ?? size)) return;
  if (size < Number(keywordOf(contract, limit.schema, "minimum") ?? 1)) return;
  const page = await scene.page({ [limit.name]: size }, ask);
  if (!page?.more || page.items.length !== size) return;
  const { place, isBoolean } = page.more;
  const said = keywordOf(contract, shownAt(contract, scene.resource.list, 200, place), "description");
  if (isBoolean && PERHAPS.test(String(said ?? ""))) return;
  if (!isBoolean && !NONE_ON_LAST.test(String(said ?? ""))) return;
  if (!(await isStill(scene, all, ask))) return;
  const message = `The page has all ${size} items that there are, and says by ${place} that there are more.`;
  scene.tell("pages-whole", { message, exchange: page.exchange, pointer: place });
}

/** Nobody else writes meanwhile. */
async function isStill(scene: Scene, all: Walked, ask: Ask): Promise<boolean> {
  return (await walk(scene, {}, undefined, ask))?.ids.join() === all.ids.join();
}
