/** What the body of an answer tells of things: those that were made, ids alone, and URLs. */
import { isObject, type JsonObject } from "../state/json.ts";

/** The thing that was made: the body, or what a member wraps. */
export function madeIn(body: unknown): JsonObject[] {
  return isObject(body) ? [body, ...Object.values(body).filter(isObject)] : [];
}

/** A list may name its things and show no more of them: `["red", "green"]`. */
export function idsAlone(body: unknown): string[] {
  if (!Array.isArray(body)) return [];
  return body.flatMap((item) =>
    typeof item === "number" || (typeof item === "string" && item !== "") ? [String(item)] : [],
  );
}

/** Every text in a body that may be a URL. */
export function urlsIn(body: unknown): readonly string[] {
  if (!isObject(body) && !Array.isArray(body)) return [];
  const known = urlsOf.get(body) ?? stringsIn(body).filter((text) => /^(?:https?:\/)?\//.test(text));
  urlsOf.set(body, known);
  return known;
}

/** The same body may come many times. */
const urlsOf = new WeakMap<object, readonly string[]>();

/** Every text in a value, but of a large one only the first. */
function stringsIn(value: unknown, most = 500): string[] {
  const found: string[] = [];
  const waiting = [value];
  for (let next = waiting.pop(); waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (typeof next === "string") found.push(next);
    else if (typeof next === "object" && next !== null) waiting.push(...Object.values(next));
    if (found.length >= most) break;
  }
  return found;
}
