/** Creating makes one thing; a text by which it is known, whatever else there is. */

import { propertiesOf } from "@cantus/contract/collections";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { isOfCaller } from "../../../state/values.ts";
import { walk } from "../../../state/walk.ts";

/** Creating made one thing each: no id twice, and nothing beside it that shows the same text. */
export async function createdOnce(scene: Scene): Promise<void> {
  const one = await scene.create();
  const other = await scene.create();
  if (one && other && one.id === other.id) {
    const message = `Two creates answered with the same id ${one.id}.`;
    scene.tell("created-once", { message, exchange: other.made, before: [one.made] });
  }
  if (!(await madeByOne(scene, new Set()))) return;
  // A run that was stopped may have left the other one: what is there before is not made by the next.
  const before = await walk(scene, {}, undefined, { place: scene.place });
  const made = before && (await madeByOne(scene, new Set(before.ids)));
  if (!made) return;
  const message = `One create made ${made.ids.length} ${scene.resource.name}: ${made.ids.join(", ")}.`;
  scene.tell("created-once", { message, exchange: made.shown, before: [made.by] });
}

/** The things that one create has made, where they are several, beside those that are known. */
async function madeByOne(scene: Scene, known: ReadonlySet<string | undefined>) {
  const marked = await createMarked(scene);
  if (!marked) return undefined;
  const walked = await walk(scene, {}, undefined, { place: scene.place });
  const [first] = walked?.pages ?? [];
  const twins = (walked?.items ?? []).filter((item) => item[marked.property] === marked.text);
  const ids = [...new Set(twins.map((item) => scene.idOf(item)))].filter((id) => !known.has(id));
  return first && ids.length > 1 ? { ids, shown: first.exchange, by: marked.thing.made } : undefined;
}

/** A thing with a text that nothing else has. */
async function createMarked(scene: Scene): Promise<{ thing: Thing; property: string; text: string } | undefined> {
  const property = markable(scene);
  if (property === undefined) return undefined;
  const text = markOf(scene);
  const thing = await scene.create({ body: { ...scene.body(0), [property]: text } });
  // Of what is refused a second time, the text is another than the one that was meant.
  return thing && { thing, property, text: String(thing.sent[property]) };
}

let marks = 0;

/** A text that this run has not used, and nobody else is likely to. */
export function markOf(scene: Scene): string {
  marks++;
  return `cantus ${scene.run.seed.toString(36)}${scene.run.budget.requests.toString(36)}${marks.toString(36)}`;
}

/** A property that takes any text and that a list shows. */
export function markable(scene: Scene): string | undefined {
  const { contract } = scene.run;
  const listed = scene.listedProperties();
  const isFree = (schema: Parameters<typeof keywordOf>[1]) =>
    ["format", "pattern", "enum", "const", "oneOf"].every((word) => keywordOf(contract, schema, word) === undefined) &&
    [keywordOf(contract, schema, "type")].flat().includes("string") &&
    Number(keywordOf(contract, schema, "maxLength") ?? 100) >= 20;
  const schema = scene.sentSchema(scene.resource.create);
  const free = [...propertiesOf(contract, schema)].filter(
    ([name, property]) => listed.has(name) && isFree(property) && isOfCaller(contract, property),
  );
  const shown = free.filter(([, property]) => keywordOf(contract, property, "writeOnly") !== true);
  return shown.map(([name]) => name).find((name) => !/(^|_)id$|Id$/.test(name));
}
