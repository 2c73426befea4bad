/** A filter lets through what matches, all of it and nothing else; an order is kept. */
import { hasType, namesLanguage } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../../state/json.ts";
import { keywordOf } from "../../state/keyword.ts";
import type { Scene } from "../../state/scene.ts";
import { asObject } from "../../state/values.ts";
import { styleOf, type Walked, walk } from "../../state/walk.ts";
import { countQuery } from "./counted.ts";
import { type AtBound, type Narrowing, nameOf, narrowingsOf, type Relation } from "./narrowing.ts";
import { totalsAgree } from "./pages.ts";
import { shownAs } from "./told.ts";

const MOST_VALUES = 6;

export async function filtersAreTrue(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  if (!list) return;
  const filters = narrowingsOf(scene, list);
  const wrong = new Set<Narrowing>();
  for (const filter of filters) {
    const values = valuesOf(scene, filter, all);
    for (const value of values) if (!(await filterIsTrue(scene, [[filter, value]], all))) wrong.add(filter);
    if (filter.relation !== "equal" || filter.comparison !== undefined) continue;
    await holdsOnEachPage(scene, filter, values, all);
    const several = values.slice(0, 2);
    if (takesSeveral(scene, filter, several, all)) await filterIsTrue(scene, [[filter, several]], all);
  }
  // What is wrong by itself is so beside another, too.
  const right = filters.filter((filter) => !wrong.has(filter));
  for (const both of pairsOf(scene, right, all)) await filterIsTrue(scene, both, all);
}

type Chosen = readonly [Narrowing, unknown];

const MOST_PAIRS = 4;

/** Two at once, by what one item has; best where another item has one of both, so that `and` is not `or`. */
function pairsOf(scene: Scene, filters: readonly Narrowing[], all: Walked): (readonly Chosen[])[] {
  const chosen = (filter: Narrowing, item: JsonObject): Chosen => [filter, itemValue(item, filter)];
  const narrow = filters.filter(({ relation }) => relation !== "unequal").slice(0, MOST_PAIRS * 2);
  const pairs = narrow.flatMap((one, index) =>
    narrow
      .slice(index + 1)
      .filter(({ property }) => property !== one.property)
      .flatMap((other) => {
        const both = all.items
          .map((item) => [chosen(one, item), chosen(other, item)] as const)
          .filter((pair) => pair.every(([filter, value]) => isUsable(scene, filter, value)));
        const isTelling = (pair: readonly Chosen[]) =>
          all.items.some((item) => {
            const has = pair.filter(([filter, value]) => isMatch(item, filter, value, false));
            return has.length === 1 && has.every(([filter, value]) => isMatch(item, filter, value, true));
          });
        const best = both.find(isTelling);
        return (best ? [best] : both.slice(0, 1)).map((pair) => ({ pair, isTelling: best !== undefined }));
      }),
  );
  return pairs
    .toSorted((one, other) => Number(other.isTelling) - Number(one.isTelling))
    .slice(0, MOST_PAIRS)
    .map(({ pair }) => pair);
}

/** What items have, and what the contract says that there may be. */
function valuesOf(scene: Scene, filter: Narrowing, all: Walked): unknown[] {
  const { contract } = scene.run;
  const declared = keywordOf(contract, filter.parameter.schema, "enum");
  const isBoolean = [keywordOf(contract, filter.parameter.schema, "type")].flat().includes("boolean");
  const had = all.items.map((item) => itemValue(item, filter));
  // Nought is easily taken for none.
  const none = filter.relation === "most" ? [0] : [];
  const values = [...none, ...had, ...(Array.isArray(declared) ? declared : []), ...(isBoolean ? [true, false] : [])];
  return [...new Set(values)].filter((value) => isUsable(scene, filter, value)).slice(0, MOST_VALUES);
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
  const shown = scene.listedProperties().get(property);
  const mayHaveRegion = schemaValidator(scene.run.contract).accepts(shown ?? true, `${value}-US`, "response");
  if (namesLanguage(property) && /^[a-z]{2,3}$/i.test(String(value)) && mayHaveRegion) return false;
  const members = keywordOf(scene.run.contract, shown, "enum");
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

/**
 * @param size of the pages, which may then be short of what matches. Defaults to the largest.
 * @returns whether nothing is wrong with it, as far as can be seen
 */
async function filterIsTrue(scene: Scene, chosen: readonly Chosen[], all: Walked, size?: number): Promise<boolean> {
  const query = queryOf(scene, chosen);
  const found = await walk(scene, query, size, { place: scene.place });
  const [first] = found?.pages ?? [];
  if (!found?.isComplete || !first) return true;
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
  if (size !== undefined) return wrong === undefined;
  const missed = all.items.find((item) => matches(item, true) && !found.ids.includes(scene.idOf(item) ?? ""));
  // It may have changed or gone meanwhile.
  const again = missed && (await walk(scene, {}, undefined, { place: scene.place }));
  const still = again?.items.find((item) => scene.idOf(item) === scene.idOf(missed ?? {}));
  if (missed && still && matches(still, true)) {
    const message = `${asked} does not let ${scene.idOf(missed)} through, which matches.`;
    scene.tell("filter-whole", { message, exchange: first.exchange, pointer, clause });
  }
  if (!wrong && !missed) totalsAgree(scene, found);
  return !wrong && !missed;
}

/** Two members of one parameter go together: `filter[kind]=a&filter[size]=b`. */
function queryOf(scene: Scene, chosen: readonly Chosen[]): Readonly<Record<string, unknown>> {
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
  const { property, relation, atBound, isListed } = filter;
  const has = item[property];
  // What the list does not show cannot be judged.
  if (has === undefined || has === null) return !isStrict && (has === undefined || relation === "unequal");
  if (relation === "unequal") return isStrict ? !isEqual(has, value, false) : !isEqual(has, value, true);
  if (relation !== "equal") return isWithin(has, value, relation, isHeld(atBound, isStrict), isStrict);
  return [has].flat().some((each) => isEqual(each, value, isStrict || isListed === true));
}

function isEqual(has: unknown, value: unknown, isStrict: boolean): boolean {
  if (typeof has !== "string" || isStrict) return String(has) === String(value);
  return has.toLowerCase().includes(String(value).toLowerCase());
}

/** Whether the bound itself is let through; where that is open, it neither certainly matches nor certainly does not. */
function isHeld(atBound: AtBound, isStrict: boolean): boolean {
  return atBound === "open" ? !isStrict : atBound === "within";
}

/** @param isStrict only what can be compared */
function isWithin(has: unknown, value: unknown, relation: Relation, isClosed: boolean, isStrict: boolean): boolean {
  const place = (each: unknown) => (typeof each === "number" ? each : Date.parse(String(each)));
  const distance = relation === "least" ? place(has) - place(value) : place(value) - place(has);
  if (Number.isNaN(distance)) return !isStrict;
  return isClosed ? distance >= 0 : distance > 0;
}
