/** Simple conditions on a request: what it has to have, whatever it has besides. */
import type { RequestParts } from "@cantus/contract/request";
import { isObject } from "./state/json.ts";

export interface Match {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  /** Names in any case. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Of an object, some members; of a list, as many items as it has; anything else as it is. */
  readonly body?: unknown;
}

export function matches({ path, query, header, body }: Match, parts: RequestParts): boolean {
  const lower = (record: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
  return (
    has(path ?? {}, parts.path) &&
    has(query ?? {}, parts.query) &&
    has(lower(header ?? {}), lower(parts.header)) &&
    (body === undefined || has(body, parts.body))
  );
}

/** Whether a value has all that is wanted of it. Numbers and texts are the same if they are written the same. */
function has(wanted: unknown, value: unknown): boolean {
  if (isObject(wanted)) {
    return (
      isObject(value) &&
      Object.entries(wanted).every(([name, member]) => Object.hasOwn(value, name) && has(member, value[name]))
    );
  }
  if (Array.isArray(wanted)) {
    return Array.isArray(value) && wanted.length === value.length && wanted.every((each, i) => has(each, value[i]));
  }
  return (
    wanted === value || (typeof wanted !== "object" && typeof value !== "object" && String(wanted) === String(value))
  );
}
