/** How many there are, where it is asked for: by a parameter, and in OData by a path of its own. */
import type { Contract, Operation } from "@cantus/contract";
import { addressOf, hasType } from "@cantus/contract/collections";
import { isSuccess } from "../../../exchange/outcome.ts";
import type { Scene } from "../../../state/scene.ts";
import { type Walked, walk } from "../../../state/walk.ts";
import { sentValue, valuesOf } from "./filter-values.ts";
import { narrowingsOf } from "./narrowing.ts";
import { totalsAgree } from "./totals.ts";

/** What lets a list tell its total: `$count=true` (OData Protocol 4.01, section 11.2.6.5), `include_total=true`. */
export function countQuery(contract: Contract, { parameters }: Operation): Readonly<Record<string, unknown>> {
  const asks = parameters.find(
    ({ in: place, name, schema }) =>
      place === "query" &&
      /^(count|(include|with)_?(total|count|total_?count))$/i.test(name.replace("$", "")) &&
      hasType(contract, schema, "boolean"),
  );
  return asks ? { [asks.name]: true } : {};
}

export async function countIsTrue(scene: Scene, all: Walked): Promise<void> {
  const { list, within } = scene.resource;
  const ask = { place: scene.place };
  const { contract } = scene.run;
  if (!list) return;
  const query = countQuery(contract, list);
  const [name] = Object.keys(query);
  const counted = name === undefined ? undefined : await walk(scene, query, undefined, ask);
  const [page] = counted?.pages ?? [];
  if (counted?.isComplete && page && name !== undefined) {
    if (page.totals.length > 0) await totalsAgree(scene, counted, () => walk(scene, query, undefined, ask));
    else if (name === "$count") {
      const clause = list.parameters.find((each) => each.name === name)?.pointer;
      const message = "$count=true asks for the number of items, and the answer does not tell it.";
      scene.tell("total-agrees", { message, exchange: page.exchange, pointer: `/${name}`, clause });
    }
  }
  const path = `${within}/$count`;
  const count = scene.run.operations.find((each) => each.method === "get" && addressOf(contract, each).path === path);
  if (count?.parameters.some(({ name }) => name === "$filter")) await countIsFiltered(scene, count, all);
  const exchange = count && (await scene.send(count, ask));
  if (!exchange || !isSuccess(exchange)) return;
  const text = new TextDecoder().decode(exchange.response.body).trim();
  const again = await walk(scene, {}, undefined, ask);
  if (!/^\d+$/.test(text) || again?.ids.join() !== all.ids.join() || Number(text) === new Set(all.ids).size) return;
  const message = `It counts ${text}, and the list has ${new Set(all.ids).size} items.`;
  scene.tell("total-agrees", { message, exchange, before: all.pages.slice(0, 1).map((each) => each.exchange) });
}

/** "The count … taking into account any $filter" (OData Protocol 4.01, section 11.2.10). */
async function countIsFiltered(scene: Scene, count: Operation, all: Walked): Promise<void> {
  const ask = { place: scene.place };
  const filters = narrowingsOf(scene, scene.resource.list as Operation).filter(({ comparison }) => comparison === "eq");
  for (const filter of filters) {
    const value = valuesOf(scene, filter, all).find((each) => all.items.some((item) => item[filter.property] !== each));
    if (value === undefined) continue;
    const query = { $filter: sentValue(scene, filter, value) };
    const found = await walk(scene, query, undefined, ask);
    const exchange = await scene.send(count, { ...ask, query });
    if (!found?.isComplete || !exchange || !isSuccess(exchange) || found.ids.length === all.ids.length) continue;
    const text = new TextDecoder().decode(exchange.response.body).trim();
    if (Number(text) === found.ids.length) return;
    const message = `With $filter=${query.$filter} it counts ${text}, and the list has ${found.ids.length} items.`;
    scene.tell("total-agrees", { message, exchange, before: found.pages.slice(0, 1).map((each) => each.exchange) });
    return;
  }
}
