/** Which operation of the newer version is which of the older one. */
import type { Contract, Operation } from "@cantus/contract";

export interface Paired {
  readonly pairs: readonly (readonly [base: Operation, head: Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** By method and path, whose parameters may have got other names: `/jobs/{id}` is `/jobs/{job_id}`. */
export function pairOperations(base: Contract, head: Contract): Paired {
  const heads = new Map(head.operations.map((operation) => [shapeOf(operation), operation]));
  const exact = new Map(head.operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
  const pairs: [Operation, Operation][] = [];
  const removed: Operation[] = [];
  const taken = new Set<Operation>();
  for (const operation of base.operations) {
    const found = exact.get(`${operation.method} ${operation.path}`) ?? heads.get(shapeOf(operation));
    if (found && !taken.has(found)) {
      pairs.push([operation, found]);
      taken.add(found);
    } else removed.push(operation);
  }
  return { pairs, removed, added: head.operations.filter((operation) => !taken.has(operation)) };
}

function shapeOf({ method, path }: Operation): string {
  return `${method} ${pathShape(path)}`;
}

function pathShape(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, "{}");
}

/** The names of path parameters of the older version, by those that the newer one has in their places. */
export function renamedPathParameters(base: string, head: string): ReadonlyMap<string, string> {
  const names = (path: string) => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name as string);
  const before = names(base);
  return new Map(names(head).map((name, i) => [name, before[i] ?? name]));
}
