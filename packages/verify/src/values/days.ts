/** Days in a value: what lies on some of them can be said of others, and what begins before it ends still does. */
import { isObject, type JsonObject } from "../state/json.ts";

/** A day, or a time with its day (RFC 3339, section 5.6). */
const DAY = /^(\d{4}-\d{2}-\d{2})(?=$|[Tt ]\d{2}:\d{2})/;

const MILLISECONDS = 86_400_000;

/** The same text of a later day. As it is where it begins with none, or with one that no calendar has. */
export function daysLater(text: string, days: number): string {
  const day = DAY.exec(text)?.[1];
  const from = day === undefined ? Number.NaN : Date.parse(day);
  const to = from + days * MILLISECONDS;
  // A year has four digits.
  if (day === undefined || Number.isNaN(from) || to > Date.parse("9999-12-31")) return text;
  return new Date(to).toISOString().slice(0, 10) + text.slice(day.length);
}

/**
 * A thing with all that it says of days said of others, as far from each other as before: `number` decides which, and
 * those of two numbers have none in common. As it is where it says nothing of days.
 */
export function onOtherDays(thing: JsonObject, number: number): JsonObject {
  const times = [...daysIn(thing)].map((text) => Date.parse(text.slice(0, 10))).filter((time) => !Number.isNaN(time));
  if (times.length === 0) return thing;
  const span = (Math.max(...times) - Math.min(...times)) / MILLISECONDS + 1;
  return moved(thing, number * span) as JsonObject;
}

function* daysIn(value: unknown): Iterable<string> {
  if (typeof value === "string" && DAY.test(value)) yield value;
  else if (Array.isArray(value)) for (const item of value) yield* daysIn(item);
  else if (isObject(value)) for (const member of Object.values(value)) yield* daysIn(member);
}

function moved(value: unknown, days: number): unknown {
  if (typeof value === "string") return daysLater(value, days);
  if (Array.isArray(value)) return value.map((item) => moved(item, days));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, moved(member, days)]));
}
