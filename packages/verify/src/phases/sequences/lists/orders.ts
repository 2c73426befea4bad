/** A list is in the order that was asked for. */
import type { Parameter, Schema } from "@cantus/contract";
import { hasType, propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import { styleOf, type Walked, walk } from "../../../state/walk.ts";
import { shownAs } from "../told.ts";
import { breakOf, type Order } from "./in-order.ts";

/** Each order that the contract names, both ways, and one within another. */
export async function ordersAreKept(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  if (!list || all.items.length < 2) return;
  const { sort, order } = styleOf(scene, list);
  if (!sort) return;
  const { contract } = scene.run;
  const members = membersOf(scene, sort, all);
  const directions = order ? [keywordOf(contract, order.schema, "enum") ?? []].flat().filter(isDirection) : [undefined];
  const orders: Named[] = [];
  for (const member of members) {
    for (const direction of directions) {
      const wanted = orderOf(member, direction, members, all);
      if (!wanted) continue;
      // Members of an enumeration may have an order of their own; others can be ordered within them all the same.
      const isFree = keywordOf(contract, scene.listedProperties().get(wanted.property), "enum") === undefined;
      if (!order) orders.push({ member, isFree, ...wanted });
      if (isFree) await orderIsKept(scene, sort, [{ member, isFree, ...wanted }], order && { [order.name]: direction });
    }
  }
  const pairs = pairsOf(orders).filter((pair) => {
    const names = pair.map(({ member }) => member);
    return schemaValidator(contract).accepts(sort.schema ?? true, sentAs(scene, sort, names), "request");
  });
  const telling = pairs.filter((pair) => isTelling(pair, all));
  if (telling.length === 0 && pairs[0]) await makeAlike(scene, pairs[0][0].property, all);
  for (const pair of (telling.length > 0 ? telling : pairs).slice(0, MOST_PAIRS)) await orderIsKept(scene, sort, pair);
  assumedOrderIsKept(scene, { sort, order }, members, all);
}

/** Who asks for no order gets the one that the contract names for that. */
function assumedOrderIsKept(
  scene: Scene,
  { sort, order }: { readonly sort: Parameter; readonly order: Parameter | undefined },
  members: readonly string[],
  all: Walked,
): void {
  const { contract } = scene.run;
  const [assumed, way] = [sort, order].map((each) => keywordOf(contract, each?.schema, "default"));
  if (typeof assumed !== "string" || (order && !isDirection(way))) return;
  const wanted = orderOf(assumed, way, members, all);
  if (!wanted || keywordOf(contract, scene.listedProperties().get(wanted.property), "enum") !== undefined) return;
  const wrong = breakOf(all.items, [wanted]);
  const [first] = all.pages;
  if (!wrong || !first) return;
  const [before, after] = [wrong.before, wrong.after].map((item) => shownAs(item[wanted.property]));
  const message = `${sort.name} is ${assumed} where it is not sent, and /${wanted.property} ${before} comes before ${after}.`;
  scene.tell("sort-order", { message, exchange: first.exchange, pointer: `/${sort.name}`, clause: sort.pointer });
}

/** By the first, and where that is alike, by the second. */
async function orderIsKept(
  scene: Scene,
  sort: Parameter,
  orders: readonly Named[],
  beside: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const names = orders.map(({ member }) => member);
  const query = { [sort.name]: sentAs(scene, sort, names), ...beside };
  const limit = scene.resource.list && styleOf(scene, scene.resource.list).limit;
  for (const size of limit ? [undefined, 3] : [undefined]) {
    const found = await walk(scene, query, size, { place: scene.place });
    const [first] = found?.pages ?? [];
    if (!found?.isComplete || !first) continue;
    const wrong = breakOf(found.items, orders);
    if (!wrong) continue;
    const { property, outer, before, after } = wrong;
    const within = outer.map((name) => `, of /${name} ${shownAs(before[name])}`).join("");
    const message = `By ${Object.values(query).flat().join(" ")}${within}, /${property} ${shownAs(before[property])} comes before ${shownAs(after[property])}.`;
    scene.tell("sort-order", { message, exchange: first.exchange, pointer: `/${sort.name}`, clause: sort.pointer });
    return;
  }
}

function sentAs(scene: Scene, sort: Parameter, names: readonly string[]): unknown {
  return hasType(scene.run.contract, sort.schema, "array") ? names : names.join(",");
}

interface Named extends Order {
  readonly member: string;
  /** Its values are compared as such. */
  readonly isFree: boolean;
}

const MOST_PAIRS = 6;
/** So many in a wrong order are no coincidence. */
const ALIKE = 4;

/** Of two properties each, that both have a direction. */
function pairsOf(orders: readonly Named[]): (readonly [Named, Named])[] {
  const directed = orders.filter(({ direction }) => direction !== undefined);
  return directed
    .flatMap((one) => directed.map((other) => [one, other] as const))
    .filter(([one, other]) => one.property !== other.property && other.isFree);
}

/** Only among what is alike by the first, the second decides. */
function isTelling([outer, inner]: readonly [Named, Named], { items }: Walked): boolean {
  const groups = Map.groupBy(items, (item) => JSON.stringify(item[outer.property]));
  return [...groups.values()].some((group) => new Set(group.map((item) => item[inner.property])).size > 2);
}

/** Things that have one property in common. */
async function makeAlike(scene: Scene, property: string, { items }: Walked): Promise<void> {
  const value = items.find((item) => item[property] !== null)?.[property];
  if (value === undefined || !propertiesOf(scene.run.contract, scene.sentSchema(scene.resource.create)).has(property))
    return;
  for (let turn = 1; turn <= ALIKE; turn++) await scene.create({ body: { ...scene.body(turn), [property]: value } });
}

/** How a property and a direction are commonly written. */
const FORMS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `-${name}`,
  ...["asc", "desc"].flatMap((way) => [",", ":", " "].map((between) => (name: string) => `${name}${between}${way}`)),
];

/** The contract names orders by an enumeration, or by a pattern that takes some properties and not any word. */
function membersOf(scene: Scene, sort: Parameter, all: Walked): string[] {
  const { contract } = scene.run;
  const items = keywordOf(contract, sort.schema, "items") as Schema | undefined;
  const declared = keywordOf(contract, sort.schema, "enum") ?? keywordOf(contract, items, "enum");
  if (Array.isArray(declared)) return declared.map(String);
  const schema = items ?? sort.schema;
  if (keywordOf(contract, schema, "pattern") === undefined) return [];
  const accepts = (text: string) => schemaValidator(contract).accepts(schema ?? true, text, "request");
  const naming = FORMS.filter((form) => !accepts(form("cantusunknown")));
  return Object.keys(all.items[0] ?? {}).flatMap((name) => naming.map((form) => form(name)).filter(accepts));
}

/** Others, `newest` for instance, say nothing of how values compare. */
function isDirection(value: unknown): boolean {
  return /^(asc|desc)(ending)?$/i.test(String(value));
}

/** `-name`, `name:desc`, `name_desc`, `name` with a parameter for the direction. */
function orderOf(member: string, given: unknown, members: readonly string[], all: Walked): Order | undefined {
  const [, sign, name = "", suffix] = /^([-+])?(.*?)(?:[:_. ,-]?(asc|desc)(?:ending)?)?$/i.exec(member) ?? [];
  const plain = (text: string) => text.replace(/[^a-z0-9]/gi, "").toLowerCase();
  const names = Object.keys(all.items[0] ?? {});
  const property =
    names.find((each) => plain(each) === plain(name)) ?? names.find((each) => plain(each) === `${plain(name)}at`);
  if (property === undefined) return undefined;
  const said = suffix ?? (sign === "-" ? "desc" : undefined) ?? (given === undefined ? undefined : String(given));
  const isPlainOfTwo =
    members.includes(`-${member}`) || members.some((each) => each !== member && plain(each) === `${plain(name)}desc`);
  if (said === undefined) return { property, direction: isPlainOfTwo || sign === "+" ? 1 : undefined };
  const isDown = /^desc/i.test(said);
  // A minus and a direction together may undo each other.
  if (sign === "-" && given !== undefined) return undefined;
  return { property, direction: isDown ? -1 : 1 };
}
