/** A list for which nothing was asked is in the order that the contract's own words give it: `Your jobs, the newest first.` */
import { isTimeProperty, type Properties, plainName, propertiesOf } from "@cantus/contract/collections";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { shownSchema } from "../../../state/media.ts";
import type { Scene } from "../../../state/scene.ts";
import { styleOf, type Walked } from "../../../state/walk.ts";
import { shownAs } from "../told.ts";
import { breakOf, type Order } from "./in-order.ts";

export function saidOrderIsKept(scene: Scene, all: Walked): void {
  const { list } = scene.resource;
  const [first] = all.pages;
  if (!list || !first) return;
  const { sort } = styleOf(scene, list);
  // What has to be asked for, or is asked for by default, is no order of the list's own.
  if (sort?.required || keywordOf(scene.run.contract, sort?.schema, "default") !== undefined) return;
  for (const sentence of sentencesOn(scene)) {
    const orders = ordersSaid(scene, sentence, all.items);
    const wrong = orders.map((_, index) => breakOf(all.items, orders.slice(0, index + 1))).find((each) => each);
    if (wrong) {
      const [before, after] = [wrong.before, wrong.after].map((item) => shownAs(item[wrong.property]));
      const message = `"${sentence}", and /${wrong.property} ${before} comes before ${after}.`;
      scene.tell("sort-order", { message, exchange: first.exchange, clause: list.pointer });
      return;
    }
    if (orders.length > 0 || !MADE_BEFORE.test(sentence)) continue;
    const made = scene.things.map(({ id }) => id);
    const listed = all.ids.filter((id) => made.includes(id));
    // Without times, one or two may have been made at once; but not all of them.
    if (
      listed.length < LEAST_ITEMS ||
      listed.join() !==
        made
          .filter((id) => listed.includes(id))
          .toReversed()
          .join()
    )
      continue;
    const message = `"${sentence}", and what was made last comes first.`;
    scene.tell("sort-order", { message, exchange: first.exchange, clause: list.pointer });
    return;
  }
}

const LEAST_ITEMS = 4;

/** What the contract says of the list, of its answer, and of the list in that. */
function sentencesOn(scene: Scene): string[] {
  const { list } = scene.resource;
  const { contract } = scene.run;
  const body = shownSchema(list, 200);
  const said = [
    list?.summary,
    list?.description,
    list?.response(200)?.description,
    ...[body, ...propertiesOf(contract, body).values()].map((each) => keywordOf(contract, each, "description")),
  ];
  return said
    .flatMap((text) => String(text ?? "").split(/[.;](?:\s|$)|\n\s*\n/))
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => !DEPENDS.test(sentence));
}

/** What holds for some of the items or some of the requests only. */
const DEPENDS = /\b(if|when|where|with|without|while|once|pinned|but|except|within|per|each|group(ed)?|then(?! by))\b/i;

const NEWEST =
  /\b(newest|latest|most recent(ly \w+)?)( ones?)?( (is|are|comes?))?( the)? first\b|\breverse(d)? chronological/i;
const OLDEST =
  /\b(oldest|earliest|least recent(ly \w+)?)( ones?)?( (is|are|comes?))?( the)? first\b|(?<!reversed? )\bchronological order|\bfirst come,? first\b/i;
const MADE_BEFORE =
  /\bin (the )?order (in which|that) they (were|are) (made|created|added)\b|\bin (the )?order of (their )?creation\b/i;
/** Of other times than that of creation. */
const OTHER = /\b(updat|chang|modif|activ|us(ed|e)\b|seen|read|play|visit|chosen)/i;

const BY =
  /(?:,|\b(?:ordered|sorted|in the order|in order)) (?:by|of) (?:the |their )?`?(\w+)`?(?:,? (?:and )?then by `?(\w+)`?)?(,? descending| in descending order)?$/i;

function ordersSaid(scene: Scene, sentence: string, items: readonly JsonObject[]): Order[] {
  const { contract } = scene.run;
  const properties = scene.listedProperties();
  const direction = NEWEST.test(sentence) ? -1 : OLDEST.test(sentence) || MADE_BEFORE.test(sentence) ? 1 : undefined;
  if (direction !== undefined) {
    const property = OTHER.test(sentence) ? undefined : creationOf(scene, properties, sentence);
    return property === undefined ? [] : [{ property, direction }];
  }
  const [, outer, inner, isDown] = BY.exec(sentence) ?? [];
  const orders: Order[] = [];
  for (const name of [outer, inner]) {
    const property = [...properties.keys()].find((each) => name !== undefined && plainName(each) === plainName(name));
    // Members of an enumeration may have an order of their own.
    if (property === undefined || keywordOf(contract, properties.get(property), "enum") !== undefined) break;
    if (items.some((item) => typeof item[property] === "object")) break;
    orders.push({ property, direction: isDown === undefined ? 1 : -1 });
  }
  return orders;
}

const CREATION =
  /^(date|time)?(created|creation|inserted|added|joined|placed|posted|registered|submitted|requested|queued)(at|on|time|date|timestamp|utc)?$/;
/** What says no more than that it is the time of the thing. */
const ONLY_TIME = /^(at|time|timestamp)$/;

/** The time by which things are new or old: that of the deed which is named, `joined`, else that of creation. */
function creationOf(scene: Scene, properties: Properties, sentence: string): string | undefined {
  const { contract } = scene.run;
  const named = (pattern: RegExp) => [...properties.keys()].filter((name) => pattern.test(plainName(name)));
  const times = named(CREATION);
  const [, deed] = /\b(?:recent|most recently|least recently) (\w+ed)\b/i.exec(sentence) ?? [];
  const done = deed === undefined ? [] : times.filter((name) => plainName(name).includes(deed.toLowerCase()));
  const [found, ...others] = [done, times, named(ONLY_TIME)].find((each) => each.length > 0) ?? [];
  return others.length === 0 && isTimeProperty(contract, properties.get(found ?? "") ?? false) ? found : undefined;
}
