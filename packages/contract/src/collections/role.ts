/** What an operation does with the items of a collection. */
import type { Contract, Operation, Schema } from "../model.ts";
import { isCount, itemIn, successes } from "./body.ts";
import type { Found } from "./collection.ts";
import { operationExtension } from "./extension.ts";
import type { FoundCollections } from "./found.ts";
import { linkedIn } from "./link.ts";
import { type ListPlace, listOf } from "./list-place.ts";
import { listStyle } from "./list-style.ts";
import type { Collection, ItemPlace, List, Role, RoleKind } from "./model.ts";
import { isSameKind, shapeOf } from "./shape.ts";
import { parameterOf, parametersOf, segmentsOf, shapeOfPath } from "./template.ts";
import { transitionOf } from "./transition.ts";

export function roleOf(
  contract: Contract,
  { operation, segments }: Found,
  collections: FoundCollections,
): Role | undefined {
  const extension = operationExtension(contract, operation);
  if (extension.isOff) return undefined;
  const around = collections.around(segments);
  const own = around.find((each) => each.segments.length === segments.length);
  const parent = around.at(-1);
  const of = collections.at(segments);
  const named = collections.named(extension.collection);
  const role = (kind: RoleKind, collection: Collection, more: Partial<Role> = {}): Role => ({
    kind,
    operation,
    collection,
    scope: parametersOf(
      collection === of || collection === named
        ? scopeIn(segments, collection)
        : segments.slice(0, collection.segments.length - 1),
    ),
    id: undefined,
    ancestors: around
      .filter((each) => each !== own && each.segments.length < segments.length)
      .map((each) => placeIn(segments, each)),
    extension,
    list: undefined,
    linked: undefined,
    ...more,
  });
  const withId = (kind: RoleKind, collection: Collection, more: Partial<Role> = {}) =>
    role(kind, collection, { id: parameterOf(segments[collection.segments.length - 1]), ...more });

  const { method } = operation;
  const answers = successes(operation);
  const linked = parent && linkedIn(contract, operation, segments, parent, collections.all);
  if (parent && linked) return withId(method === "put" ? "link" : "unlink", parent, { linked });
  if (extension.set && (own ?? parent)) return withId("action", (own ?? parent) as Collection);
  const collection = named ?? of;
  if (collection) {
    const [list] = answers.flatMap(({ content }) => listOf(contract, operation, content.schema, collection.name) ?? []);
    if (method === "get" && list) {
      return role("list", collection, { list: listed(contract, operation, list, collection) });
    }
    if (method === "get" && named && isCount(contract, answers)) return role("count", collection);
    if (method === "post" && (named !== undefined || creates(contract, operation, collection)))
      return role("create", collection);
    // `PUT /pet` with the id in the body.
    const isOfItem = itemsIn(operation).some((schema) => isSameKind(contract, schema, collection.item));
    if ((method === "put" || method === "patch") && isOfItem)
      return role(method === "put" ? "replace" : "update", collection);
    return undefined;
  }
  if (own) {
    const isItem = answers.some(({ content }) => itemIn(contract, content.schema, own));
    if (method === "get") return isItem ? withId("read", own) : withId("below", own);
    if (method === "put") return withId("replace", own);
    if (method === "patch" || (method === "post" && isItem)) return withId("update", own);
    return method === "delete" ? withId("remove", own) : undefined;
  }
  if (!parent) {
    // `/jobs/counts` beside `/jobs/{job_id}`.
    const beside = collections.at(segments.slice(0, -1));
    if (!beside || method !== "get") return undefined;
    if (isCount(contract, answers)) return role("count", beside, { scope: parametersOf(segments) });
    // `/pet/findByStatus?status=sold`
    const [some] = answers.flatMap(({ content }) => listOf(contract, operation, content.schema, beside.name) ?? []);
    if (!some || !isSameKind(contract, some.items, beside.item)) return undefined;
    return role("list", beside, {
      scope: parametersOf(segments),
      list: listed(contract, operation, some, beside),
    });
  }
  const isView = segments.length === parent.segments.length + 1 && parameterOf(segments.at(-1)) === undefined;
  if (
    method === "get" &&
    isView &&
    answers.some(({ content }) => itemIn(contract, content.schema, parent)?.length === 0)
  ) {
    return withId("read", parent);
  }
  const verb = isView && (method === "post" || method === "put") ? (segments.at(-1) as string) : undefined;
  const set = verb === undefined ? undefined : transitionOf(contract, parent, verb);
  if (set) return withId("action", parent, { extension: { ...extension, set } });
  // What it does is not known, and the item that it answers is this one all the same.
  if (verb !== undefined && answers.some(({ content }) => itemIn(contract, content.schema, parent)?.length === 0))
    return withId("action", parent);
  return withId("below", parent, { ancestors: around.map((each) => placeIn(segments, each)) });
}

/** @param written names of properties that items have besides */
function listed(
  contract: Contract,
  operation: Operation,
  place: ListPlace,
  { item, idProperty }: Collection,
  written: readonly string[] = [],
): List {
  const { properties } = shapeOf(contract, item);
  const all = new Map([...written.map((name) => [name, true] as const), ...properties]);
  return { path: place.path, items: place.items, ...listStyle(contract, operation, all, idProperty) };
}

function itemsIn({ requestBody }: Operation): Schema[] {
  return (requestBody?.content ?? []).flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}

/** The answer has the item, or its id; or an item is sent, or 201 answered, and there is no body that says otherwise. */
function creates(contract: Contract, operation: Operation, collection: Collection): boolean {
  const answers = successes(operation);
  if (answers.some(({ content }) => itemIn(contract, content.schema, collection))) return true;
  const sendsItem = itemsIn(operation).some((schema) => isSameKind(contract, schema, collection.item));
  const statuses = sendsItem ? ["201", "202", "200", "204", "default"] : ["201", "202"];
  const created = operation.responses.find(({ status }) => statuses.includes(status));
  return (
    created !== undefined &&
    (created.content.length === 0 ||
      created.content.some(({ schema }) => shapeOf(contract, schema).properties.has(collection.idProperty)))
  );
}

/** Lists can be narrowed by what only operations write (`set`), too. */
export function withFilters(contract: Contract, roles: ReadonlyMap<string, Role>): Map<string, Role> {
  const all = [...roles.values()];
  const writing = Map.groupBy(
    all.filter(({ extension }) => extension.set),
    ({ collection }) => collection,
  );
  return new Map(
    all.map((role) => {
      if (!role.list) return [role.operation.id, role];
      const written = (writing.get(role.collection) ?? []).flatMap(({ extension }) => Object.keys(extension.set ?? {}));
      if (written.length === 0) return [role.operation.id, role];
      const list = listed(contract, role.operation, role.list, role.collection, written);
      return [role.operation.id, { ...role, list }];
    }),
  );
}

/** The part of a path that says which of several collections: by the same parameter names, where the path is another. */
function scopeIn(segments: readonly string[], collection: Collection): readonly string[] {
  const own = segmentsOf(collection.path);
  if (shapeOfPath(own) === shapeOfPath(segments)) return segments;
  return own.filter((segment) => parameterOf(segment) !== undefined && segments.includes(segment));
}

function placeIn(segments: readonly string[], collection: Collection): ItemPlace {
  const { length } = collection.segments;
  return {
    collection,
    scope: parametersOf(segments.slice(0, length - 1)),
    id: parameterOf(segments[length - 1]) as string,
  };
}
