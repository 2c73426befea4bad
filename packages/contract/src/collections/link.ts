/** Collections whose items are in items of another. */
import type { Contract, Operation } from "../model.ts";
import { successes } from "./body.ts";
import type { Collection, ItemPlace, Link, Role } from "./model.ts";
import { plainName } from "./names.ts";
import { hasType, shapeOf } from "./shape.ts";
import { parameterOf, parametersOf } from "./template.ts";

/** `PUT /collections/{collection_id}/tracks/{track_id}`, without a body either way, where tracks are a collection elsewhere. */
export function linkedIn(
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

export function linksOf(contract: Contract, collections: readonly Collection[], roles: readonly Role[]): Link[] {
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
