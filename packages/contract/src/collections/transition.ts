/** What an operation makes of an item's status, where its path says it: `POST /jobs/{id}/cancel` → `cancelled`. */

import type { JsonObject } from "../document/walk.ts";
import type { Contract } from "../model.ts";
import type { Collection } from "./model.ts";
import { plainName } from "./names.ts";
import { parts, shapeOf } from "./shape.ts";

const STATUS = /^(\w+_?)?(status|state)$/i;

/** Verbs whose participle begins otherwise. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  deactivate: ["inactive", "deactivated"],
  send: ["sent"],
  pay: ["paid"],
  hold: ["held", "onhold"],
  withdraw: ["withdrawn"],
};

/** The one status of the item that the verb leads to; nothing where none or several may be meant. */
export function transitionOf(contract: Contract, collection: Collection, verb: string): JsonObject | undefined {
  const wanted = plainName(verb);
  const found = [...shapeOf(contract, collection.item).properties].flatMap(([name, schema]) => {
    if (!STATUS.test(name)) return [];
    const values = parts(contract, schema).flatMap((part) => (Array.isArray(part.enum) ? part.enum : []));
    const texts = values.filter((value): value is string => typeof value === "string");
    const fitting = texts.filter((value) => isParticiple(plainName(value), wanted));
    return fitting.length === 1 ? [{ [name]: fitting[0] }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** `cancelled` and `canceled` of cancel, `active` of activate, `closed` of close. */
function isParticiple(value: string, verb: string): boolean {
  const irregular = Object.hasOwn(IRREGULAR, verb) ? IRREGULAR[verb] : undefined;
  if (irregular) return irregular.includes(value);
  if (verb.length < 4) return false;
  const stem = verb.replace(/(ate|e|y)$/, "");
  return value.startsWith(stem) && /^[a-z]{0,2}(ed|ive|ied)$/.test(value.slice(stem.length));
}
