/** Pages of whose size the caller says nothing. */
import { propertiesOf } from "@cantus/contract/collections";
import { shownSchema } from "../../../state/media.ts";
import type { Scene } from "../../../state/scene.ts";
import { styleOf, type Walked, walk } from "../../../state/walk.ts";
import { comparePages, nextIsTold } from "./pages.ts";

export async function unsaidPages(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  const { limit } = list ? styleOf(scene, list) : {};
  if (!limit) return;
  const ask = { place: scene.place };
  const paged = await walk(scene, {}, "unsaid", ask);
  const [first] = paged?.pages ?? [];
  if (!paged || !first || !(await comparePages(scene, paged, "pages of the size that they have by default", all, ask)))
    return;
  nextIsTold(scene, paged, first.items.length);
  absenceIsTrue(scene, paged);
}

/** "Responses that include only a partial set of the items … MUST contain a link" (OData Protocol 4.01, section 11.2.6.7). */
function absenceIsTrue(scene: Scene, { pages }: Walked): void {
  const list = scene.resource.list;
  const isOData = [...propertiesOf(scene.run.contract, shownSchema(list, 200)).keys()].some((name) =>
    /^@(odata\.)?nextLink$/.test(name),
  );
  const silent = pages.find((page, index) => page.nextUrl === undefined && (pages[index + 1]?.items.length ?? 0) > 0);
  if (!isOData || !silent) return;
  const message = "The page has no link to the next, which says that it is the last, and there is more.";
  scene.tell("pages-whole", { message, exchange: silent.exchange });
}
