/** The calls about one noun: what they list, and which of their arguments are ids. */
import type { Contract, Operation } from "../model.ts";
import { type Address, addressOfPath, type ItemKey } from "./address.ts";
import type { Argument, Call } from "./call.ts";
import { hasType } from "./shape.ts";

const METHODS = { create: "post", list: "get", read: "get", update: "patch", remove: "delete" } as const;

/**
 * The addresses of those that are understood.
 *
 * @param collection the path that their noun would have
 * @param others collections by the names that their ids have elsewhere
 */
export function addressesIn(
  contract: Contract,
  collection: string,
  calls: readonly Call[],
  others: ReadonlyMap<string, string>,
): [Operation, Address][] {
  const list = calls.find(({ kind }) => kind === "list");
  // What a list cannot do without is what its things are in.
  const around = new Map(
    requiredOf(list).flatMap(({ name }) => {
      const of = others.get(name);
      return of === undefined || of === collection ? [] : [[name, of] as const];
    }),
  );
  const names = idNamesOf(calls);
  const keyOf = ({ parameter, in: place }: Argument, of: string): ItemKey => {
    const isNumber = hasType(contract, parameter.schema, "integer");
    return { parameter: parameter.name, in: place, collection: of, isNumber };
  };
  return calls.flatMap((call): [Operation, Address][] => {
    const outer = requiredOf(call).flatMap((argument) => {
      const of = around.get(argument.name);
      return of === undefined ? [] : [keyOf(argument, of)];
    });
    const parent = around.size === 1 ? outer[0] : undefined;
    const within = parent ? `${parent.collection}/{}${collection.slice(collection.lastIndexOf("/"))}` : collection;
    const isOfAll = call.kind === "create" || call.kind === "list";
    const own = isOfAll ? undefined : ownId(call, names);
    if (!isOfAll && !own) return [];
    const path = own ? `${within}/{}` : within;
    const keys = [
      ...addressOfPath(call.operation).keys,
      ...(parent ? [parent] : []),
      ...(own ? [keyOf(own, within)] : []),
    ];
    const query = call.given.map(({ parameter }) => parameter);
    const address = {
      method: call.kind === undefined ? call.operation.method : METHODS[call.kind],
      path: call.kind === undefined ? `${path}/${call.verb}` : path,
      keys,
      query: query.filter(({ name }) => keys.every(({ parameter }) => parameter !== name)),
    };
    return [[call.operation, address]];
  });
}

function requiredOf(call: Call | undefined): Argument[] {
  return (call?.given ?? []).filter(({ parameter }) => parameter.required);
}

/** What the id of a thing is called among the arguments, the surest first; what reads one may need nothing else. */
function idNamesOf(calls: readonly Call[]): string[] {
  const noun = calls[0]?.noun ?? "";
  const [only, ...more] = requiredOf(calls.find(({ kind }) => kind === "read")).filter(({ isScalar }) => isScalar);
  const words = ["id", "uuid", "guid", "key", "slug"];
  return [...words, ...words.map((word) => noun + word), noun, ...(only && more.length === 0 ? [only.name] : [])];
}

/** A change may have a key or a slug that it need not have, and that is no id. */
function ownId(call: Call, names: readonly string[]): Argument | undefined {
  const required = requiredOf(call).filter(({ isScalar }) => isScalar);
  const [only, ...more] = call.given;
  const candidates = required.length === 0 && only && more.length === 0 ? [only] : required;
  return names.map((name) => candidates.find((argument) => argument.name === name)).find((one) => one !== undefined);
}
