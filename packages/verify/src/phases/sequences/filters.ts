/** A filter lets through what matches, all of it and nothing else; an order is kept. */
import { hasType, namesLanguage } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../../state/json.ts";
import { keywordOf } from "../../state/keyword.ts";
import type { Scene } from "../../state/scene.ts";
import { asObject } from "../../state/values.ts";
import { styleOf, type Walked, walk } from "../../state/walk.ts";
import { countQuery } from "./counted.ts";
import { type Narrowing, nameOf, narrowingsOf, type Relation } from "./narrowing.ts";
import { totalsAgree } from "./pages.ts";
import { shownAs } from "./told.ts";

const MOST_VALUES = 4;

export async function filtersAreTrue(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  if (!list) return;
  const filters = narrowingsOf(scene, list);
  for (const filter of filters) {
    const values = valuesOf(scene, filter, all);
    for (const value of values) await filterIsTrue(scene, [[filter, value]], all);
    if (filter.relation !== "equal" || filter.comparison !== undefined) continue;
    await holdsOnEachPage(scene, filter, values, all);
    const several = values.slice(0, 2);
    if (takesSeveral(scene, filter, several, all)) await filterIsTrue(scene, [[filter, several]], all);
  }
  // Two at once, by what one item has.
  const equal = filters.filter(({ relation }) => relation === "equal");
  const one = equal[0];
  const other = equal.find(({ property }) => property !== one?.property);
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

/** What is asked for with the first page holds for those that follow. */
async function holdsOnEachPage(
  scene: Scene,
  filter: Narrowing,
  values: readonly unknown[],
  all: Walked,
): Promise<void> {
  const { list } = scene.resource;
  const { limit } = list ? styleOf(scene, list) : {};
  if (!limit) return;
  // The fewer are on a page, the fewer things have several pages.
  const size = Math.max(1, Number(keywordOf(scene.run.contract, limit.schema, "minimum") ?? 1));
  const value = values.find((each) => {
    const { length } = all.items.filter((item) => isMatch(item, filter, each, true));
    return length > size && length < all.items.length;
  });
  if (value !== undefined) await filterIsTrue(scene, [[filter, value]], all, size);
}

/**
 * Whether one of several values is enough. A property that has one cannot be meant to have all; but numbers and times may
 * be meant as bounds.
 */
function takesSeveral(scene: Scene, filter: Narrowing, values: readonly unknown[], all: Walked): boolean {
  const { contract } = scene.run;
  const { parameter, member, property } = filter;
  return (
    values.length > 1 &&
    member === undefined &&
    hasType(contract, parameter.schema, "array") &&
    values.every((value) => typeof value === "string") &&
    keywordOf(contract, scene.listedProperties().get(property), "format") === undefined &&
    all.items.every((item) => !Array.isArray(item[property])) &&
    schemaValidator(contract).accepts(parameter.schema ?? true, values, "request")
  );
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
function sentValue(scene: Scene, { parameter, member, property, comparison }: Narrowing, value: unknown): unknown {
  if (comparison !== undefined) return `${property} ${comparison} ${literalOf(value)}`;
  if (member !== undefined) return { [member]: value };
  return hasType(scene.run.contract, parameter.schema, "array") ? [value].flat() : value;
}

/** OData ABNF: a quotation mark within a text is doubled. */
function literalOf(value: unknown): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** @param size of the pages, which may then be short of what matches. Defaults to the largest. */
async function filterIsTrue(
  scene: Scene,
  chosen: readonly [Narrowing, unknown][],
  all: Walked,
  size?: number,
): Promise<void> {
  const query = queryOf(scene, chosen);
  const found = await walk(scene, query, size, { place: scene.place });
  const [first] = found?.pages ?? [];
  if (!found?.isComplete || !first) return;
  const asked = chosen.map(([filter, value]) => `${nameOf(filter)}=${shownValue(scene, filter, value)}`).join(" and ");
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
    const { exchange } = found.pages.find(({ items }) => items.includes(wrong)) ?? first;
    scene.tell("filter-true", { message, exchange, pointer, clause });
  }
  if (size !== undefined) return;
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

/** Two members of one parameter go together: `filter[kind]=a&filter[size]=b`. */
function queryOf(scene: Scene, chosen: readonly [Narrowing, unknown][]): Readonly<Record<string, unknown>> {
  const { list } = scene.resource;
  const query: Record<string, unknown> = { ...(list && countQuery(scene.run.contract, list)) };
  for (const [filter, value] of chosen) {
    const { name } = filter.parameter;
    const sent = sentValue(scene, filter, value);
    if (filter.comparison !== undefined) query[name] = name in query ? `${query[name]} and ${sent}` : sent;
    else query[name] = filter.member === undefined ? sent : { ...asObject(query[name]), ...asObject(sent) };
  }
  return query;
}

function shownValue(scene: Scene, filter: Narrowing, value: unknown): string {
  return String(filter.comparison === undefined ? value : sentValue(scene, filter, value));
}

/** @param isStrict only what certainly matches, however the filter compares texts and bounds */
function isMatch(item: JsonObject, filter: Narrowing, value: unknown, isStrict: boolean): boolean {
  if (Array.isArray(value)) return value.some((each) => isMatch(item, filter, each, isStrict));
  const { property, relation } = filter;
  const has = item[property];
  // What the list does not show cannot be judged.
  if (has === undefined || has === null) return !isStrict && (has === undefined || relation === "unequal");
  if (relation === "unequal") return isStrict ? !isEqual(has, value, false) : !isEqual(has, value, true);
  if (relation !== "equal") return isWithin(has, value, relation, isStrict);
  if (Array.isArray(has)) return has.some((each) => isEqual(each, value, isStrict));
  return isEqual(has, value, isStrict);
}

function isEqual(has: unknown, value: unknown, isStrict: boolean): boolean {
  if (typeof has !== "string" || isStrict) return String(has) === String(value);
  return has.toLowerCase().includes(String(value).toLowerCase());
}

/** Whether the bound itself is within is open. */
function isWithin(has: unknown, value: unknown, relation: Relation, isStrict: boolean): boolean {
  const place = (each: unknown) => (typeof each === "number" ? each : Date.parse(String(each)));
  const isUpwards = relation === "least" || relation === "above";
  const distance = isUpwards ? place(has) - place(value) : place(value) - place(has);
  if (Number.isNaN(distance)) return !isStrict;
  return isStrict || relation === "above" || relation === "below" ? distance > 0 : distance >= 0;
}
