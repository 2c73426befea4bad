/** A search finds what is looked for. */
import { hasType } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { Scene } from "../../state/scene.ts";
import { styleOf, type Walked, walk } from "../../state/walk.ts";

/** Texts that nobody has written. */
const NONSENSE = ["zqxjkvw", "wvkjxqz"];

/** So many in the same order are no coincidence, however things are ranked by how near they are to a text. */
const LEAST_ITEMS = 5;

/** What nobody has written is not found in everything, in the order in which all is listed. */
export async function searchIsMade(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  const { search } = list ? styleOf(scene, list) : {};
  const { contract } = scene.run;
  if (!search || search.deprecated || !hasType(contract, search.schema, "string")) return;
  if (all.items.length < LEAST_ITEMS) return;
  for (const text of NONSENSE) {
    if (!schemaValidator(contract).accepts(search.schema ?? true, text, "request")) return;
    const found = await walk(scene, { [search.name]: text }, undefined, { place: scene.place });
    const [first] = found?.pages ?? [];
    if (!found?.isComplete || !first || found.ids.join() !== all.ids.join()) return;
    if (text !== NONSENSE.at(-1)) continue;
    const message = `${search.name}=${text} lets through all ${all.items.length} that there are.`;
    const pointer = `/${search.name}`;
    scene.tell("filter-true", { message, exchange: first.exchange, pointer, clause: search.pointer });
  }
}
