/** Times that the server sets, and how they are written. */
import type { Contract, Schema } from "@cantus/contract";
import { hasType, isTime, plainName, says } from "@cantus/contract/collections";

/** A time that the server sets when an item is made or changed, also where only its example shows that it is one. */
export function isTimeOfServer(contract: Contract, name: string, schema: Schema, example: unknown): boolean {
  if (!isTimeOfChange(name) && !/^(date)?(creat|insert|registered)/.test(plainName(name))) return false;
  return (
    isTime(contract, schema) ||
    isUnixTime(contract, schema, example) ||
    (typeof example === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(example) && hasType(contract, schema, "string"))
  );
}

/** Which times change whenever the item does. */
export function isTimeOfChange(name: string): boolean {
  return /^(date)?(updat|modifi|changed|lastmodif|lastupdat|lastchang)/.test(plainName(name));
}

/** Seconds or milliseconds since 1970, as of this century. */
function isUnixTime(contract: Contract, schema: Schema, example: unknown): boolean {
  return (
    hasType(contract, schema, "integer") &&
    (says(contract, schema, "format", "unix-time") || (typeof example === "number" && example > 9e8))
  );
}

/** A time as the schema writes it, in the unit of the example. */
export function timeAs(contract: Contract, schema: Schema, example: unknown, now: number): unknown {
  if (!hasType(contract, schema, "integer")) return isoTime(now);
  return typeof example === "number" && example > 1e11 ? now : Math.floor(now / 1000);
}

let last = { at: Number.NaN, text: "" };

/** The same for all that happens within a millisecond, in which a mock makes many items. */
export function isoTime(now: number): string {
  if (last.at !== now) last = { at: now, text: new Date(now).toISOString() };
  return last.text;
}
