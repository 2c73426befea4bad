/** The address of each operation of a contract, calls among them. */
import type { Contract, Operation } from "../model.ts";
import { type Address, addressOfPath, type ItemKey } from "./address.ts";
import { type Call, callOf } from "./call.ts";
import { addressesIn } from "./family.ts";
import { plainName, pluralOf, singularOf } from "./names.ts";

const known = new WeakMap<Contract, ReadonlyMap<Operation, Address>>();

/**
 * Which things an operation is about, and what it does with them.
 *
 * @example addressOf(contract, documentsUpdate) // method "patch", path "/documents/{}", its key the member "id" of the body
 */
export function addressOf(contract: Contract, operation: Operation): Address {
  const calls = known.get(contract) ?? addressesOfCalls(contract);
  known.set(contract, calls);
  return calls.get(operation) ?? addressOfPath(operation);
}

/** The ids that an operation is called with, from the outermost thing to the innermost. */
export function itemKeys(contract: Contract, operation: Operation): readonly ItemKey[] {
  return addressOf(contract, operation).keys;
}

/** A verb alone shows nothing: `/search/index` is a path like any. Two things that are done with what is made or listed do. */
function addressesOfCalls(contract: Contract): ReadonlyMap<Operation, Address> {
  const found = contract.operations.flatMap((operation) => callOf(contract, operation) ?? []);
  const families = Map.groupBy(found, ({ prefix, noun }: Call) => `${prefix}/${pluralOf(noun)}`);
  const calls = new Set(found.map(({ operation }) => operation));
  const others = contract.operations.filter((operation) => !calls.has(operation)).map(addressOfPath);
  const names = namesOfIds([
    ...others.flatMap(({ keys }) => keys.map(({ collection }) => collection)),
    ...families.keys(),
  ]);
  const taken = new Set(others.map(({ method, path }) => `${method} ${path}`));
  const addresses = new Map<Operation, Address>();
  for (const [collection, family] of families) {
    const beside = others.filter(({ path }) => path === collection || path === `${collection}/{}`);
    const kinds = new Set(family.flatMap(({ kind }) => kind ?? []));
    const isOfMany = beside.length > 0 || kinds.has("create") || kinds.has("list");
    if (kinds.size === 0 || kinds.size + beside.length < 2 || !isOfMany) continue;
    for (const [operation, address] of addressesIn(contract, collection, family, names)) {
      if (!taken.has(`${address.method} ${address.path}`)) addresses.set(operation, address);
    }
  }
  return addresses;
}

/** Collections by what an id of theirs is called elsewhere: `documentid` or `document` of `/documents`. */
function namesOfIds(collections: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    collections.flatMap((collection): [string, string][] => {
      const noun = plainName(singularOf(collection.slice(collection.lastIndexOf("/") + 1)));
      const names = noun === "" ? [] : [`${noun}id`, noun];
      return names.map((name) => [name, collection]);
    }),
  );
}
