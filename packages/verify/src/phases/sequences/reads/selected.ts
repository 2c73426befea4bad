/** Of a thing are shown the properties that were asked for, and no others: `fields`, `$select`, `fields[articles]`. */
import type { Operation, Parameter } from "@cantus/contract";
import { hasType } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { Exchange } from "../../../exchange/exchange.ts";
import type { JsonObject } from "../../../state/json.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import type { Walked } from "../../../state/walk.ts";
import { shownAs } from "../told.ts";

export async function selectedAreShown(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  const select = selectionOf(list);
  const whole = all.items.find((item) => chosenOf(scene, select, item).length > 1);
  if (!select || !whole) return;
  const page = await scene.page(askFor(scene, select, whole), { place: scene.place });
  const part = page?.items.find((item) => scene.idOf(item) === scene.idOf(whole));
  if (page && part) isPartOf(scene, select, { whole, part, exchange: page.exchange });
}

export async function readAsSelected(scene: Scene, thing: Thing): Promise<void> {
  const { read } = scene.resource;
  const select = selectionOf(read);
  const whole = select && (await scene.read(thing))?.item;
  if (!select || !whole) return;
  const chosen = chosenOf(scene, select, whole);
  const found = chosen.length > 1 ? await scene.read(thing, { query: askFor(scene, select, whole) }) : undefined;
  if (found?.item) isPartOf(scene, select, { whole, part: found.item, exchange: found.exchange });
}

interface Selected {
  readonly whole: JsonObject;
  readonly part: JsonObject;
  readonly exchange: Exchange;
}

function isPartOf(scene: Scene, select: Parameter, { whole, part, exchange }: Selected): void {
  const chosen = chosenOf(scene, select, whole);
  const others = selectableOf(scene, select, whole).filter((name) => !chosen.includes(name));
  const pointer = `/${select.name}`;
  const asked = `${select.name}=${chosen.join(",")} was asked for`;
  const missing = chosen.find((name) => !(name in part));
  if (missing !== undefined) {
    const message = `${asked}, and /${missing}, which is ${shownAs(whole[missing])}, is not shown.`;
    scene.tell("selected-is-shown", { message, exchange, pointer, clause: select.pointer });
    return;
  }
  // Nothing else may be there (JSON:API 1.1, section 6.3); elsewhere a server may add what it likes, but not everything.
  const added = others.filter((name) => name in part);
  const isWrong = ofType(select) ? added.length > 0 : added.length > 1 && added.length === others.length;
  if (!isWrong) return;
  const message = `${asked}, and /${added[0]} is shown all the same.`;
  scene.tell("selected-is-shown", { message, exchange, pointer, clause: select.pointer });
}

const MOST_CHOSEN = 2;

function chosenOf(scene: Scene, select: Parameter | undefined, item: JsonObject): string[] {
  // The last ones, as who knows no others shows the first.
  return select ? selectableOf(scene, select, item).slice(-MOST_CHOSEN) : [];
}

const SELECTS = /\b(only|return|show)\w*\b.*\b(these|fields|properties|attributes|members)\b/i;

/** The properties of an item that can be asked for one by one. */
function selectableOf(scene: Scene, select: Parameter, item: JsonObject): string[] {
  // Of a parameter that takes any word, the contract has to say what it is for.
  if (isTaken(scene, select, "cantusunknown") && !SELECTS.test(select.description ?? "")) return [];
  const shown = scene.listedProperties();
  return Object.keys(item).filter(
    (name) => shown.has(name) && item[name] !== null && item[name] !== scene.idOf(item) && isTaken(scene, select, name),
  );
}

/** What names the items is asked for, too, so that they are known again. */
function askFor(scene: Scene, select: Parameter, item: JsonObject): Readonly<Record<string, unknown>> {
  const id = Object.keys(item).filter((name) => item[name] === scene.idOf(item) && isTaken(scene, select, name));
  return queryOf(scene, select, [...id, ...chosenOf(scene, select, item)]);
}

function isTaken(scene: Scene, select: Parameter, name: string): boolean {
  const { accepts } = schemaValidator(scene.run.contract);
  return accepts(select.schema ?? true, queryOf(scene, select, [name])[select.name], "request");
}

function queryOf(scene: Scene, select: Parameter, names: readonly string[]): Readonly<Record<string, unknown>> {
  const isList = hasType(scene.run.contract, select.schema, "array");
  return { [select.name]: isList ? names : names.join(",") };
}

function selectionOf(operation: Operation | undefined): Parameter | undefined {
  return operation?.parameters.find(
    (each) => each.in === "query" && (/^(\$?select|fields)$/i.test(each.name) || ofType(each)) && !each.required,
  );
}

/** `fields[articles]` */
function ofType({ name }: Parameter): boolean {
  return /^fields\[[^\]]+\]$/.test(name);
}
