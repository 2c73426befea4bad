/**
 * What a contract lets one infer: which of its paths are collections, and what each operation does with their items. Only
 * what paths and schemas show together counts; the rest stays Prism's.
 */
import type { Contract, Operation, Schema } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { itemExtension, operationExtension } from "./extension.ts";
import { isObject, type JsonObject, plainName } from "./json.ts";
import { readLifecycle } from "./lifecycle.ts";
import { listIn, listStyle } from "./list-style.ts";
import type { Collection, Inferred, ItemPlace, Link, Role, RoleKind, Success } from "./model.ts";
import { hasType, isSameKind, shapeOf } from "./shape.ts";
import { beginsWith, parameterOf, parametersOf, segmentsOf, shapeOfPath } from "./template.ts";

const inferred = new WeakMap<Contract, Inferred>();

/** Found out once for each contract, when it is first asked. */
export function infer(contract: Contract): Inferred {
  const found = inferred.get(contract) ?? inferAll(contract);
  inferred.set(contract, found);
  return found;
}

const knownSuccesses = new WeakMap<Operation, readonly Success[]>();

export function successes(operation: Operation): readonly Success[] {
  const found = knownSuccesses.get(operation) ?? successesIn(operation);
  knownSuccesses.set(operation, found);
  return found;
}

function successesIn(operation: Operation): Success[] {
  return operation.responses
    .filter(({ status }) => /^2/.test(status) || status === "default")
    .flatMap(({ status, content }) =>
      content
        .filter(({ type, schema }) => isJson(type) && schema !== undefined)
        .map((media) => ({ status, content: media })),
    );
}

/** Where a body has the item: it is the item (`[]`), or one of its properties is. */
export function itemIn(
  contract: Contract,
  schema: Schema | undefined,
  collection: Pick<Collection, "item">,
): string[] | undefined {
  if (isSameKind(contract, schema, collection.item)) return [];
  const [name] =
    [...shapeOf(contract, schema).properties].find(([, member]) => isSameKind(contract, member, collection.item)) ?? [];
  return name === undefined ? undefined : [name];
}

interface Found {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

function inferAll(contract: Contract): Inferred {
  const all = contract.operations.map((operation) => ({ operation, segments: segmentsOf(operation.path) }));
  const byShape = Map.groupBy(all, ({ segments }) => shapeOfPath(segments));
  const candidates = new Map<string, readonly string[]>();
  for (const { segments } of all) {
    for (let length = 2; length <= segments.length; length++) {
      if (parameterOf(segments[length - 1]) === undefined || parameterOf(segments[length - 2]) !== undefined) continue;
      const prefix = segments.slice(0, length);
      const shape = shapeOfPath(prefix);
      if (!candidates.has(shape)) candidates.set(shape, prefix);
    }
  }
  const collections: Collection[] = [];
  for (const segments of candidates.values()) {
    const found = collectionAt(contract, segments, all, byShape);
    if (found) collections.push(found);
  }
  const named = withDistinctNames(collections);
  const roles = new Map<string, Role>();
  for (const found of all) {
    const role = roleOf(contract, found, named);
    if (role) roles.set(role.operation.id, role);
  }
  const links = linksOf(contract, named, [...roles.values()]);
  // A collection that nothing is listed of or put into is none to remember.
  const alive = named.filter((collection) =>
    [...roles.values()].some(
      (role) => role.collection === collection && (role.kind === "list" || role.kind === "create"),
    ),
  );
  for (const [id, role] of roles) if (!alive.includes(role.collection)) roles.delete(id);
  return { collections: alive, roles: withFilters(contract, roles), links };
}

function collectionAt(
  contract: Contract,
  segments: readonly string[],
  all: readonly Found[],
  byShape: ReadonlyMap<string, readonly Found[]>,
): Collection | undefined {
  const name = segments.at(-2) as string;
  const at = (path: readonly string[]) => byShape.get(shapeOfPath(path)) ?? [];
  const ofItem = at(segments);
  const ofAll = at(segments.slice(0, -1)).filter(({ operation }) => !operationExtension(contract, operation).isOff);
  const lists = ofAll
    .filter(({ operation }) => operation.method === "get")
    .flatMap(({ operation }) => successes(operation));
  const listed = lists.flatMap(({ content }) => listIn(contract, content.schema, name) ?? []);
  const created = ofAll.filter(({ operation }) => operation.method === "post");
  if (listed.length === 0 && created.length === 0) return undefined;

  const views = all.filter(
    (each) =>
      each.segments.length === segments.length + 1 &&
      beginsWith(each.segments, segments) &&
      each.operation.method === "get",
  );
  const byMethod = (method: string) => ofItem.filter(({ operation }) => operation.method === method);
  const shown = [...byMethod("get"), ...byMethod("patch"), ...byMethod("put"), ...views, ...created].flatMap(
    ({ operation }) =>
      successes(operation).flatMap(({ content }) => (content.schema === undefined ? [] : [content.schema])),
  );
  const parameter = parameterOf(segments.at(-1)) as string;
  const operations = [...ofItem, ...views].map(({ operation }) => operation);
  const isListed = (schema: Schema) => listed.some(({ items }) => isSameKind(contract, schema, items));
  const wrapped = shown.flatMap((schema) => {
    const members = [...shapeOf(contract, schema).properties.values()].filter((member) =>
      hasType(contract, member, "object"),
    );
    return members.filter(isListed);
  });
  const direct = listed.length > 0 ? shown.filter(isListed) : [];
  const unlisted = listed.length > 0 ? [] : shown;
  for (const item of [...direct, ...wrapped, ...listed.map(({ items }) => items), ...unlisted]) {
    const idProperty = idPropertyOf(contract, item, parameter, operations);
    if (idProperty === undefined) continue;
    const examples = () => examplesOfItems(contract, all, item, idProperty);
    return {
      name,
      path: `/${segments.slice(0, -1).join("/")}`,
      segments,
      item,
      idProperty,
      idSchema: shapeOf(contract, item).properties.get(idProperty),
      idExample: operations.flatMap(
        ({ parameters }) =>
          parameters.find(({ name, in: place }) => place === "path" && name === parameter)?.examples ?? [],
      )[0]?.value,
      isComplete: created.length > 0 || isCreatedElsewhere(contract, name),
      lifecycle: readLifecycle(itemExtension(contract, item).lifecycle, examples),
    };
  }
  return undefined;
}

function isCreatedElsewhere(contract: Contract, name: string): boolean {
  return contract.operations.some(
    (each) => each.method === "post" && operationExtension(contract, each).collection === name,
  );
}

/** The property that the last parameter of an item's path is: by `x-mock`, by the contract's links, by its name. */
function idPropertyOf(
  contract: Contract,
  item: Schema,
  parameter: string,
  operations: readonly Operation[],
): string | undefined {
  const { properties } = shapeOf(contract, item);
  const said = itemExtension(contract, item).id;
  const names = [...properties.keys()];
  const wanted = plainName(parameter);
  const called = (plain: string) => names.find((name) => plainName(name) === plain);
  const linked = linkedProperty(contract, parameter, operations);
  const found =
    said ??
    (linked !== undefined && properties.has(linked) ? linked : undefined) ??
    called(wanted) ??
    (/(id|number|no|key)$/.test(wanted) || wanted.length < 4 ? called("id") : undefined) ??
    ["uuid", "key", "slug", "code", "name", "number"].flatMap((last) =>
      wanted.endsWith(last) ? (called(last) ?? []) : [],
    )[0] ??
    called("id");
  const schema = found === undefined ? undefined : properties.get(found);
  if (schema === undefined) return undefined;
  const declared = operations[0]?.parameters.find(
    ({ name, in: place }) => place === "path" && name === parameter,
  )?.schema;
  const isText = (each: Schema | undefined) => hasType(contract, each, "string");
  const isNumber = (each: Schema | undefined) =>
    hasType(contract, each, "integer") || hasType(contract, each, "number");
  // A path names by text or by number, and an item that is called otherwise is not what it names.
  if (!isText(schema) && !isNumber(schema)) return undefined;
  return declared !== undefined && isNumber(declared) && !isText(declared) && !isNumber(schema) ? undefined : found;
}

/** `job_id: $response.body#/id`. */
function linkedProperty(contract: Contract, parameter: string, operations: readonly Operation[]): string | undefined {
  const ids = new Set(operations.map(({ id }) => id));
  for (const { responses } of contract.operations) {
    for (const { operationId, parameters } of responses.flatMap(({ links }) => links)) {
      if (operationId === undefined || !ids.has(operationId)) continue;
      const expression = parameters[parameter] ?? parameters[`path.${parameter}`];
      const [, pointer] = /^\$response\.body#(\/.+)$/.exec(String(expression)) ?? [];
      if (pointer) return pointer.split("/").at(-1);
    }
  }
  return undefined;
}

function examplesOfItems(contract: Contract, all: readonly Found[], item: Schema, idProperty: string): JsonObject[] {
  const found = all.flatMap(({ operation }) =>
    successes(operation).flatMap(({ content }) => {
      const at = itemIn(contract, content.schema, { item });
      const list = at ? undefined : listIn(contract, content.schema, "");
      return content.examples.flatMap(({ value }): unknown[] => {
        if (at) return [at.length === 0 || !isObject(value) ? value : value[at[0] as string]];
        const items = list?.property === undefined ? value : isObject(value) ? value[list.property] : undefined;
        return list && Array.isArray(items) && isSameKind(contract, list.items, item) ? items : [];
      });
    }),
  );
  return found.filter((value): value is JsonObject => isObject(value) && Object.hasOwn(value, idProperty));
}

function withDistinctNames(collections: readonly Collection[]): Collection[] {
  const isTwice = (name: string) => collections.filter((each) => each.name === name).length > 1;
  return collections.map((each) => (isTwice(each.name) ? { ...each, name: each.path.slice(1) } : each));
}

function roleOf(
  contract: Contract,
  { operation, segments }: Found,
  collections: readonly Collection[],
): Role | undefined {
  const extension = operationExtension(contract, operation);
  if (extension.isOff) return undefined;
  const around = collections.filter(
    (each) => beginsWith(segments, each.segments) && segments.length >= each.segments.length,
  );
  const own = around.find((each) => each.segments.length === segments.length);
  const parent = around.toSorted((a, b) => b.segments.length - a.segments.length)[0];
  const of = collections.find((each) => shapeOfPath(segmentsOf(each.path)) === shapeOfPath(segments));
  const named = collections.find(({ name }) => name === extension.collection);
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
  const linked = parent && linkedIn(contract, operation, segments, parent, collections);
  if (parent && linked) return withId(method === "put" ? "link" : "unlink", parent, { linked });
  if (extension.set && (own ?? parent)) return withId("action", (own ?? parent) as Collection);
  const collection = named ?? of;
  if (collection) {
    const [list] = answers.flatMap(({ content }) => listIn(contract, content.schema, collection.name) ?? []);
    if (method === "get" && list) {
      return role("list", collection, {
        list: listStyle(contract, operation, list, shapeOf(contract, collection.item).properties.keys()),
      });
    }
    if (method === "get" && named && isCount(contract, answers)) return role("count", collection);
    if (
      method === "post" &&
      (named !== undefined || answers.some(({ content }) => itemIn(contract, content.schema, collection)))
    ) {
      return role("create", collection);
    }
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
    const beside = collections.find(
      (each) => shapeOfPath(segmentsOf(each.path)) === shapeOfPath(segments.slice(0, -1)),
    );
    return beside && method === "get" && isCount(contract, answers)
      ? role("count", beside, { scope: parametersOf(segments) })
      : undefined;
  }
  const isView = segments.length === parent.segments.length + 1 && parameterOf(segments.at(-1)) === undefined;
  if (
    method === "get" &&
    isView &&
    answers.some(({ content }) => itemIn(contract, content.schema, parent)?.length === 0)
  ) {
    return withId("read", parent);
  }
  return withId("below", parent, { ancestors: around.map((each) => placeIn(segments, each)) });
}

/** `PUT /collections/{collection_id}/tracks/{track_id}`, without a body either way, where tracks are a collection elsewhere. */
function linkedIn(
  contract: Contract,
  operation: Operation,
  segments: readonly string[],
  parent: Collection,
  collections: readonly Collection[],
): ItemPlace | undefined {
  const [name, last] = segments.slice(parent.segments.length);
  const id = parameterOf(last);
  if (id === undefined || segments.length !== parent.segments.length + 2) return undefined;
  if (operation.method !== "put" && operation.method !== "delete") return undefined;
  if (operation.requestBody || successes(operation).length > 0) return undefined;
  const held = collections.find((each) => each.segments.at(-2) === name && each !== parent);
  if (!held || contract.operations.some((each) => each.path === `/${segments.slice(0, -1).join("/")}`))
    return undefined;
  const scope = parametersOf(held.segments.slice(0, -1));
  const own = parametersOf(segments);
  return scope.every((parameter) => own.includes(parameter)) ? { collection: held, scope, id } : undefined;
}

function linksOf(contract: Contract, collections: readonly Collection[], roles: readonly Role[]): Link[] {
  return roles.flatMap(({ kind, collection, linked, id }) => {
    if (kind !== "link" || !linked || id === undefined || !collections.includes(linked.collection)) return [];
    const singular = plainName(linked.collection.segments.at(-2) as string).replace(/s$/, "");
    const count = [...shapeOf(contract, collection.item).properties].find(
      ([name, schema]) =>
        [`${singular}count`, `${singular}scount`, `${singular}stotal`, `total${singular}s`].includes(plainName(name)) &&
        hasType(contract, schema, "integer"),
    );
    return [{ holder: collection, held: linked.collection, parameter: id, count: count?.[0] }];
  });
}

/** Lists can be narrowed by what only operations write (`set`), too. */
function withFilters(contract: Contract, roles: ReadonlyMap<string, Role>): Map<string, Role> {
  const all = [...roles.values()];
  return new Map(
    all.map((role) => {
      if (!role.list) return [role.operation.id, role];
      const written = all
        .filter(({ collection, extension }) => collection === role.collection && extension.set)
        .flatMap(({ extension }) => Object.keys(extension.set ?? {}));
      const properties = [...shapeOf(contract, role.collection.item).properties.keys(), ...written];
      const list = listStyle(contract, role.operation, role.list, new Set(properties));
      return [role.operation.id, { ...role, list }];
    }),
  );
}

function isCount(contract: Contract, answers: readonly Success[]): boolean {
  return answers.some(({ content }) => {
    const { properties } = shapeOf(contract, content.schema);
    const isTotal = (name: string) => name === "total" || name === "count";
    return (
      [...properties].some(([name, schema]) => isTotal(name) && hasType(contract, schema, "integer")) &&
      [...properties.keys()].every((name) => isTotal(name) || name.startsWith("by_"))
    );
  });
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
