/** Members of a body that the user gives, by JSON pointer. */
import { unescapeToken } from "../checks/clause.ts";

type Members = Readonly<Record<string, unknown>>;

/** What is not there already is not put there: a case may be about its absence. */
export function replaceMembers(value: unknown, members: Members): unknown {
  return put(value, members, false);
}

/** What is not there already is put there, as far as there is an object or a list to put it into. */
export function setMembers(value: unknown, members: Members): unknown {
  return put(value, members, true);
}

function put(value: unknown, members: Members, isAdding: boolean): unknown {
  return Object.entries(members).reduce((whole, [pointer, member]) => {
    const tokens = pointer.split("/").slice(1);
    return putAt(whole, tokens.map(unescapeToken), member, isAdding);
  }, value);
}

function putAt(value: unknown, [token, ...rest]: readonly string[], member: unknown, isAdding: boolean): unknown {
  if (token === undefined) return member;
  if (typeof value !== "object" || value === null) return value;
  if (!isAdding && !Object.hasOwn(value, token)) return value;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const members = copy as Record<string, unknown>;
  members[token] = putAt(members[token], rest, member, isAdding);
  return copy;
}
