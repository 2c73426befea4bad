/** What a list says of its pages is true. */

import type { Parameter } from "@cantus/contract";
import { type ListStyle, plainName } from "@cantus/contract/collections";
import type { Ask } from "../../../state/ask.ts";
import { keywordOf } from "../../../state/keyword.ts";
import type { Page } from "../../../state/page.ts";
import type { Scene } from "../../../state/scene.ts";
import { firstPage, styleOf, type Walked, walk } from "../../../state/walk.ts";
import { endsAreTrue } from "./page-ends.ts";
import { linksLead } from "./page-links.ts";
import { defaultSize, eachIsOfSize, echoes, limitIsKept } from "./page-sizes.ts";
import { pageCount, totalsAgree } from "./totals.ts";

/**
 * @param hasKept whether the list has shown what was made
 * @returns all items of the list, where they can be known
 */
export async function pagesAreTrue(scene: Scene, hasKept: boolean): Promise<Walked | undefined> {
  const { list } = scene.resource;
  const ask = { place: scene.place };
  const all = list && (await walk(scene, {}, undefined, ask));
  if (!list || !all) return undefined;
  const style = styleOf(scene, list);
  // Of a list that is too long to walk through, the size of its pages can be looked at all the same.
  if (!all.isComplete) {
    if (style.limit) await limitIsKept(scene, style.limit, all, ask);
    return undefined;
  }
  if (!hasKept && (await answersAlike(scene, style, ask))) return undefined;
  await totalsAgree(scene, all, () => walk(scene, {}, undefined, ask));
  if (style.limit) {
    await limitIsKept(scene, style.limit, all, ask);
    await defaultSize(scene, style.limit, all, ask);
    const torn: boolean[] = [];
    for (const size of [2, 3]) torn.push(await areTorn(scene, style.limit, size, all, ask));
    // Where a page does not begin where the one before it ends, no other place is the right one either.
    if (torn.includes(true)) return all;
  }
  if (style.limit) await endsAreTrue(scene, style.limit, all, ask);
  await anyOffset(scene, all, ask);
  await pastTheEnd(scene, all, ask);
  return all;
}

/** Whatever is asked for: then it is an example and no list. */
async function answersAlike(scene: Scene, { limit, offset, page }: ListStyle, ask: Ask): Promise<boolean> {
  const place = offset ?? page;
  const queries = [{}, limit && { [limit.name]: 1 }, place && { [place.name]: 2 }].filter((each) => each !== undefined);
  const bodies = new Set<string>();
  for (const query of queries) {
    const found = await scene.page(query, ask);
    if (found) bodies.add(Buffer.from(found.exchange.response.body).toString());
  }
  return bodies.size < 2;
}

/** @returns whether the pages together are not the list, or do not lead on as they say, which is told then */
async function areTorn(scene: Scene, limit: Parameter, size: number, all: Walked, ask: Ask): Promise<boolean> {
  const bound = (word: string) => keywordOf(scene.run.contract, limit.schema, word);
  if (size < Number(bound("minimum") ?? 1) || size > Number(bound("maximum") ?? 1000)) return false;
  const paged = await walk(scene, {}, size, ask);
  if (!paged) return false;
  eachIsOfSize(scene, paged, limit, size);
  const compared = await comparePages(scene, paged, `pages of ${size}`, all, ask);
  if (!compared) return false;
  await linksLead(scene, paged, ask);
  const leadsOn = nextIsTold(scene, paged, size);
  if (paged.items.length === all.items.length) await totalsAgree(scene, paged, () => walk(scene, {}, size, ask));
  for (const page of paged.pages) echoes(scene, page, limit, size);
  numbersAreTrue(scene, paged);
  for (const page of paged.pages) pageCount(scene, page, size, all);
  return compared === "torn" || !leadsOn;
}

/** Each page that was asked for by its number has that number. */
function numbersAreTrue(scene: Scene, { pages }: Walked): void {
  const { page: number } = styleOf(scene, scene.resource.list as NonNullable<Scene["resource"]["list"]>);
  for (const page of number ? pages : []) {
    const asked = new URL(page.exchange.request.url).searchParams.get(number?.name ?? "");
    if (number && asked !== null) echoes(scene, page, number, Number(asked));
  }
}

/** @returns what came of it, and nothing where the pages cannot be compared with the whole */
export async function comparePages(
  scene: Scene,
  paged: Walked,
  pages: string,
  all: Walked,
  ask: Ask,
): Promise<"whole" | "torn" | undefined> {
  const again = await walk(scene, {}, undefined, ask);
  // Somebody else writes meanwhile: nothing can be said.
  if (!paged.isComplete || !again || again.ids.join() !== all.ids.join()) return undefined;
  const last = paged.pages.at(-1) as Page;
  const before = paged.pages
    .slice(0, -1)
    .map(({ exchange }) => exchange)
    .slice(-4);
  const tell = (message: string) => scene.tell("pages-whole", { message, exchange: last.exchange, before });
  const twice = paged.ids.find((id, index) => paged.ids.indexOf(id) !== index);
  const missed = all.ids.find((id) => !paged.ids.includes(id));
  if (twice !== undefined) tell(`In ${pages}, ${scene.resource.name} ${twice} is on two.`);
  else if (missed !== undefined) tell(`In ${pages}, ${scene.resource.name} ${missed} is on none.`);
  else if (paged.ids.join() !== all.ids.join()) tell(`In ${pages}, the items come in another order than in one.`);
  else return "whole";
  return "torn";
}

/**
 * A list that tells of the next page by a link, a cursor or a word tells it on each page that another follows.
 *
 * @returns whether it does, and on no other
 */
export function nextIsTold(scene: Scene, { pages }: Walked, size: number): boolean {
  const isFollowed = (index: number) => (pages[index + 1]?.items.length ?? 0) > 0;
  const silent = pages.find((page, index) => page.hasNext !== true && isFollowed(index));
  const isTold = pages.some(({ hasNext }) => hasNext === true);
  const isUntold = silent !== undefined && (isTold || silent.isSaidToBeLast);
  if (isUntold) {
    const message = isTold
      ? "The page does not tell that another follows, as others do; there is one."
      : "The page says that no other follows, and there is one.";
    scene.tell("pages-whole", { message, exchange: silent.exchange });
  }
  // A full page may well be told to be followed before anybody has looked.
  const [before, last] = pages.slice(-2);
  const isEmpty = before && last?.items.length === 0 && before.hasNext === true && before.items.length < size;
  if (isEmpty) {
    const message = `The page tells that another follows, and has ${before.items.length} of ${size} items; the next is empty.`;
    scene.tell("pages-whole", { message, exchange: before.exchange });
  }
  return !isUntold && !isEmpty;
}

/** A page that does not begin where another ends. */
async function anyOffset(scene: Scene, all: Walked, ask: Ask): Promise<void> {
  const { limit, offset } = styleOf(scene, scene.resource.list as NonNullable<Scene["resource"]["list"]>);
  if (!limit || !offset || all.ids.length < 3) return;
  for (const start of [1, all.ids.length - 1]) {
    const page = await scene.page({ [limit.name]: 2, [offset.name]: start }, ask);
    if (!page) continue;
    echoes(scene, page, offset, start);
    const found = page.items.map((item) => scene.idOf(item));
    const expected = all.ids.slice(start, start + 2);
    if (found.join() === expected.join()) continue;
    const again = await walk(scene, {}, undefined, ask);
    if (again?.ids.join() !== all.ids.join()) return;
    const message = `${offset.name}=${start} shows ${found.join(", ") || "nothing"}; in the whole list, ${expected.join(", ")} come there.`;
    scene.tell("pages-whole", { message, exchange: page.exchange, pointer: `/${offset.name}`, clause: offset.pointer });
    return;
  }
}

async function pastTheEnd(scene: Scene, all: Walked, ask: Ask): Promise<void> {
  const style = styleOf(scene, scene.resource.list as NonNullable<Scene["resource"]["list"]>);
  const far = all.ids.length + 5;
  const place = style.offset ?? style.page;
  if (!place || all.ids.length === 0) return;
  const start = place === style.page ? far + firstPage(scene.run.contract, style) : far;
  if (start > Number(keywordOf(scene.run.contract, place.schema, "maximum") ?? far * 2)) return;
  const page = await scene.page({ [place.name]: start, ...(style.limit && { [style.limit.name]: 2 }) }, ask);
  if (!page || page.items.length === 0) return;
  // Some show the last page instead, and say so.
  const echo = page.echoes.get(plainName(place.name));
  if (echo && echo.value !== start) return;
  const message = `${place.name}=${start} is past the end of ${all.ids.length} items, and ${page.items.length} came.`;
  scene.tell("past-the-end", { message, exchange: page.exchange, pointer: `/${place.name}`, clause: place.pointer });
}
