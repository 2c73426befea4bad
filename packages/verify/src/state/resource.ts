/** The things of a contract: which of its paths are collections, and by which operations their items live. */

import { isDeepStrictEqual } from "node:util";
import type { Contract, Operation, Response, Schema, SchemaObject } from "@cantus/contract";
import {
  addressOf,
  type ItemKey,
  inferCollections,
  itemKeys,
  nameless,
  plainName,
  propertiesOf,
  shapeOf,
} from "@cantus/contract/collections";
import { isJson } from "@cantus/contract/media-type";
import { answersWithJson, answersWithList, hasJsonBody, hasList, jsonBody, shownSchema, takesThing } from "./media.ts";

export interface Resource {
  /** `tasks` of `/projects/{project_id}/tasks`. */
  readonly name: string;
  /** The template of the collection, its parameters without names: `/projects/{}/tasks`. */
  readonly collection: string;
  /** Where things are made and listed: the same, or below what they are in. */
  readonly within: string;
  /** What picks an item. */
  readonly key: ItemKey;
  /** What picks it besides, where an id has several parts: `book` of `/people/{book}/{number}`. */
  readonly outer: readonly ItemKey[];
  /** There is one, or one for each caller, and no collection: `/profile`. It is set by PUT, or else by PATCH. */
  readonly isSingle: boolean;
  readonly list: Operation | undefined;
  /** POST on the collection, or PUT on an item where that is said to make one. */
  readonly create: Operation | undefined;
  readonly read: Operation | undefined;
  /** PUT on an item. Of calls, `replace` and `update` are what their verbs mean. */
  readonly replace: Operation | undefined;
  /** PATCH on an item, or POST where there is none. */
  readonly update: Operation | undefined;
  readonly remove: Operation | undefined;
  /** `POST /tasks/{id}/complete`, which answers with the item; one that takes more than it acts on, certainly. */
  readonly actions: readonly Operation[];
  /** What an item has one of: GET and PUT on `/projects/{id}/notes`. */
  readonly parts: readonly { readonly read: Operation; readonly write: Operation }[];
}

const inferred = new WeakMap<Contract, readonly Resource[]>();

/** The resources of a contract, the outer before the inner. */
export function resourcesOf(contract: Contract): readonly Resource[] {
  const found = inferred.get(contract) ?? infer(contract);
  inferred.set(contract, found);
  return found;
}

/** Which operations of a resource write what a caller sends. */
export function writtenBy(contract: Contract, operation: Operation): Resource | undefined {
  return resourcesOf(contract).find(({ create, replace, update }) => [create, replace, update].includes(operation));
}

function infer(contract: Contract): Resource[] {
  const index = indexOf(contract);
  const { byPath, at } = index;
  const keys = new Map([
    ...index.unread
      .filter((path) => at(path, "get") && takesThing(at(path, "post")))
      .map((path) => [path, unreadKey(path)] as const),
    ...contract.operations
      .flatMap((operation) => itemKeys(contract, operation))
      .map((key) => [key.collection, key] as const),
  ]);
  const views = viewsIn(contract);
  const resources: Resource[] = [];
  for (const [collection, key] of keys) {
    const item = `${collection}/{}`;
    const name = collection.split("/").findLast((segment) => segment !== "" && segment !== "{}") ?? collection;
    // `/trips/{id}` may be made and listed elsewhere: at `/vehicles/{id}/trips`.
    const isMadeHere = at(collection, "post") !== undefined || at(collection, "get") !== undefined;
    // The first part of an id of several picks nothing.
    if (!byPath.has(item) && byPath.has(`${item}/{}`)) continue;
    // What is put on a thing of another collection is made elsewhere, and taken off there: a label on a card.
    if (!isMadeHere && depth(collection) > 0 && at(item, "put") && !at(item, "get")) continue;
    const outer = outerKeys(contract, index, key, keys);
    const within = outer[0]?.collection ?? (isMadeHere ? undefined : index.madeBelow.get(name)) ?? collection;
    const list = at(within, "get");
    const read = at(item, "get") ?? views.get(collection);
    const replace = at(item, "put");
    const isPutThere = replace?.response(201)?.status === "201";
    const create =
      at(within, "post") ?? (isPutThere ? replace : undefined) ?? (read && makerOf(contract, index, collection, read));
    const remove = at(item, "delete");
    const post = at(item, "post");
    const isListed = list?.responses.some((response) => response.content.some((media) => hasList(contract, media)));
    if (!read && !(create && isListed)) continue;
    const below = index.below.get(item) ?? [];
    resources.push({
      name,
      collection,
      within,
      key,
      outer,
      isSingle: false,
      list: isListed ? list : undefined,
      create,
      read,
      replace: takesThing(replace) ? replace : undefined,
      update: [at(item, "patch"), post].find(takesThing),
      remove,
      actions: below.flatMap((path) => {
        const action = at(path, "post") ?? at(path, "put");
        const isAlone = !at(path, "get") && !byPath.has(`${path}/{}`);
        return action && isAlone && (needsNothing(contract, action) || answersAs(contract, action, read))
          ? [action]
          : [];
      }),
      parts: below.flatMap((path) => {
        const [read, write] = [at(path, "get"), at(path, "put")];
        return read && write && !byPath.has(`${path}/{}`) ? [{ read, write }] : [];
      }),
    });
  }
  // What is listed below others and read by a path of its own is one resource, not two.
  const isTwice = ({ read, within }: Resource) =>
    !read && resources.some((other) => other.read !== undefined && other.within === within);
  const once = resources.filter((each) => !isTwice(each));
  return [...once, ...singlesIn(contract, index, once)].toSorted((one, other) => depthOf(one) - depthOf(other));
}

/** The operations of a contract by their paths, so that a large one is not searched for each of its collections. */
interface PathIndex {
  readonly byPath: ReadonlyMap<string, readonly Operation[]>;
  readonly at: (path: string, method: string) => Operation | undefined;
  /** Paths that are no item's and have none below. */
  readonly unread: readonly string[];
  /** The paths one segment longer. */
  readonly below: ReadonlyMap<string, readonly string[]>;
  /** By the last segment, where such things are made below others: `/vehicles/{}/trips`, `/vehicles/{}/log/trips` by `trips`. */
  readonly madeBelow: ReadonlyMap<string, string>;
}

function indexOf(contract: Contract): PathIndex {
  const byPath = Map.groupBy(contract.operations, (operation) => addressOf(contract, operation).path);
  const at: PathIndex["at"] = (path, method) =>
    byPath.get(path)?.find((operation) => addressOf(contract, operation).method === method);
  const above = (path: string) => path.slice(0, path.lastIndexOf("/"));
  const madeBelow = new Map<string, string>();
  for (const path of byPath.keys()) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (above(path).includes("}") && at(path, "post") && !madeBelow.has(name)) madeBelow.set(name, path);
  }
  const unread = [...byPath.keys()].filter((path) => !path.endsWith("}") && !byPath.has(`${path}/{}`));
  return { byPath, at, unread, below: Map.groupBy(byPath.keys(), above), madeBelow };
}

/** By collection, what reads an item though its path says more: `GET /jobs/{id}/status` answers with the job. */
function viewsIn(contract: Contract): ReadonlyMap<string, Operation> {
  const views = new Map<string, Operation>();
  for (const { kind, collection, operation } of inferCollections(contract).roles.values()) {
    const path = nameless(collection.path);
    if (kind === "read" && !views.has(path)) views.set(path, operation);
  }
  return views;
}

/** What there is one of, with GET and PUT or PATCH. */
function singlesIn(contract: Contract, { at, unread }: PathIndex, resources: readonly Resource[]): Resource[] {
  const parts = new Set(resources.flatMap(({ parts }) => parts.map(({ read }) => read)));
  const none = { list: undefined, create: undefined, remove: undefined, actions: [], parts: [] };
  return unread.flatMap((path): Resource[] => {
    if (at(path, "post") !== undefined) return [];
    const [read, replace, update] = [at(path, "get"), at(path, "put"), at(path, "patch")];
    const isPut = [replace, update].some(hasJsonBody) || (replace?.requestBody !== undefined && !answersWithJson(read));
    if (!read || parts.has(read) || !isPut || answersWithList(contract, read)) return [];
    const name = path.split("/").at(-1) ?? path;
    const key = { parameter: "", in: "path", collection: path, isNumber: false } as const;
    const single = { ...none, name, collection: path, within: path, key, outer: [], isSingle: true, read };
    return [
      {
        ...single,
        replace: hasJsonBody(replace) ? replace : undefined,
        update: hasJsonBody(update) ? update : undefined,
        remove: at(path, "delete"),
      },
    ];
  });
}

/** Where no path leads to a part of the id alone, and what is made in the collection before it is shown with all parts. */
function outerKeys(
  contract: Contract,
  { byPath, at }: PathIndex,
  key: ItemKey,
  keys: ReadonlyMap<string, ItemKey>,
): readonly ItemKey[] {
  const before = key.collection.slice(0, -"/{}".length);
  const outer = key.collection.endsWith("/{}") && !byPath.has(key.collection) ? keys.get(before) : undefined;
  const create = at(before, "post");
  if (!outer || !create) return [];
  const shown = [...propertiesOf(contract, shownSchema(create, 201)).keys()].map(plainName);
  return [outer, key].every(({ parameter }) => shown.includes(plainName(parameter))) ? [outer] : [];
}

/** What would pick an item of a collection whose items no path leads to: `comment_id` of `/articles/{}/comments`. */
function unreadKey(collection: string): ItemKey {
  const noun = collection.split("/").at(-1) ?? "";
  return { parameter: `${noun.replace(/s$/, "")}_id`, in: "path", collection, isNumber: false };
}

/**
 * The operation that makes what another reads though its path is another: `POST /scenes` makes what `GET /jobs/{id}` reads.
 * A link leads from one to the other, or what the one answers is by its schema what the other reads.
 */
function makerOf(
  contract: Contract,
  { byPath }: PathIndex,
  collection: string,
  read: Operation,
): Operation | undefined {
  const schemaOf = ({ content }: Response) => {
    const schema = content.find(({ type }) => isJson(type))?.schema;
    return schema === undefined ? undefined : contract.resolve<Schema>(schema);
  };
  const shown = read.responses
    .filter(({ status }) => status.startsWith("2"))
    .map(schemaOf)
    .filter((schema) => typeof schema === "object");
  return contract.operations.find((operation) => {
    if (operation.method !== "post") return false;
    const { path, keys } = addressOf(contract, operation);
    // What is done to a thing makes none, and what is made in another collection is one of that.
    if (path.startsWith(collection) || keys.length > depth(collection)) return false;
    if (byPath.has(`${path}/{}`)) return false;
    // What is answered with 200 may have been there before: who logs in, what was searched for.
    const made = operation.responses.filter(({ status }) => status === "201" || status === "202");
    return made.some(
      (response) =>
        response.links.some(({ operationId }) => operationId === read.id) ||
        shown.includes(schemaOf(response) as SchemaObject),
    );
  });
}

function depth(collection: string): number {
  return collection.split("{}").length - 1;
}

function depthOf({ within }: Resource): number {
  return within.split("{}").length;
}

/** Whether both answer with the same by its schema. */
function answersAs(contract: Contract, one: Operation, other: Operation | undefined): boolean {
  const [shown, read] = [one, other].map((operation) => shownSchema(operation, 200));
  return (
    shown !== undefined && read !== undefined && isDeepStrictEqual(contract.resolve(shown), contract.resolve(read))
  );
}

/** An action has no body, or one with nothing in it but what it acts on. */
function needsNothing(contract: Contract, action: Operation): boolean {
  if (!action.requestBody?.required) return true;
  const ids = itemKeys(contract, action).filter(({ in: place }) => place === "body");
  const { required } = shapeOf(contract, jsonBody(action)?.schema);
  return ids.length > 0 && [...required].every((name) => ids.some(({ parameter }) => parameter === name));
}
