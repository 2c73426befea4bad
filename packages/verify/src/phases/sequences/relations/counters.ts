/** What counts things: `task_count` of a project, `tasks_total` and `tasks_by_state` of its `/stats`. */
import type { Operation } from "@cantus/contract";
import { addressOf, plainName, propertiesOf, singularOf } from "@cantus/contract/collections";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { type Resource, resourcesOf } from "../../../state/resource.ts";
import type { Scene } from "../../../state/scene.ts";
import { asWords, hasOnly } from "../../../state/words.ts";
import { readsBelow } from "../place.ts";
import { usersOf } from "./users.ts";

/** What is in a thing, at any depth, and what names it. */
export function countable(scene: Scene): Resource[] {
  const users = usersOf(scene).map(({ resource }) => resource);
  return [...new Set([...insideOf(scene), ...users])].filter((each) => each.create && each !== scene.resource);
}

/** Also what is in a thing in it that has a path of its own: `/projects/{}/boards` and `/boards/{}/cards`. */
export function insideOf({ run, resource }: Scene): Resource[] {
  const around = [resource];
  // The outer come before the inner.
  for (const each of resourcesOf(run.contract)) {
    if (around.some(({ collection }) => each.within.startsWith(`${collection}/{}/`))) around.push(each);
  }
  return around.slice(1);
}

/** What reads the thing, and what is read of it alone: `/projects/{}/stats`. */
export function sourcesOf(scene: Scene): Operation[] {
  const { run, resource } = scene;
  const lists = new Set(resourcesOf(run.contract).map(({ within }) => within));
  const others = readsBelow(scene).filter((operation) => !lists.has(addressOf(run.contract, operation).path));
  return resource.read ? [resource.read, ...others] : others;
}

export interface Shown {
  readonly exchange: Exchange;
  readonly item: JsonObject;
}

export interface Counter {
  readonly source: Operation;
  readonly name: string;
  readonly resource: Resource;
  /** The property of the things by whose values they are counted. */
  readonly states: string | undefined;
}

export function countersIn(scene: Scene, source: Operation, shown: Shown, resources: readonly Resource[]): Counter[] {
  const { exchange, item } = shown;
  const schema = scene.shownSchema(source, exchange.response.status, item);
  const said = source === scene.resource.read ? [] : textsOf(source);
  return [...propertiesOf(scene.run.contract, schema)].flatMap(([name, property]) => {
    if (!saysAll(scene, [...said, keywordOf(scene.run.contract, property, "description")])) return [];
    return resources.flatMap((resource): Counter[] => {
      if (isCountOf(name, resource.name)) {
        return typeof item[name] === "number" ? [{ source, name, resource, states: undefined }] : [];
      }
      const states = byIn(name, resource);
      return states !== undefined && isObject(item[name]) ? [{ source, name, resource, states }] : [];
    });
  });
}

/** `state` of `tasks_by_state` */
function byIn(name: string, { name: collection }: Resource): string | undefined {
  const [, by] =
    new RegExp(`^(?:${plainName(collection)}|${plainName(singularOf(collection))}s?)by(\\w+)$`).exec(plainName(name)) ??
    [];
  return by;
}

function textsOf({ summary, description, responses }: Operation): unknown[] {
  return [summary, description, responses.find(({ status }) => /^2/.test(status))?.description];
}

/** What says that all are counted, and now: `How many tasks the project has, by state`. */
const SAYS_ALL =
  /^(?:a|an|the|this|that|it|its|how|many|numbers?|counts?|total|figures|statistics|stats|of|all|in|there|are|is|has|have|for|each|every|by|and|with|get|gets|returns?|shows?|tells?|ok|success)?$/i;

function saysAll(scene: Scene, texts: readonly unknown[]): boolean {
  const { contract } = scene.run;
  const all = resourcesOf(contract);
  const nouns = all.flatMap(({ name }) => [name, singularOf(name)].map(asWords));
  const states = ["state", "states", "status", "statuses"];
  return texts.every((text) => typeof text !== "string" || hasOnly(text, SAYS_ALL, [...nouns, ...states]));
}

/** `task_count`, `numTasks` for `tasks`. */
export function isCountOf(name: string, collection: string): boolean {
  const many = plainName(collection);
  const one = many.replace(/ies$/, "y").replace(/s$/, "");
  const names = [one, many].flatMap((noun) => [
    `${noun}count`,
    `${noun}scount`,
    `num${noun}`,
    `total${noun}`,
    `${noun}total`,
    `numberof${noun}`,
  ]);
  return names.includes(plainName(name));
}
