/** What there is one of, or one for each thing above it: `/profile`, `/repos/{repo}/settings`. */
import type { Contract, Operation, Schema } from "../model.ts";
import { isCount, successes } from "./body.ts";
import type { Found } from "./collection.ts";
import { operationExtension } from "./extension.ts";
import { listOf } from "./list-place.ts";
import type { Collection, Role, RoleKind } from "./model.ts";
import { hasType, shapeOf } from "./shape.ts";
import { parameterOf, parametersOf } from "./template.ts";

/** What a method does with it; others do what nobody knows. */
const KINDS: Readonly<Record<string, RoleKind>> = { get: "read", put: "replace", patch: "update", delete: "remove" };

/**
 * A path that shows an object and takes it back: `GET` answers it, `PUT` or `PATCH` sends properties of it.
 *
 * @param found the operations of one path
 * @param roles what operations do with collections; who has one there keeps it
 */
export function singleAt(
  contract: Contract,
  found: readonly Found[],
  roles: ReadonlyMap<string, Role>,
): Collection | undefined {
  const { segments, operation } = found[0] as Found;
  const name = segments.at(-1);
  const writes = found.filter(({ operation: { method } }) => method === "put" || method === "patch");
  if (name === undefined || parameterOf(name) !== undefined || writes.length === 0) return undefined;
  const isFree = found.every(({ operation: { id, method } }) => {
    const role = roles.get(id);
    return role === undefined || role.kind === "below" || KINDS[method] === undefined;
  });
  if (!isFree || found.some(({ operation }) => operationExtension(contract, operation).isOff)) return undefined;
  const item = shownBy(contract, found);
  if (item === undefined || !writes.some(({ operation }) => sendsPartOf(contract, operation, item))) return undefined;
  const { path } = operation;
  return {
    name,
    path,
    segments,
    item,
    idProperty: "",
    idSchema: undefined,
    idExample: undefined,
    isComplete: false,
    isSingle: true,
  };
}

/** What its operations do. Things that it is in have to exist before. */
export function rolesOfSingle(
  contract: Contract,
  single: Collection,
  found: readonly Found[],
  roles: ReadonlyMap<string, Role>,
): Role[] {
  return found.flatMap(({ operation, segments }) => {
    const kind = KINDS[operation.method];
    if (kind === undefined) return [];
    const { ancestors = [] } = roles.get(operation.id) ?? {};
    const scope = parametersOf(segments);
    const extension = operationExtension(contract, operation);
    return [
      {
        kind,
        operation,
        collection: single,
        scope,
        id: undefined,
        ancestors,
        extension,
        list: undefined,
        linked: undefined,
      },
    ];
  });
}

function shownBy(contract: Contract, found: readonly Found[]): Schema | undefined {
  const get = found.find(({ operation: { method } }) => method === "get")?.operation;
  const answers = get ? successes(get) : [];
  const schema = answers[0]?.content.schema;
  if (!get || schema === undefined || isCount(contract, answers) || !hasType(contract, schema, "object"))
    return undefined;
  const isList = listOf(contract, get, schema, "") !== undefined;
  return isList || shapeOf(contract, schema).properties.size === 0 ? undefined : schema;
}

function sendsPartOf(contract: Contract, { requestBody }: Operation, item: Schema): boolean {
  const { properties } = shapeOf(contract, item);
  return (requestBody?.content ?? []).some(({ schema }) =>
    [...shapeOf(contract, schema).properties.keys()].some((name) => properties.has(name)),
  );
}
