/** Which collection a path parameter picks an item of, and by which names an item tells its id. */
import { isObject } from "../document/walk.ts";
import type { Contract, Operation } from "../model.ts";
import { inferCollections } from "./collections.ts";
import { plainName, singularOf } from "./names.ts";
import { nameless, parameterOf } from "./template.ts";

/** A path parameter in its place: `job_id` picks an item of `/v1/jobs`. */
export interface ItemKey {
  readonly parameter: string;
  /** The template up to it, parameters without names: `/v1/orgs/{}/jobs`. */
  readonly collection: string;
  /** It is a whole number. */
  readonly isNumber: boolean;
}

/** Asked for with each answer. */
const keysOf = new WeakMap<Operation, readonly ItemKey[]>();

/** The path parameters of an operation from left to right. */
export function itemKeys(operation: Operation): readonly ItemKey[] {
  const known = keysOf.get(operation);
  if (known) return known;
  const segments = operation.path.split("/");
  const keys = segments.flatMap((segment, index) => {
    const parameter = parameterOf(segment);
    if (parameter === undefined) return [];
    const declared = operation.parameters.find(({ name, in: place }) => place === "path" && name === parameter);
    const isNumber = isObject(declared?.schema) && declared.schema.type === "integer";
    return [{ parameter, collection: nameless(segments.slice(0, index).join("/")), isNumber }];
  });
  keysOf.set(operation, keys);
  return keys;
}

const namesOf = new WeakMap<ItemKey, readonly string[]>();

/**
 * The names under which an item tells its own id, as `plainName` writes them and the surest first: the property that the
 * contract's schemas make its id, and where they show none, or answers have others, `job_id`, `id`; for `{id}` of `/jobs`
 * `job_id`, too.
 */
export function idNames(contract: Contract, key: ItemKey): readonly string[] {
  const known = namesOf.get(key) ?? namesFor(contract, key);
  namesOf.set(key, known);
  return known;
}

function namesFor(contract: Contract, { parameter, collection }: ItemKey): string[] {
  const words = parameter
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const suffixes = words.map((_, index) => plainName(words.slice(index).join("")));
  const noun = collection.split("/").findLast((segment) => segment !== "" && segment !== "{}") ?? "";
  const inferred = idProperties(contract).get(collection);
  return [
    ...new Set([
      ...(inferred === undefined ? [] : [plainName(inferred)]),
      ...suffixes,
      "id",
      plainName(`${singularOf(noun)}id`),
    ]),
  ];
}

const propertiesIn = new WeakMap<Contract, ReadonlyMap<string, string>>();

/** By collection. */
function idProperties(contract: Contract): ReadonlyMap<string, string> {
  const known =
    propertiesIn.get(contract) ??
    new Map(inferCollections(contract).collections.map(({ path, idProperty }) => [nameless(path), idProperty]));
  propertiesIn.set(contract, known);
  return known;
}
