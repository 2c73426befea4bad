/** A filter lets through what matches, all of it and nothing else; an order is kept. */
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import { asObject } from "../../../state/values.ts";
import { styleOf, type Walked, walk } from "../../../state/walk.ts";
import { shownAs } from "../told.ts";
import { countQuery } from "./counted.ts";
import { isUsable, itemValue, nearMisses, sentValue, severalOf, valuesOf } from "./filter-values.ts";
import { isMatch } from "./matches.ts";
import { type Narrowing, nameOf, narrowingsOf } from "./narrowing.ts";
import { totalsAgree } from "./totals.ts";

export async function filtersAreTrue(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  if (!list) return;
  const filters = narrowingsOf(scene, list);
  const wrong = new Set<Narrowing>();
  for (const filter of filters) {
    const values = valuesOf(scene, filter, all);
    if (!(await eachIsTrue(scene, filter, all))) wrong.add(filter);
    if (filter.relation !== "equal" || filter.comparison !== undefined) continue;
    await holdsOnEachPage(scene, filter, values, all);
    const several = severalOf(scene, filter, values, all);
    if (several) await filterIsTrue(scene, [[filter, several]], all);
  }
  // What is wrong by itself is so beside another, too.
  const right = filters.filter((filter) => !wrong.has(filter));
  await holdsOnUnsaidPages(scene, right, all);
  for (const both of pairsOf(scene, right, all)) await filterIsTrue(scene, both, all);
}

/** @param listed where the whole list is read again. Defaults to the same */
export async function eachIsTrue(scene: Scene, filter: Narrowing, all: Walked, listed = scene): Promise<boolean> {
  let isTrue = true;
  for (const value of [...valuesOf(scene, filter, all), ...nearMisses(scene, filter, all)])
    isTrue = (await filterIsTrue(scene, [[filter, value]], all, { listed })) && isTrue;
  return isTrue;
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
  if (value !== undefined) await filterIsTrue(scene, [[filter, value]], all, { size });
}

/** Says that a list has something more, and not that it has nothing else. */
const WIDENS = /\b(also|too|as well|even|includ(e|es|ed|ing))\b/i;

/** `archived=true` may show those that are archived, too, where they are left out by default. */
function mayWiden(scene: Scene, { parameter }: Narrowing, value: unknown): boolean {
  if (typeof value !== "boolean") return false;
  const assumed = keywordOf(scene.run.contract, parameter.schema, "default");
  return (typeof assumed === "boolean" && assumed !== value) || WIDENS.test(parameter.description ?? "");
}

/** What leads on where a server ends a page by itself holds for what was asked for, too; of OData, `$top` makes no pages. */
async function holdsOnUnsaidPages(scene: Scene, filters: readonly Narrowing[], all: Walked): Promise<void> {
  const last = all.items.at(-1);
  const countOf = (chosen: Chosen) => all.items.filter((item) => isMatch(item, ...chosen, true)).length;
  // All but the last: the more match, the more pages they are on, and what does not match is on the last of them.
  const [chosen] = filters
    .filter(({ comparison, relation }) => comparison !== undefined && relation === "unequal")
    .map((filter): Chosen => [filter, last && itemValue(last, filter)])
    .filter(([filter, value]) => isUsable(scene, filter, value))
    .toSorted((one, other) => countOf(other) - countOf(one));
  if (chosen) await filterIsTrue(scene, [chosen], all, { size: "unsaid" });
}

interface Way {
  /** Of the pages, which may then be short of what matches. Defaults to the largest. */
  readonly size?: number | "unsaid";
  readonly listed?: Scene;
}

/** @returns whether nothing is wrong with it, as far as can be seen */
async function filterIsTrue(
  scene: Scene,
  chosen: readonly Chosen[],
  all: Walked,
  { size, listed = scene }: Way = {},
): Promise<boolean> {
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
  if (size !== undefined) {
    const long = size === "unsaid" ? undefined : found.pages.find(({ items }) => items.length > size);
    if (long) {
      const message = `With ${asked}, pages of ${size} were asked for, and ${long.items.length} items came.`;
      scene.tell("limit-respected", { message, exchange: long.exchange, pointer, clause });
    }
    return !wrong && !long;
  }
  const missedOf = (items: readonly JsonObject[]) => {
    const matching = items.filter((item) => matches(item, true));
    return matching.find((item) => {
      const id = scene.idOf(item);
      // What has no id can only be counted.
      return id === undefined ? found.items.length < matching.length : !found.ids.includes(id);
    });
  };
  const missed = missedOf(all.items);
  // It may have changed or gone meanwhile.
  const again = missed && (await walk(listed, {}, undefined, { place: scene.place }));
  const id = missed && scene.idOf(missed);
  if (missed && again && missedOf(again.items.filter((item) => scene.idOf(item) === id))) {
    const message = `${asked} does not let ${id ?? shownAs(missed)} through, which matches.`;
    scene.tell("filter-whole", { message, exchange: first.exchange, pointer, clause });
  }
  if (!wrong && !missed) await totalsAgree(scene, found, () => walk(scene, query, size, { place: scene.place }));
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
