/** What was inferred, for people and programs. */

import type { Contract } from "@cantus/contract";
import { type Inferred, inferCollections, type Range, type Role, type RoleKind } from "@cantus/contract/collections";
import type { JsonObject } from "./json.ts";
import { lifecycleOf } from "./lifecycle.ts";

export interface RememberedCollection {
  readonly name: string;
  /** `/v1/jobs`. */
  readonly path: string;
  /** The property that names an item; absent where there is one only. */
  readonly id: string | undefined;
  /** operationIds by what they do: `{ list: ["listJobs"], create: ["createJob"] }`. */
  readonly operations: Readonly<Partial<Record<RoleKind, readonly string[]>>>;
  /** `status: queued 2s → running 5s → succeeded`, where the contract has one. */
  readonly lifecycle: string | undefined;
  /** By operationId, what an operation writes into its item. */
  readonly writes: Readonly<Record<string, JsonObject>>;
  /** By operationId of a list, the query parameters that narrow it. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** By operationId of a list, the query parameters that bound a property: `{ created_after: "created_at >" }`. */
  readonly ranges: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By operationId of a list, the query parameters that change nothing: what they mean is not known. */
  readonly ignored: Readonly<Record<string, readonly string[]>>;
}

export interface RememberedContract {
  readonly collections: readonly RememberedCollection[];
  /** operationIds that the memory has nothing to do with: their answers are Prism's. */
  readonly plain: readonly string[];
}

export const NOTHING_REMEMBERED: RememberedContract = { collections: [], plain: [] };

export function rememberedIn(contract: Contract): RememberedContract {
  const { collections, roles, links } = inferCollections(contract);
  const rolesOf = Map.groupBy(roles.values(), ({ collection }) => collection);
  return {
    collections: collections.map((collection) => {
      const own = rolesOf.get(collection) ?? [];
      const operations = Object.fromEntries(
        [...Map.groupBy(own, ({ kind }) => kind)].map(([kind, all]) => [
          kind,
          all.map(({ operation }) => operation.id),
        ]),
      );
      const filters = own.flatMap(({ list, operation }) =>
        list && list.filters.length > 0 ? [[operation.id, list.filters.map(nameOf)]] : [],
      );
      const ranges = own.flatMap(({ list, operation }) =>
        list && list.ranges.length > 0 ? [[operation.id, Object.fromEntries(list.ranges.map(toldRange))]] : [],
      );
      const writes = own.flatMap(({ extension: { set }, operation }) => (set ? [[operation.id, set]] : []));
      const ignored = own.flatMap((role) => {
        const names = ignoredBy(role, links);
        return names.length > 0 ? [[role.operation.id, names]] : [];
      });
      const { name, path, idProperty, isSingle } = collection;
      const lifecycle = lifecycleOf(contract, collection);
      const states = lifecycle?.states.map(({ value, duration }) =>
        duration === undefined ? value : `${value} ${duration / 1000}s`,
      );
      return {
        name,
        path,
        id: isSingle ? undefined : idProperty,
        operations,
        lifecycle: lifecycle && states && `${lifecycle.property}: ${states.join(" → ")}`,
        writes: Object.fromEntries(writes),
        filters: Object.fromEntries(filters),
        ranges: Object.fromEntries(ranges),
        ignored: Object.fromEntries(ignored),
      };
    }),
    plain: contract.operations.map(({ id }) => id).filter((id) => !roles.has(id)),
  };
}

function nameOf({ parameter, member }: Pick<Range, "parameter" | "member">): string {
  return member === undefined ? parameter.name : `${parameter.name}[${member}]`;
}

function toldRange({ parameter, member, property, bound }: Range): [parameter: string, told: string] {
  return [nameOf({ parameter, member }), `${property} ${bound}`];
}

function ignoredBy({ list, operation, collection }: Role, links: Inferred["links"]): string[] {
  if (!list) return [];
  const { filters, ranges, path, items, said, ...named } = list;
  const known = new Set([...Object.values(named), ...[...filters, ...ranges].map(({ parameter }) => parameter)]);
  const linking = links.filter(({ held }) => held === collection).map(({ parameter }) => parameter);
  const ignored = operation.parameters.filter((each) => each.in === "query" && !known.has(each));
  return ignored.map(({ name }) => name).filter((name) => !linking.includes(name));
}

/** One line for each of the first collections, and one for the rest. */
export function describeMemory({ collections, plain }: RememberedContract): string[] {
  const lines = collections.map(({ name, id, operations, lifecycle, writes, ranges }) => {
    const written = (operationId: string) => {
      const set = Object.entries(writes[operationId] ?? {}).map(([property, value]) => `${property}: ${value}`);
      const bounds = Object.entries(ranges[operationId] ?? {}).map(([parameter, bound]) => `${bound} ${parameter}`);
      const told = [...set, ...bounds];
      return told.length === 0 ? operationId : `${operationId} → ${told.join(", ")}`;
    };
    const told = Object.entries(operations)
      .filter(([kind]) => kind !== "below")
      .map(([kind, ids]) => `${kind} (${ids.map(written).join(", ")})`);
    return `remembers ${name}${id === undefined ? "" : ` by ${id}`}: ${told.join(", ")}${lifecycle === undefined ? "" : `; ${lifecycle}`}`;
  });
  const told = lines.slice(0, MANY_COLLECTIONS);
  if (lines.length > told.length) told.push(`remembers ${lines.length - told.length} more: GET /_cantus/contracts`);
  const shown = plain.slice(0, MANY);
  const more = plain.length > MANY ? ` and ${plain.length - MANY} more` : "";
  return plain.length === 0 ? told : [...told, `without a memory: ${shown.join(", ")}${more}`];
}

const MANY = 12;
const MANY_COLLECTIONS = 20;
