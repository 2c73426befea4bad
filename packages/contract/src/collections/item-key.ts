/** By which names an item tells its id. */
import type { Contract } from "../model.ts";
import type { ItemKey } from "./address.ts";
import { inferCollections } from "./collections.ts";
import { plainName, singularOf } from "./names.ts";
import { nameless } from "./template.ts";

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
