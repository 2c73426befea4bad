/** Which property names an item. */
import type { Contract, Operation, Response, Schema } from "../model.ts";
import { itemExtension } from "./extension.ts";
import { plainName, singularOf } from "./names.ts";
import { hasType, shapeOf } from "./shape.ts";

/** How ids are called, alone or after the name of what they name: `slug`, `team_slug`. */
const WORDS = ["id", "uuid", "guid", "sid", "key", "slug", "login", "handle", "code", "number", "no", "name"];

/** How the names of people are called. */
const PEOPLE = ["login", "username", "handle", "userid", "id"];

/**
 * The property that the last parameter of an item's path is: by `x-mock`, by the contract's links, by its name. A
 * property with a different meaning (the full name of whom a `username` names) would make the mock lie, so that none is
 * better than a guess.
 *
 * @param collection the name of the collection in the path
 */
export function idPropertyOf(
  contract: Contract,
  item: Schema,
  parameter: string,
  collection: string,
  operations: readonly Operation[],
): string | undefined {
  const { properties } = shapeOf(contract, item);
  const said = itemExtension(contract, item).id;
  const linked = linkedProperty(contract, parameter, operations);
  const declared = operations[0]?.parameters.find(
    ({ name, in: place }) => place === "path" && name === parameter,
  )?.schema;
  const names = [...properties.keys()];
  const called = (plain: string) => names.filter((name) => plainName(name) === plain);
  const wanted = plainName(parameter);
  const own = plainName(singularOf(collection));
  const isOwn = (prefix: string) => prefix === "" || own.endsWith(prefix) || own.startsWith(prefix);
  const candidates = [
    ...[said, linked].flatMap((name) => (name === undefined ? [] : [name])),
    ...called(wanted),
    ...WORDS.filter((word) => wanted.endsWith(word) && isOwn(wanted.slice(0, -word.length))).flatMap(called),
    ...(/^(user|username|login|member|assignee)$/.test(wanted) ? PEOPLE.flatMap(called) : []),
    ...(wanted === own ? WORDS.flatMap(called) : []),
    // `/jobs/{id}` of what calls itself by a `job_id`.
    ...(WORDS.includes(wanted) ? called(own + wanted) : []),
    // `/jobs/{generationId}`: an id of whatever it is called after.
    ...(/(id|uuid|guid|sid)$/.test(wanted) ? ["id", "uuid", "guid", "sid"].flatMap(called) : []),
  ];
  return candidates.find((name) => canBe(contract, properties.get(name), declared, /id$/.test(wanted)));
}

/** A path names by text or by number, and an item that is called otherwise is not what it names. */
function canBe(contract: Contract, property: Schema | undefined, declared: Schema | undefined, isId: boolean): boolean {
  const isText = (each: Schema | undefined) => hasType(contract, each, "string");
  const isNumber = (each: Schema | undefined) =>
    hasType(contract, each, "integer") || hasType(contract, each, "number");
  if (property === undefined || !(isText(property) || isNumber(property))) return false;
  if (declared === undefined || (isText(declared) && isNumber(declared))) return true;
  if (isNumber(declared)) return isNumber(property);
  // Numbered ids are often declared as text, names are not.
  return !isText(declared) || isText(property) || isId;
}

/** `job_id: $response.body#/id`. */
function linkedProperty(contract: Contract, parameter: string, operations: readonly Operation[]): string | undefined {
  const ids = new Set(operations.map(({ id }) => id));
  for (const { operationId, parameters } of linksOf(contract)) {
    if (operationId === undefined || !ids.has(operationId)) continue;
    const expression = parameters[parameter] ?? parameters[`path.${parameter}`];
    const [, pointer] = /^\$response\.body#(\/.+)$/.exec(String(expression)) ?? [];
    if (pointer) return pointer.split("/").at(-1);
  }
  return undefined;
}

const known = new WeakMap<Contract, Response["links"]>();

/** All links of a contract, collected once: each collection asks for them. */
function linksOf(contract: Contract): Response["links"] {
  const links =
    known.get(contract) ??
    contract.operations.flatMap(({ responses }) => responses.flatMap((response) => response.links));
  known.set(contract, links);
  return links;
}
