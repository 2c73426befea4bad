/** What is put on a thing by the id of another, and listed in it: `PUT /cards/{card_id}/labels/{label_id}`. */
import type { Operation } from "@cantus/contract";
import { addressOf, hasType, type ItemKey, idNames, plainName } from "@cantus/contract/collections";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { type Resource, resourcesOf } from "../../../state/resource.ts";
import { Scene } from "../../../state/scene.ts";
import type { Place } from "../../../state/thing.ts";
import { sceneOf } from "../place.ts";

export interface Link {
  readonly put: Operation;
  readonly remove: Operation | undefined;
  /** What picks the other thing, and what that is a thing of. */
  readonly key: ItemKey;
  readonly other: Resource;
  /** The property that lists what is put: their ids, or objects that have them. */
  readonly property: string;
}

/** Those that no path reads, and the thing itself shows. */
export function linksOf(scene: Scene): Link[] {
  const { contract, operations } = scene.run;
  const { collection, read } = scene.resource;
  const at = (path: string, method: string) =>
    operations.find((each) => {
      const address = addressOf(contract, each);
      return address.path === path && address.method === method;
    });
  if (!read) return [];
  return operations.flatMap((put): Link[] => {
    const { path, keys, method } = addressOf(contract, put);
    const key = keys.at(-1);
    const [, word, ...rest] = path.startsWith(`${collection}/{}/`)
      ? path.slice(collection.length).split("/").slice(1)
      : [];
    if (method !== "put" || !key || word === undefined || rest.join() !== "{}" || at(path, "get")) return [];
    const property = [...scene.listedProperties()].find(
      ([name, schema]) => plainName(name) === plainName(word) && hasType(contract, schema, "array"),
    );
    const named = resourcesOf(contract).filter(
      (each) => each !== scene.resource && plainName(each.key.parameter) === plainName(key.parameter) && each.create,
    );
    const [other, ...more] = named;
    if (!property || !other || more.length > 0) return [];
    return [{ put, remove: at(path, "delete"), key, other, property: property[0] }];
  });
}

/** Where the other things of a link can be made: in what the thing itself is in, where they are in something. */
export async function otherScene(scene: Scene, { other }: Link): Promise<Scene | undefined> {
  const around = other.within.split("/{}/").slice(0, -1);
  const collections = around.map((_, index) => around.slice(0, index + 1).join("/{}/"));
  if (collections.length === 0) return sceneOf(scene.run, other);
  const isHere = collections.every((each) => scene.place.has(each));
  return isHere ? new Scene(scene.run, other, scene.place) : undefined;
}

/** Both ids of it. */
export function linkPlace(place: Place, { key }: Link, id: string): Place {
  return new Map([...place, [key.collection, id]]);
}

/** What a thing lists of it; `undefined` where it shows no list. */
export function linkedIn(scene: Scene, item: JsonObject, { key, property }: Link): Linked[] | undefined {
  const list = item[property];
  if (!Array.isArray(list)) return undefined;
  const names = idNames(scene.run.contract, key);
  return list.flatMap((each): Linked[] => {
    if (!isObject(each)) return [{ id: String(each), shown: {} }];
    const name = names.find((wanted) => Object.keys(each).some((member) => plainName(member) === wanted));
    const id = Object.entries(each).find(([member]) => plainName(member) === name)?.[1];
    return id === undefined ? [] : [{ id: String(id), shown: each }];
  });
}

export interface Linked {
  readonly id: string;
  readonly shown: JsonObject;
}
