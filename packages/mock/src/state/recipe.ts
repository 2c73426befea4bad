/** What the items that an operation makes consist of, found out once, so that little is left to do for each. */

import type { Contract, Schema } from "@cantus/contract";
import { isTime, plainName, type Role, says, shapeOf } from "@cantus/contract/collections";
import { accepts } from "./accepts.ts";
import { modelOf } from "./fit.ts";
import { idsFor, type NewId } from "./identity.ts";
import { isObject, type JsonObject, textReplacer } from "./json.ts";
import { allowsMore, propertyNames, writableIn } from "./own-names.ts";
import { isoTime, isTimeOfServer, timeAs } from "./time.ts";

/** What is known when an item is made. */
interface Order {
  readonly id: string | number;
  /** What was sent, by the names of the item's properties. */
  readonly sent: JsonObject;
  /** The parameters of the path. */
  readonly path: Readonly<Record<string, unknown>>;
  /** In milliseconds. */
  readonly now: number;
  /** The how-many-th it is. */
  readonly turn: number;
}

/** Gives the value of a property; `undefined`: it is left out. */
type Make = (order: Order) => unknown;

export interface Recipe {
  /** The properties, in the order of the schema. */
  readonly ingredients: readonly { readonly name: string; readonly make: Make }[];
  /** Whether items have what else was sent, too. */
  readonly isOpen: boolean;
  readonly newId: NewId;
  /** Whether an id that was sent is the item's. */
  readonly takesId: boolean;
  /** A valid item; what it tells of itself is taken where the request says nothing. */
  readonly model: unknown;
}

const known = new WeakMap<Role, Map<unknown, Recipe>>();

/** @param shown an item as the contract shows it in the answer; absent: one is made */
export function recipeOf(contract: Contract, role: Role, shown: unknown): Recipe {
  const recipes = known.get(role) ?? new Map<unknown, Recipe>();
  known.set(role, recipes);
  const recipe = recipes.get(shown) ?? writeRecipe(contract, role, shown);
  recipes.set(shown, recipe);
  return recipe;
}

function writeRecipe(contract: Contract, role: Role, shown: unknown): Recipe {
  const { collection } = role;
  const model = isObject(shown) ? shown : modelOf(contract, collection.item);
  const example = isObject(model) ? model : {};
  const parameters = ownersOf(contract, role);
  const makeOf = (name: string, property: Schema): Make => {
    if (name === collection.idProperty) return ({ id }) => id;
    const made = withOwner(contract, property, parameters.get(name), unsent(contract, role, name, property, example));
    if (says(contract, property, "readOnly", true)) return made;
    return (order) => (Object.hasOwn(order.sent, name) ? order.sent[name] : made(order));
  };
  const properties = [...shapeOf(contract, collection.item).properties];
  return {
    ingredients: properties.map(([name, property]) => ({ name, make: makeOf(name, property) })),
    isOpen: allowsMore(contract, collection.item),
    newId: idsFor(contract, collection, example[collection.idProperty]),
    takesId: !says(contract, collection.idSchema, "readOnly", true),
    model,
  };
}

/** Parameters of the path that are properties, too, by the property: whose the item is. */
function ownersOf(contract: Contract, { operation, collection }: Role): ReadonlyMap<string, string> {
  const nameOf = propertyNames(contract, collection.item);
  return new Map(
    operation.parameters.filter((each) => each.in === "path").map(({ name }) => [nameOf(name), name] as const),
  );
}

function withOwner(contract: Contract, property: Schema, parameter: string | undefined, otherwise: Make): Make {
  if (parameter === undefined) return otherwise;
  // Many items of one owner are made one after the other.
  let last: { readonly value: unknown; readonly fitting: unknown } | undefined;
  return (order) => {
    const value = order.path[parameter];
    if (last?.value !== value)
      last = { value, fitting: [value, Number(value)].find((each) => accepts(contract, property, each)) };
    return last?.fitting === undefined ? otherwise(order) : last.fitting;
  };
}

/** What the server decides: times, what the example has of it with the item's own id, or what is left out by default. */
function unsent(contract: Contract, role: Role, name: string, property: Schema, shown: JsonObject): Make {
  const { collection, operation } = role;
  const example = shown[name];
  const writable = writableIn(contract, operation, collection.item);
  const isServers = !writable.has(name) || says(contract, property, "readOnly", true);
  if (isTimeOfServer(contract, name, property, example) && example !== undefined) {
    return example === null ? () => null : ({ now }) => timeAs(contract, property, example, now);
  }
  if (isTime(contract, property) && !writable.has(name)) {
    if (example === undefined || example === null) return () => example;
    return ({ now }) => isoTime(now);
  }
  if (!isServers) {
    const isRequired = shapeOf(contract, collection.item).required.has(name);
    const left = leftOut(contract, property, writable.get(name), isRequired, example);
    return () => left;
  }
  // A number beside the one that the path has: each item has its own.
  if (plainName(name) === "id" && typeof example === "number") return ({ turn }) => example + turn;
  const id = String(shown[collection.idProperty]);
  const replaced = textReplacer(example, id);
  return replaced ? (order) => replaced(String(order.id)) : () => example;
}

/** What was not sent: the request's default, nothing, null, or what the example has. */
function leftOut(
  contract: Contract,
  property: Schema,
  writable: Schema | undefined,
  isRequired: boolean,
  example: unknown,
): unknown {
  const said = writable === undefined ? undefined : defaultOf(contract, writable);
  if (said !== undefined) return said;
  if (!isRequired) return undefined;
  return accepts(contract, property, null) ? null : example;
}

function defaultOf(contract: Contract, schema: Schema): unknown {
  if (typeof schema !== "object") return undefined;
  if (schema.default !== undefined) return schema.default;
  const target = contract.resolve<Schema>(schema);
  return typeof target === "object" ? target.default : undefined;
}
