/** Whether a value lies within what the query bounds: times as instants, numbers as they are. */
import type { Range } from "@cantus/contract/collections";
import { isObject } from "./json.ts";

/** Whether a value lies where the query wants it. What cannot be compared narrows nothing. */
export function isWithin(
  value: unknown,
  { parameter: { name }, member, bound }: Range,
  query: Readonly<Record<string, unknown>>,
): boolean {
  const given = query[name];
  const wanted = member === undefined ? given : isObject(given) ? given[member] : undefined;
  if (wanted === undefined) return true;
  const [found, limit] = [value, wanted].every(isNumeric)
    ? [Number(value), Number(wanted)]
    : [instant(value, bound), instant(wanted, bound)];
  if (typeof limit !== "number" || typeof found !== "number" || Number.isNaN(limit - found)) return true;
  if (bound === ">") return found > limit;
  if (bound === ">=") return found >= limit;
  return bound === "<" ? found < limit : found <= limit;
}

/** Amounts of money are written as texts, too. */
function isNumeric(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "string" && /^-?\d+\.\d+$/.test(value));
}

const DAY = 86_400_000;

/** In milliseconds; numbers are seconds, where they are not too large for that. `until` a day is until its end. */
function instant(value: unknown, bound: Range["bound"]): number | undefined {
  if (typeof value === "number") return value > 1e11 ? value : value * 1000;
  if (typeof value !== "string") return undefined;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  return Date.parse(value) + (isDay && bound === "<=" ? DAY - 1 : 0);
}
