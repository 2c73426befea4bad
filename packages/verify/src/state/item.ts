/** Where the things stand in the body of an answer, and what names them. */
import type { Contract } from "@cantus/contract";
import { type ItemKey, idNames, plainName } from "@cantus/contract/collections";
import { isObject, type JsonObject } from "./json.ts";

/**
 * The thing that an answer shows: the body, or what a member of it wraps.
 *
 * @param called what a thing is called in paths
 */
export function itemIn(
  body: unknown,
  called: (item: JsonObject) => string | undefined,
  id?: string,
): JsonObject | undefined {
  const isIt = (each: JsonObject) => {
    const own = called(each);
    return id === undefined ? own !== undefined : own === id;
  };
  if (!isObject(body)) return undefined;
  const found = isIt(body) ? body : Object.values(body).filter(isObject).find(isIt);
  return found && whole(found);
}

/** What there is one of: the body, or what its only member wraps. */
export function singleIn(body: unknown): JsonObject | undefined {
  if (!isObject(body)) return undefined;
  const [inner, ...others] = Object.values(body);
  return whole(others.length === 0 && isObject(inner) ? inner : body);
}

/** With what JSON:API 1.1 (section 7.2) has in `attributes` beside the rest. */
function whole(item: JsonObject): JsonObject {
  const { type, attributes } = item;
  return typeof type === "string" && isObject(attributes) ? { ...attributes, ...item } : item;
}

/** The items of the list that a body is or has, wrapped once or twice; `undefined` where it has none. */
export function itemsIn(body: unknown): readonly JsonObject[] | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  if (!known.has(body)) known.set(body, findItems(body));
  return known.get(body);
}

/** The same body may come many times. */
const known = new WeakMap<object, readonly JsonObject[] | undefined>();

function findItems(body: object): readonly JsonObject[] | undefined {
  const members = membersOf(body);
  const lists = [["", body] as const, ...members, ...members.flatMap(([, member]) => membersOf(member))].flatMap(
    ([name, value]) => (Array.isArray(value) ? [{ name, value }] : []),
  );
  const own = lists.filter(({ name }) => !ASIDE.test(name));
  const possible = (own.length > 0 ? own : lists).map(({ value }) => value);
  return (possible.find((list) => list.some(isObject)) ?? possible[0])?.filter(isObject).map(whole);
}

/** Lists of objects that stand beside the items; they are the items only where there is no other list. */
const ASIDE = /^_?(links|errors|warnings|messages)$/i;

function membersOf(value: unknown): [name: string, value: unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** What a thing is called in paths. */
export function idOf(contract: Contract, item: JsonObject, key: ItemKey): string | undefined {
  for (const name of idNames(contract, key)) {
    for (const member in item) {
      if (plainName(member) !== name) continue;
      const id = item[member];
      if (typeof id === "number") return String(id);
      if (typeof id !== "string") continue;
      const own = lastOfName(id, key);
      if (key.isNumber ? /^\d+$/.test(own) : own !== "") return own;
    }
  }
  const { name } = item;
  const named = typeof name === "string" ? lastOfName(name, key) : undefined;
  return named === name ? undefined : named;
}

/** Of a resource name what a path takes: `j1` of `projects/p/jobs/j1` (AIP-122). */
function lastOfName(id: string, { collection }: ItemKey): string {
  const at = id.lastIndexOf("/");
  if (at < 0) return id;
  const noun = collection.split("/").findLast((segment) => segment !== "" && segment !== "{}");
  return id.slice(0, at).split("/").at(-1) === noun ? id.slice(at + 1) : id;
}
