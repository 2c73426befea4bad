/** Methods that a path does not have. */

import type { Contract, Operation } from "@cantus/contract";
import { nameless } from "@cantus/contract/collections";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The methods that nothing in the contract says a path to have. */
export function undeclaredMethods(contract: Contract, operation: Operation): string[] {
  const same = contract.operations.filter(({ path }) => mayBeSame(path, operation.path));
  const declared = new Set(same.map(({ method }) => method.toUpperCase()));
  return METHODS.filter((method) => !declared.has(method));
}

/** The methods of a path that a 405 has to name. */
export function declaredMethods(contract: Contract, { path }: Operation): string[] {
  const same = contract.operations.filter((each) => nameless(each.path) === nameless(path));
  return same.map(({ method }) => method.toUpperCase());
}

/** `/users/{id}` leads to `/users/me`, too. */
function mayBeSame(a: string, b: string): boolean {
  const one = nameless(a).split("/");
  const other = nameless(b).split("/");
  const isFree = (segment: string) => segment.includes("{}");
  return (
    one.length === other.length &&
    one.every((segment, index) => segment === other[index] || isFree(segment) || isFree(other[index] ?? ""))
  );
}
