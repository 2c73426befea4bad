/** Puts what exists at the target in the place of what a case has from the contract's examples. */

import { type Contract, type Operation, type Parameter, parseParameter, serializeParameter } from "@cantus/contract";
import { addressOf, itemKeys, plainName } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { Case } from "../cases/case.ts";
import { isObject, type JsonObject } from "../state/json.ts";
import { replaceMembers } from "./members.ts";
import type { Memory } from "./memory.ts";

/**
 * The same case for things that exist. The case itself where nothing is known of any.
 *
 * @param members What the user gave for members of the body, by JSON pointer.
 */
export function fillIn(
  contract: Contract,
  one: Case,
  memory: Memory,
  values: Readonly<Record<string, unknown>>,
  members: Readonly<Record<string, unknown>> = {},
): Case {
  const { operation } = one;
  const ids = memory.idsFor(operation);
  const idAt = ({ in: place, name }: Parameter) =>
    [...ids].find(([key]) => key.in === place && key.parameter === name)?.[1];
  const { keys, method } = addressOf(contract, operation);
  // What is put into a thing is there before it: the product of `PUT /carts/{cart_id}/items/{product_id}`.
  const ofOthers = ({ name }: Parameter) => {
    const other = method === "delete" || plainName(name) === "id" ? undefined : memory.keyNamed(name);
    const isOwn = keys.some(({ parameter, collection }) => parameter === name && collection === other?.collection);
    return other && !isOwn ? memory.idsIn(other.collection)[0] : undefined;
  };
  const linked = memory.linkedValues(operation);
  const isOfPath = ({ in: place }: Parameter) => place === "path";
  const linkOf = ({ in: place, name }: Parameter) => linked[`${place}.${name}`] ?? linked[name];
  // Half of a path by a link and half by another thing would lead nowhere.
  const isLinked = operation.parameters.filter(isOfPath).every((parameter) => linkOf(parameter) !== undefined);
  const learned = (parameter: Parameter): unknown => {
    if (isOfPath(parameter)) return isLinked ? linkOf(parameter) : (idAt(parameter) ?? ofOthers(parameter));
    if (parameter.in !== "query") return linkOf(parameter);
    return linkOf(parameter) ?? idAt(parameter) ?? memory.idNamed(parameter.name);
  };
  const misfits = new Set(operation.parameters.filter((parameter) => !fits(contract, parameter, learned(parameter))));
  const isPathUnfit = [...misfits].some(isOfPath);
  const known = (parameter: Parameter): unknown => {
    const given = values[`${operation.id}.${parameter.name}`] ?? values[parameter.name];
    if (given !== undefined) return given;
    return misfits.has(parameter) || (isPathUnfit && isOfPath(parameter)) ? undefined : learned(parameter);
  };
  const parameters = new Map(one.parameters);
  for (const parameter of operation.parameters) {
    const value = known(parameter);
    if (value !== undefined && one.parameters.has(parameter)) parameters.set(parameter, value);
  }
  return {
    ...one,
    parameters,
    body: one.body && {
      ...one.body,
      value: replaceMembers(withOwnId(contract, withKnownIds(contract, one, memory), operation, parameters), members),
    },
  };
}

/** What an answer called by this name may be another thing than this parameter takes. */
function fits(contract: Contract, parameter: Parameter, value: unknown): boolean {
  if (value === undefined) return true;
  const read = parseParameter(contract, parameter, serializeParameter(parameter, value));
  if (read.violation || read.value === undefined) return false;
  return schemaValidator(contract).accepts(
    parameter.schema ?? parameter.content?.schema ?? true,
    read.value,
    "request",
  );
}

/**
 * The members of a body that name other things: `{ "track_id": … }`, `{ "customer": … }`, `{ "lines": [{ "product_id": … }] }`.
 * Its own id is its own affair, where it is not what the operation is called with.
 */
function withKnownIds(contract: Contract, { operation, body }: Case, memory: Memory): unknown {
  const value = body?.value;
  if (!isObject(value)) return value;
  const calledWith = [...memory.idsFor(operation)].filter(([{ in: place }]) => place === "body");
  const own = new Set(itemKeys(contract, operation).map(({ parameter }) => plainName(parameter)));
  const { path } = addressOf(contract, operation);
  const together = memory.idsTogether(idNamesIn(value));
  const named = (name: string, member: unknown, isTop: boolean): unknown => {
    const [, id] = (isTop && calledWith.find(([{ parameter }]) => parameter === name)) || [];
    if (id !== undefined && isId(member)) return likeBefore(member, id);
    if (Array.isArray(member) && /ids$/i.test(name)) return listOf(member, together.get(name) ?? []);
    if (typeof member === "object") return within(member, false);
    if (!isId(member) || own.has(plainName(name)) || plainName(name) === "id") return member;
    const known = /id$/i.test(name) ? together.get(name)?.[0] : isTop ? memory.idOfThing(name, path) : undefined;
    return known === undefined ? member : likeBefore(member, known);
  };
  const within = (each: unknown, isTop: boolean): unknown => {
    if (Array.isArray(each)) return each.map((item) => within(item, false));
    if (!isObject(each)) return each;
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [name, named(name, member, isTop)]));
  };
  return within(value, true);
}

/** The names in a value that may be of ids. */
function idNamesIn(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((item) => [...idNamesIn(item)]));
  if (!isObject(value)) return new Set();
  const own = Object.keys(value).filter((name) => /ids?$/i.test(name));
  return new Set([...own, ...Object.values(value).flatMap((member) => [...idNamesIn(member)])]);
}

function isId(member: unknown): member is string | number {
  return typeof member === "string" || typeof member === "number";
}

/** An id in the type that it had: of a number, no text is made. */
function likeBefore(member: string | number, id: string): string | number {
  if (typeof member === "string") return id;
  return /^\d+$/.test(id) ? Number(id) : member;
}

/** As many of those that are known as were named. */
export function listOf(members: readonly unknown[], ids: readonly string[]): readonly unknown[] {
  const known = ids.slice(0, members.length);
  return known.length === 0 || !members.every(isId) ? members : known.map((id) => likeBefore(members[0] as string, id));
}

/** Who changes a thing and names it in the body, too, names the same: JSON:API 1.1 (section 9.2) has it in `data`. */
export function withOwnId(
  contract: Contract,
  value: unknown,
  operation: Operation,
  parameters: ReadonlyMap<Parameter, unknown>,
): unknown {
  const { method, path, keys } = addressOf(contract, operation);
  const last = keys.at(-1);
  const isOfItem = last?.in === "path" && /^(put|patch)$/.test(method) && path.endsWith("{}");
  const own = [...parameters].find(([{ in: place, name }]) => place === "path" && name === last?.parameter)?.[1];
  if (!isOfItem || own === undefined || !isObject(value)) return value;
  const names = new Set(["id", plainName(last.parameter)]);
  const within = (each: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(each).map(([name, member]) => {
        if (!names.has(plainName(name))) return [name, member];
        return [name, typeof member === "number" ? Number(own) : typeof member === "string" ? String(own) : member];
      }),
    );
  const whole = within(value);
  return isObject(whole.data) ? { ...whole, data: within(whole.data) } : whole;
}
