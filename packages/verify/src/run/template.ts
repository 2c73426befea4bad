/** Path templates: which collection a path parameter picks an item of. */
import type { Operation } from "@cantus/contract";
import { plainName } from "@cantus/contract/collections";
import { isObject } from "../state/json.ts";

/** A path parameter in its place: `job_id` picks an item of `/v1/jobs`. */
export interface ItemKey {
  readonly parameter: string;
  /** The template up to it, parameters without names: `/v1/orgs/{}/jobs`. */
  readonly collection: string;
  /** It is a whole number. */
  readonly isNumber: boolean;
}

/** The path parameters of an operation from left to right. */
export function itemKeys(operation: Operation): readonly ItemKey[] {
  const known = keysOf.get(operation);
  if (known) return known;
  const segments = operation.path.split("/");
  const keys = segments.flatMap((segment, index) => {
    const parameter = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    if (parameter === undefined) return [];
    const declared = operation.parameters.find(({ name, in: place }) => place === "path" && name === parameter);
    const isNumber = isObject(declared?.schema) && declared.schema.type === "integer";
    return [{ parameter, collection: nameless(segments.slice(0, index).join("/")), isNumber }];
  });
  keysOf.set(operation, keys);
  return keys;
}

/** Asked for with each answer. */
const keysOf = new WeakMap<Operation, readonly ItemKey[]>();
const namesOf = new WeakMap<ItemKey, readonly string[]>();

/** Names of parameters tell nothing of which path it is (OpenAPI 3.1, Paths Object). */
export function nameless(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

/** The names under which an item tells its own id, the surest first: `job_id`, `id`; for `{id}` of `/jobs` `job_id`, too. */
export function idNames(key: ItemKey): readonly string[] {
  const known = namesOf.get(key) ?? namesFor(key);
  namesOf.set(key, known);
  return known;
}

function namesFor({ parameter, collection }: ItemKey): string[] {
  const words = parameter
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const suffixes = words.map((_, index) => plainName(words.slice(index).join("")));
  const noun = collection.split("/").findLast((segment) => segment !== "" && segment !== "{}") ?? "";
  return [...new Set([...suffixes, "id", plainName(`${noun.replace(/s$/, "")}id`)])];
}
