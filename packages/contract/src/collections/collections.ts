/**
 * What a contract lets one infer: which of its paths are collections, and what each operation does with their items. Only
 * what paths and schemas show together counts; the rest stays Prism's.
 */
import type { Contract } from "../model.ts";
import { collectionAt, type Found } from "./collection.ts";
import { FoundCollections } from "./found.ts";
import { linksOf } from "./link.ts";
import type { Collection, Inferred, Role } from "./model.ts";
import { roleOf, withFilters } from "./role.ts";
import { rolesOfSingle, singleAt } from "./single.ts";
import { parameterOf, segmentsOf, shapeOfPath } from "./template.ts";

const inferred = new WeakMap<Contract, Inferred>();

/** Found out once for each contract, when it is first asked. */
export function inferCollections(contract: Contract): Inferred {
  const found = inferred.get(contract) ?? inferAll(contract);
  inferred.set(contract, found);
  return found;
}

function inferAll(contract: Contract): Inferred {
  const all = contract.operations.map((operation) => ({ operation, segments: segmentsOf(operation.path) }));
  const byShape = Map.groupBy(all, ({ segments }) => shapeOfPath(segments));
  const candidates = new Map<string, { readonly segments: readonly string[]; readonly below: Found[] }>();
  for (const each of all) {
    const { segments } = each;
    for (let length = 2; length <= segments.length; length++) {
      if (parameterOf(segments[length - 1]) === undefined || parameterOf(segments[length - 2]) !== undefined) continue;
      const prefix = segments.slice(0, length);
      const shape = shapeOfPath(prefix);
      const candidate = candidates.get(shape) ?? { segments: prefix, below: [] };
      candidates.set(shape, candidate);
      if (length < segments.length) candidate.below.push(each);
    }
  }
  const collections: Collection[] = [];
  for (const { segments, below } of candidates.values()) {
    const found = collectionAt(contract, segments, byShape, below);
    if (found) collections.push(found);
  }
  const named = withDistinctNames(collections);
  const known = new FoundCollections(named);
  const roles = new Map<string, Role>();
  for (const found of all) {
    const role = roleOf(contract, found, known);
    if (role) roles.set(role.operation.id, role);
  }
  const links = linksOf(contract, named, [...roles.values()]);
  // A collection that nothing is listed of or put into is none to remember.
  const withMany = new Set<Collection>();
  for (const { kind, collection } of roles.values()) if (kind === "list" || kind === "create") withMany.add(collection);
  for (const [id, role] of roles) if (!withMany.has(role.collection)) roles.delete(id);
  const alive = named.filter((collection) => withMany.has(collection));
  const singles = [...byShape.values()].flatMap((found) => singleAt(contract, found, roles) ?? []);
  const distinct = withDistinctNames([...alive, ...singles]).slice(alive.length);
  for (const single of distinct) {
    const found = byShape.get(shapeOfPath(single.segments)) ?? [];
    for (const role of rolesOfSingle(contract, single, found, roles)) roles.set(role.operation.id, role);
  }
  return { collections: [...alive, ...distinct], roles: withFilters(contract, roles), links };
}

function withDistinctNames(collections: readonly Collection[]): Collection[] {
  const byName = Map.groupBy(collections, ({ name }) => name);
  const isTwice = (name: string) => (byName.get(name)?.length ?? 0) > 1;
  return collections.map((each) => (isTwice(each.name) ? { ...each, name: each.path.slice(1) } : each));
}
