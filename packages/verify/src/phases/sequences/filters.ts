/** A filter lets through what matches, all of it and nothing else; an order is kept. */
import type { Parameter } from "@cantus/contract";
import { hasType, type ListStyle, namesLanguage } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../../state/json.ts";
import { keywordOf } from "../../state/keyword.ts";
import type { Scene } from "../../state/scene.ts";
import { styleOf, type Walked, walk } from "../../state/walk.ts";
import { totalsAgree } from "./pages.ts";
import { shownAs } from "./told.ts";

const MOST_VALUES = 4;

/** A parameter that lets items through by one of their properties. */
interface Narrowing {
  readonly parameter: Parameter;
  /** Of a parameter with members, which one: `gte` of `created[gte]`. */
  readonly member?: string | undefined;
  readonly property: string;
  /** Equal to, at least, or at most the parameter. */
  readonly relation: "equal" | "least" | "most";
}

function narrowingsOf({ filters, ranges }: ListStyle): Narrowing[] {
  return [
    ...filters.map((filter) => ({ ...filter, relation: "equal" as const })),
    ...ranges
      .filter(({ isSupposed }) => !isSupposed)
      .map(({ bound, ...range }) => ({
        ...range,
        relation: bound.startsWith(">") ? ("least" as const) : ("most" as const),
      })),
  ];
}

export async function filtersAreTrue(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  if (!list) return;
  const filters = narrowingsOf(styleOf(scene, list));
  for (const filter of filters) {
    for (const value of valuesOf(scene, filter, all)) await filterIsTrue(scene, [[filter, value]], all);
  }
  // Two at once, by what one item has.
  const [one, other] = filters.filter(({ relation }) => relation === "equal");
  if (!one || !other) return;
  for (const item of all.items.slice(0, 3)) {
    const both = [one, other].map((filter): [Narrowing, unknown] => [filter, itemValue(item, filter)]);
    if (both.every(([filter, value]) => isUsable(scene, filter, value))) await filterIsTrue(scene, both, all);
  }
}

/** What items have, and what the contract says that there may be. */
function valuesOf(scene: Scene, filter: Narrowing, all: Walked): unknown[] {
  const { contract } = scene.run;
  const declared = keywordOf(contract, filter.parameter.schema, "enum");
  const isBoolean = [keywordOf(contract, filter.parameter.schema, "type")].flat().includes("boolean");
  const had = all.items.map((item) => itemValue(item, filter));
  const values = [...had, ...(Array.isArray(declared) ? declared : []), ...(isBoolean ? [true, false] : [])];
  return [...new Set(values)].filter((value) => isUsable(scene, filter, value)).slice(0, MOST_VALUES + 2);
}

function itemValue(item: JsonObject, { property }: Narrowing): unknown {
  const value = item[property];
  return Array.isArray(value) ? value[0] : value;
}

/** Says that a list has something more, and not that it has nothing else. */
const WIDENS = /\b(also|too|as well|even|includ(e|es|ed|ing))\b/i;

/** `archived=true` may show those that are archived, too, where they are left out by default. */
function mayWiden(scene: Scene, { parameter }: Narrowing, value: unknown): boolean {
  if (typeof value !== "boolean") return false;
  const assumed = keywordOf(scene.run.contract, parameter.schema, "default");
  return (typeof assumed === "boolean" && assumed !== value) || WIDENS.test(parameter.description ?? "");
}

/**
 * Texts that a filter may read as a pattern are left alone, and so is what no item can have: `all`. Of a language, `en` may
 * let through `en-US`, too (RFC 4647 §3.3.1).
 */
function isUsable(scene: Scene, filter: Narrowing, value: unknown): boolean {
  const { parameter, property } = filter;
  if (value === null || value === undefined || typeof value === "object") return false;
  if (namesLanguage(property) && /^[a-z]{2,3}$/i.test(String(value))) return false;
  const members = keywordOf(scene.run.contract, scene.listedProperties().get(property), "enum");
  if (Array.isArray(members) && !members.includes(value)) return false;
  const { schema = true } = parameter;
  const sent = sentValue(scene, filter, value);
  return schemaValidator(scene.run.contract).accepts(schema, sent, "request") && !/[*%?,]/.test(String(value));
}

/** As the parameter takes it: in a list, or as one of its members. */
function sentValue(scene: Scene, { parameter, member }: Narrowing, value: unknown): unknown {
  if (member !== undefined) return { [member]: value };
  return hasType(scene.run.contract, parameter.schema, "array") ? [value] : value;
}

async function filterIsTrue(scene: Scene, chosen: readonly [Narrowing, unknown][], all: Walked): Promise<void> {
  const query = Object.fromEntries(
    chosen.map(([filter, value]) => [filter.parameter.name, sentValue(scene, filter, value)]),
  );
  const found = await walk(scene, query, undefined, { place: scene.place });
  const [first] = found?.pages ?? [];
  if (!found?.isComplete || !first) return;
  const asked = chosen.map(([{ parameter }, value]) => `${parameter.name}=${String(value)}`).join(" and ");
  const clause = chosen[0]?.[0].parameter.pointer;
  const pointer = `/${chosen[0]?.[0].parameter.name}`;
  const matches = (item: JsonObject, isStrict: boolean) =>
    chosen.every(
      ([filter, value]) => (!isStrict && mayWiden(scene, filter, value)) || isMatch(item, filter, value, isStrict),
    );
  const wrong = found.items.find((item) => !matches(item, false));
  if (wrong) {
    const [filter] = chosen.find(([each, value]) => !isMatch(wrong, each, value, false)) ?? [];
    const has = filter && `/${filter.property} ${shownAs(wrong[filter.property])}`;
    const message = `${asked} lets ${scene.idOf(wrong)} through, which has ${has}.`;
    scene.tell("filter-true", { message, exchange: first.exchange, pointer, clause });
  }
  const missed = all.items.find((item) => matches(item, true) && !found.ids.includes(scene.idOf(item) ?? ""));
  // It may have changed or gone meanwhile.
  const again = missed && (await walk(scene, {}, undefined, { place: scene.place }));
  const still = again?.items.find((item) => scene.idOf(item) === scene.idOf(missed ?? {}));
  if (missed && still && matches(still, true)) {
    const message = `${asked} does not let ${scene.idOf(missed)} through, which matches.`;
    scene.tell("filter-whole", { message, exchange: first.exchange, pointer, clause });
  }
  if (!wrong && !missed) totalsAgree(scene, found);
}

/** @param isStrict only what certainly matches, however the filter compares texts and bounds */
function isMatch(item: JsonObject, { property, relation }: Narrowing, value: unknown, isStrict: boolean): boolean {
  const has = item[property];
  // What the list does not show cannot be judged.
  if (has === undefined || has === null) return !isStrict && has === undefined;
  if (relation !== "equal") return isWithin(has, value, relation, isStrict);
  if (Array.isArray(has)) return has.some((each) => isEqual(each, value, isStrict));
  return isEqual(has, value, isStrict);
}

function isEqual(has: unknown, value: unknown, isStrict: boolean): boolean {
  if (typeof has !== "string" || isStrict) return String(has) === String(value);
  return has.toLowerCase().includes(String(value).toLowerCase());
}

/** Whether the bound itself is within is open. */
function isWithin(has: unknown, value: unknown, relation: "least" | "most", isStrict: boolean): boolean {
  const place = (each: unknown) => (typeof each === "number" ? each : Date.parse(String(each)));
  const distance = relation === "least" ? place(has) - place(value) : place(value) - place(has);
  if (Number.isNaN(distance)) return !isStrict;
  return isStrict ? distance > 0 : distance >= 0;
}

/** Each order that the contract names, both ways. */
export async function ordersAreKept(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  if (!list || all.items.length < 2) return;
  const { sort, order, limit } = styleOf(scene, list);
  if (!sort) return;
  const { contract } = scene.run;
  const declared =
    keywordOf(contract, sort.schema, "enum") ??
    keywordOf(contract, keywordOf(contract, sort.schema, "items") as never, "enum");
  const isList = [keywordOf(contract, sort.schema, "type")].flat().includes("array");
  const members = Array.isArray(declared) ? declared.map(String) : [];
  const directions = order ? [keywordOf(contract, order.schema, "enum") ?? []].flat().filter(isDirection) : [undefined];
  for (const member of members) {
    for (const direction of directions) {
      const wanted = orderOf(member, direction, members, all);
      // Members of an enumeration may have an order of their own.
      const isFree = wanted && keywordOf(contract, scene.listedProperties().get(wanted.property), "enum") === undefined;
      if (!wanted || !isFree) continue;
      const query = { [sort.name]: isList ? [member] : member, ...(order && { [order.name]: direction }) };
      for (const size of limit ? [undefined, 3] : [undefined]) {
        const found = await walk(scene, query, size, { place: scene.place });
        const [first] = found?.pages ?? [];
        if (!found?.isComplete || !first) continue;
        const values = found.items.map((item) => item[wanted.property]);
        const at = outOfOrder(values, wanted.direction);
        if (at === undefined) continue;
        const message = `By ${Object.values(query).join(" ")}, /${wanted.property} ${shownAs(values[at])} comes before ${shownAs(values[at + 1])}.`;
        scene.tell("sort-order", { message, exchange: first.exchange, pointer: `/${sort.name}`, clause: sort.pointer });
        break;
      }
    }
  }
}

/** Others, `newest` for instance, say nothing of how values compare. */
function isDirection(value: unknown): boolean {
  return /^(asc|desc)(ending)?$/i.test(String(value));
}

interface Order {
  readonly property: string;
  /** `undefined`: the contract does not say which way. */
  readonly direction: 1 | -1 | undefined;
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

/** The place after which the order breaks, however texts are compared. */
function outOfOrder(values: readonly unknown[], direction: 1 | -1 | undefined): number | undefined {
  if (direction === undefined) return outOfOrder(values, 1) === undefined ? undefined : outOfOrder(values, -1);
  const pairs = values.slice(1).map((value, index) => [values[index], value] as const);
  const at = pairs.findIndex(([one, other]) => COMPARISONS.every((compare) => direction * compare(one, other) > 0));
  return at < 0 ? undefined : at;
}

const COMPARISONS: readonly ((one: unknown, other: unknown) => number)[] = [
  byValue,
  (one, other) => byValue(fold(one), fold(other)),
  (one, other) =>
    typeof one === "string" && typeof other === "string" ? one.localeCompare(other, "en") : byValue(one, other),
  (one, other) =>
    typeof one === "string" && typeof other === "string"
      ? Buffer.compare(Buffer.from(one), Buffer.from(other))
      : byValue(one, other),
];

function fold(value: unknown): unknown {
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** What has no value may come first or last. */
function byValue(one: unknown, other: unknown): number {
  if (typeof one !== typeof other || one === null || other === null || typeof one === "object") return 0;
  return (one as string) < (other as string) ? -1 : one === other ? 0 : 1;
}
