/** Whether a path is a collection, and of what. */
import type { Contract, Operation, Schema } from "../model.ts";
import { successes } from "./body.ts";
import { operationExtension } from "./extension.ts";
import { idPropertyOf } from "./id-property.ts";
import { listOf } from "./list-place.ts";
import type { Collection } from "./model.ts";
import { hasType, isSameKind, shapeOf } from "./shape.ts";
import { parameterOf, shapeOfPath } from "./template.ts";

export interface Found {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

/**
 * @param byShape all operations, by what their paths have in common
 * @param below those whose paths go on behind these segments
 */
export function collectionAt(
  contract: Contract,
  segments: readonly string[],
  byShape: ReadonlyMap<string, readonly Found[]>,
  below: readonly Found[],
): Collection | undefined {
  const name = segments.at(-2) as string;
  const at = (path: readonly string[]) => byShape.get(shapeOfPath(path)) ?? [];
  const ofItem = at(segments);
  const ofAll = at(segments.slice(0, -1)).filter(({ operation }) => !operationExtension(contract, operation).isOff);
  const lists = ofAll
    .filter(({ operation }) => operation.method === "get")
    .flatMap(({ operation }) => successes(operation).map(({ content }) => ({ operation, content })));
  const listed = lists.flatMap(({ operation, content }) => listOf(contract, operation, content.schema, name) ?? []);
  const created = ofAll.filter(({ operation }) => operation.method === "post");
  if (listed.length === 0 && created.length === 0) return undefined;
  // `/packages/{type}/{name}`: the first alone names nothing.
  if (ofItem.length === 0 && below.every((each) => parameterOf(each.segments[segments.length]) !== undefined))
    return undefined;

  const views = below.filter((each) => each.segments.length === segments.length + 1 && each.operation.method === "get");
  const byMethod = (method: string) => ofItem.filter(({ operation }) => operation.method === method);
  const shown = [...byMethod("get"), ...byMethod("patch"), ...byMethod("put"), ...views, ...created].flatMap(
    ({ operation }) =>
      successes(operation).flatMap(({ content }) => (content.schema === undefined ? [] : [content.schema])),
  );
  // Below an item it may be called otherwise.
  const parameter = parameterOf((ofItem[0]?.segments ?? segments).at(-1)) as string;
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
    const idProperty = idPropertyOf(contract, item, parameter, name, operations);
    if (idProperty === undefined) continue;
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
      isSingle: false,
    };
  }
  return undefined;
}

function isCreatedElsewhere(contract: Contract, name: string): boolean {
  return contract.operations.some(
    (each) => each.method === "post" && operationExtension(contract, each).collection === name,
  );
}
