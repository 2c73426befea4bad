/**
 * `x-mock`: what a contract says of the mock's memory where its paths and schemas do not, or say it wrongly. On a schema
 * it describes the items, on an operation what the operation does with them. lint holds it against a JSON schema; here
 * what is not understood is passed over.
 */
import { isObject, type JsonObject } from "../document/walk.ts";
import type { Contract, Operation, Schema } from "../model.ts";
import { parts } from "./shape.ts";

export interface ItemExtension {
  /** The property that names an item. */
  readonly id: string | undefined;
  /** By property: `queued 2s → running 5s → succeeded`, `0 → 100`. */
  readonly lifecycle: Readonly<Record<string, string>>;
}

export interface OperationExtension {
  /** False: plain Prism, whatever could be inferred. */
  readonly isOff: boolean;
  /** The name of the collection that the operation works on. */
  readonly collection: string | undefined;
  /** Of a list: what its items have in common. */
  readonly where: JsonObject | undefined;
  /** What the operation writes into the item. */
  readonly set: JsonObject | undefined;
  /** Only while the item has one of these values. */
  readonly when: Readonly<Record<string, readonly unknown[]>> | undefined;
  /** What an item that has none of them gets: a status. Absent: it is answered as it is. */
  readonly otherwise: number | undefined;
}

export function itemExtension(contract: Contract, schema: Schema): ItemExtension {
  const node = parts(contract, schema)
    .map((part) => part["x-mock"])
    .find(isObject);
  const lifecycle = Object.entries(isObject(node?.lifecycle) ? node.lifecycle : {});
  return {
    id: typeof node?.id === "string" ? node.id : undefined,
    lifecycle: Object.fromEntries(lifecycle.filter((entry): entry is [string, string] => typeof entry[1] === "string")),
  };
}

const known = new WeakMap<Operation, OperationExtension>();

export function operationExtension(contract: Contract, operation: Operation): OperationExtension {
  const extension = known.get(operation) ?? readOperationExtension(contract, operation);
  known.set(operation, extension);
  return extension;
}

function readOperationExtension(contract: Contract, operation: Operation): OperationExtension {
  return readExtension((contract.at(operation.pointer) as JsonObject | undefined)?.["x-mock"]);
}

/** @param said the value of `x-mock` */
export function readExtension(said: unknown): OperationExtension {
  const node = isObject(said) ? said : {};
  const when = isObject(node.when) ? Object.entries(node.when) : undefined;
  return {
    isOff: said === false,
    collection: typeof node.collection === "string" ? node.collection : undefined,
    where: isObject(node.where) ? node.where : undefined,
    set: isObject(node.set) ? node.set : undefined,
    when: when && Object.fromEntries(when.map(([name, values]) => [name, Array.isArray(values) ? values : [values]])),
    otherwise: typeof node.otherwise === "number" ? node.otherwise : undefined,
  };
}
