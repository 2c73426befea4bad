/** What a thing says of itself and of what it is in: its own link, the id of its place. */
import { itemKeys, plainName } from "@cantus/contract/collections";
import { matchUrl } from "../../../checks/match-url.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import { calledByUrl, type Thing } from "../../../state/thing.ts";
import { shownAs } from "../told.ts";

/** A link with the relation `self` leads to the thing itself (RFC 4287, section 4.2.7.2), where it leads into the contract. */
export function selfLeadsBack(scene: Scene, thing: Thing, exchange: Exchange, item: JsonObject): void {
  const href = selfOf(item);
  const url = href === undefined ? null : URL.parse(href, exchange.request.url);
  if (href === undefined || !url || url.origin !== new URL(exchange.request.url).origin) return;
  const match = matchUrl(scene.run.contract, "GET", url.href, scene.run.basePath);
  const isList = match.kind === "operation" && match.operation === scene.resource.list;
  const called = calledByUrl(scene.run, scene.resource, url)?.join("/");
  if (!isList && (called === undefined || called === thing.id)) return;
  const message = `The link to itself of ${scene.resource.name} ${thing.id} is ${href}, which is ${isList ? "the list" : called}.`;
  scene.tell("links-lead", { message, exchange, before: [thing.made] });
}

function selfOf(item: JsonObject): string | undefined {
  const found = [item._links, item.links].filter(isObject).map(({ self }) => self);
  for (const self of [...found, item.self, item.selfLink]) {
    const href = isObject(self) ? self.href : self;
    if (typeof href === "string" && /^(https?:|\/)/.test(href)) return href;
  }
  return undefined;
}

/** `project_id` of a task is that of `/projects/{project_id}`, which it was created in. */
export function namesItsPlace(scene: Scene, thing: Thing, exchange: Exchange, item: JsonObject): void {
  const { create } = scene.resource;
  if (!create) return;
  for (const { in: place, parameter, collection } of itemKeys(scene.run.contract, create)) {
    // Only what was made just now is known to be called by its id, and not by another name.
    const id = scene.place.get(collection);
    const name = Object.keys(item).find((each) => plainName(each) === plainName(parameter));
    if (place !== "path" || id === undefined || name === undefined || plainName(name) === "id") continue;
    const shown = item[name];
    const isNamed = typeof shown === "string" || typeof shown === "number";
    if (!isNamed || String(shown) === id || String(shown).endsWith(`/${id}`)) continue;
    const message = `/${name} of ${scene.resource.name} ${thing.id} is ${shownAs(shown)}; it was created in ${id}.`;
    const clause = scene.clauseOf(exchange, item, `/${name}`);
    scene.tell("in-its-place", { message, exchange, before: [thing.made], pointer: `/${name}`, clause });
  }
}

const TEMPLATE = /\b[a-z][\w-]*\/\{\w+\}(\/[a-z][\w-]*\/\{\w+\})*/i;

/** Its resource name is of the form that the contract gives it, and names what it was created in: `shelves/{shelf}/books/{book}` (AIP-122). */
export function nameIsOfItsForm(scene: Scene, thing: Thing, exchange: Exchange, item: JsonObject): void {
  const { run, resource } = scene;
  const { name } = item;
  const said = keywordOf(run.contract, scene.listedProperties().get("name"), "description");
  const [template] = TEMPLATE.exec(String(said ?? "")) ?? [];
  if (template === undefined || typeof name !== "string") return;
  const ids = new Map([...thing.place].map(([collection, id]) => [collection.split("/").at(-1), id] as const));
  const parts = name.split("/");
  const segments = template.split("/");
  const isWrong = (segment: string, at: number): boolean => {
    const part = parts[at] ?? "";
    if (!segment.startsWith("{")) return part !== segment;
    const id = ids.get(segments[at - 1]);
    if (at === segments.length - 1) return part !== thing.id;
    // What it is in may have another name besides, a number for instance; but not that of another.
    return id !== undefined && part !== id && run.memory.idsNamed(segment.slice(1, -1)).includes(part);
  };
  if (parts.length === segments.length && !segments.some(isWrong)) return;
  const message = `/name of ${resource.name} ${thing.id} is ${shownAs(name)}; the contract has it as ${template}.`;
  const clause = scene.clauseOf(exchange, item, "/name");
  scene.tell("in-its-place", { message, exchange, before: [thing.made], pointer: "/name", clause });
}
