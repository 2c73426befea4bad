/** A search finds what is looked for. */
import type { Parameter } from "@cantus/contract";
import { hasType } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { keywordOf } from "../../state/keyword.ts";
import type { Scene } from "../../state/scene.ts";
import { styleOf, type Walked, walk } from "../../state/walk.ts";

/** Texts that nobody has written. */
const NONSENSE = ["zqxjkvw", "wvkjxqz"];

/** So many in the same order are no coincidence, however things are ranked by how near they are to a text. */
const LEAST_ITEMS = 5;

export async function searchIsMade(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  const { search } = list ? styleOf(scene, list) : {};
  if (!search || search.deprecated || !hasType(scene.run.contract, search.schema, "string")) return;
  await isNarrowed(scene, search, all);
  await isFound(scene, search, all);
}

/** What nobody has written is not found in everything, in the order in which all is listed. */
async function isNarrowed(scene: Scene, search: Parameter, all: Walked): Promise<void> {
  const { contract } = scene.run;
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

/** Whether by words, by the beginning or by a part of a text: a text of plain words is found by itself. */
const PLAIN = /^[A-Za-z0-9]+( [A-Za-z0-9]+)*$/;

/** Where the description names the properties that are searched, a thing is found by what it has there. */
async function isFound(scene: Scene, search: Parameter, all: Walked): Promise<void> {
  const { contract } = scene.run;
  const said = [search.description, keywordOf(contract, search.schema, "description")].join(" ");
  for (const [property, schema] of scene.listedProperties()) {
    if (!hasType(contract, schema, "string") || !names(said, property)) continue;
    const has = (text: unknown) => all.items.filter((item) => item[property] === text);
    const item = all.items.find(
      ({ [property]: text }) => typeof text === "string" && text.length > 3 && PLAIN.test(text),
    );
    const text = item?.[property];
    if (!item || !schemaValidator(contract).accepts(search.schema ?? true, text, "request")) continue;
    const found = await walk(scene, { [search.name]: text }, undefined, { place: scene.place });
    const [first] = found?.pages ?? [];
    if (!found?.isComplete || !first || has(text).some((each) => found.ids.includes(scene.idOf(each) ?? ""))) continue;
    // It may have changed or gone meanwhile.
    const again = await walk(scene, {}, undefined, { place: scene.place });
    if (!again?.items.some((each) => scene.idOf(each) === scene.idOf(item) && each[property] === text)) continue;
    const message = `${search.name}=${text} does not find ${scene.idOf(item)}, whose /${property} it is.`;
    scene.tell("filter-whole", {
      message,
      exchange: first.exchange,
      pointer: `/${search.name}`,
      clause: search.pointer,
    });
  }
}

/** `first_name` is named by "first name", and a name of something else not by "the customer's name". */
function names(description: string, property: string): boolean {
  const words = property.replace(/([a-z0-9])([A-Z])/g, "$1 $2").split(/[^A-Za-z0-9]+/);
  return new RegExp(`(?<!['’]s? |\\bof )\\b${words.join("[ _-]?")}s?\\b(?! of\\b)`, "i").test(description);
}
