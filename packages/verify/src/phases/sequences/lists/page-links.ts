/** The links between the pages of a list lead where they say. */
import { followedUrl } from "../../../exchange/authenticate.ts";
import type { Ask } from "../../../state/ask.ts";
import type { Page } from "../../../state/page.ts";
import { type PageRelation, pageLinks } from "../../../state/page-links.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Walked } from "../../../state/walk.ts";

/** @param paged pages of one size, from the first to the last */
export async function linksLead(scene: Scene, { pages }: Walked, ask: Ask): Promise<void> {
  const full = pages.filter(({ items }) => items.length > 0);
  const [first, second, third] = full;
  const last = full.at(-1);
  if (!first || !second || !last) return;
  const idsOf = ({ items }: Page) => items.map((item) => scene.idOf(item)).join();
  const follow = async (from: Page, relation: PageRelation): Promise<Page | undefined> => {
    const url = pageLinks(from.exchange).get(relation);
    const onWire: Ask["onWire"] = (request) => ({
      ...request,
      url: followedUrl(scene.run.contract, request.url, url ?? request.url),
    });
    return url === undefined ? undefined : scene.page({}, { ...ask, onWire });
  };
  const tell = (from: Page, to: Page, message: string) =>
    scene.tell("links-lead", { message, exchange: to.exchange, before: [from.exchange] });
  for (const [before, from] of [
    [first, second],
    [second, third],
  ] as const) {
    const to = from && (await follow(from, "prev"));
    if (!from || !to || idsOf(to) === idsOf(before)) continue;
    tell(from, to, `The link to the page before leads to ${idsOf(to) || "nothing"}; that page has ${idsOf(before)}.`);
  }
  // Of what comes before the first, some have a link all the same; it leads to nothing.
  const before = await follow(first, "prev");
  if (before && before.items.length > 0) {
    tell(first, before, `The first page has a link to one before it, which has ${idsOf(before)}.`);
  }
  const start = await follow(second, "first");
  if (start && idsOf(start) !== idsOf(first)) {
    tell(
      second,
      start,
      `The link to the first page leads to ${idsOf(start) || "nothing"}; that page has ${idsOf(first)}.`,
    );
  }
  // Pages that are counted from the end may begin elsewhere.
  const end = await follow(first, "last");
  const final = scene.idOf(last.items.at(-1) ?? {});
  if (end && scene.idOf(end.items.at(-1) ?? {}) !== final) {
    tell(first, end, `The link to the last page leads to ${idsOf(end) || "nothing"}; the last item is ${final}.`);
  }
}
