/** A search finds what is looked for. */
import type { Parameter } from "@cantus/contract";
import { hasType, plainName, propertiesOf, singularOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import { styleOf, type Walked, walk } from "../../../state/walk.ts";
import { shownAs } from "../told.ts";

/** Texts that nobody has written. */
const NONSENSE = ["zqxjkvw", "wvkjxqz"];

/** So many in the same order are no coincidence, however things are ranked by how near they are to a text. */
const LEAST_ITEMS = 5;

export async function searchIsMade(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  const { search } = list ? styleOf(scene, list) : {};
  if (!search || search.deprecated || !hasType(scene.run.contract, search.schema, "string")) return;
  await isNarrowed(scene, search, all);
  await isFound(scene, search);
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

const ANY_CASE =
  /\bcase[- ]?insensitive|\b(whatever|regardless of|ignor(es?|ing)|irrespective of|in any|without regard to)( its| the| their)? case\b/i;
/** Whole words, or what texts begin with, are no parts of any kind: `The title contains all of these words.` */
const BY_WORDS =
  /\b(words?|terms?|tokens?|phrase|full[- ]?text|stem\w*|begin\w*|starts?|starting|prefix(es)?|first part)\b/i;
const ANY_PART = /\bcontain|\b(a )?part of\b|\bsubstring\b|\banywhere in\b/i;

/** Where the description names the properties that are searched, a thing is found by what it has there, and there alone. */
async function isFound(scene: Scene, search: Parameter): Promise<void> {
  const { contract } = scene.run;
  const said = [search.description, keywordOf(contract, search.schema, "description")].join(" ");
  const named = [...scene.listedProperties()].filter(
    ([property, schema]) => hasType(contract, schema, "string") && names(scene, said, property),
  );
  for (const [index, [property]] of named.entries()) {
    const item = await itemWithText(scene, property, index);
    const text = item?.[property];
    if (!item || typeof text !== "string") continue;
    const forms = [
      text,
      ...(ANY_CASE.test(said) ? [text.toUpperCase(), text.toLowerCase()] : []),
      ...(ANY_PART.test(said) && !BY_WORDS.test(said) ? [text.slice(2, -2)] : []),
    ];
    for (const form of forms) if (!(await isFoundBy(scene, search, { item, property, form }))) break;
  }
}

interface Looked {
  readonly item: JsonObject;
  readonly property: string;
  /** What is looked for. */
  readonly form: string;
}

/** @returns whether nothing is wrong with it, as far as can be seen */
async function isFoundBy(scene: Scene, search: Parameter, { item, property, form }: Looked): Promise<boolean> {
  if (!schemaValidator(scene.run.contract).accepts(search.schema ?? true, form, "request")) return true;
  const ask = { place: scene.place };
  const isIt = (each: JsonObject) => scene.idOf(each) === scene.idOf(item) && each[property] === item[property];
  const found = await walk(scene, { [search.name]: form }, undefined, ask);
  const [first] = found?.pages ?? [];
  if (!found?.isComplete || !first || found.items.some(isIt)) return true;
  // It may have changed or gone meanwhile.
  const again = await walk(scene, {}, undefined, ask);
  if (!again?.items.some(isIt)) return true;
  const message = `${search.name}=${form} does not find ${scene.idOf(item)}, whose /${property} is ${shownAs(item[property])}.`;
  const pointer = `/${search.name}`;
  scene.tell("filter-whole", { message, exchange: first.exchange, pointer, clause: search.pointer });
  return false;
}

/** Nothing else in the thing has these words. */
const WORDS = ["Marzon Alvide", "Quental Boxterly", "Ferdan Colwick", "Tolvar Dimster"];

/** A listed thing with plain words in a property: one that is made for it, else one that is there. */
async function itemWithText(scene: Scene, property: string, index: number): Promise<JsonObject | undefined> {
  const { create } = scene.resource;
  const { contract } = scene.run;
  const schema = propertiesOf(contract, scene.sentSchema(create)).get(property);
  const words = WORDS[index % WORDS.length] as string;
  const forms = [words, words.replace(" ", ""), `${words.replace(" ", ".")}@example.com`];
  const text = forms.find((form) => schema !== undefined && schemaValidator(contract).accepts(schema, form, "request"));
  const made =
    text === undefined ? undefined : await scene.create({ body: { ...scene.body(index), [property]: text } });
  const listed = (await walk(scene, {}, undefined, { place: scene.place }))?.items ?? [];
  const own = listed.find((each) => made !== undefined && scene.idOf(each) === made.id && each[property] === text);
  const isPlain = (each: unknown) => typeof each === "string" && each.length > 5 && PLAIN.test(each);
  return own ?? listed.find((each) => isPlain(each[property]));
}

/**
 * `first_name` is named by "first name", and of products `name` by "the product's name"; a name of something else not by
 * "the customer's name".
 */
function names({ resource }: Scene, description: string, property: string): boolean {
  const own = new RegExp(`\\b(the )?${singularOf(plainName(resource.name))}['’]s `, "gi");
  const said = description.replace(/\be-mail/gi, "email").replace(own, "its ");
  const words = property.replace(/([a-z0-9])([A-Z])/g, "$1 $2").split(/[^A-Za-z0-9]+/);
  return new RegExp(`(?<!['’]s? |\\bof )\\b${words.join("[ _-]?")}s?\\b(?! of\\b)`, "i").test(said);
}
