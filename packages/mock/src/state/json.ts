/** JSON values as a memory of them works with them. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A copy in which every text that has `from` in it has `to` instead: URLs and references carry the id of what they lead
 * to. An id that could be any word or number (`string`, `1`) is one only as a step of a path.
 */
export function replaceText(value: unknown, from: string, to: string): unknown {
  const isSpecific = from.length >= 8 || (from.length >= 4 && /\d/.test(from) && /[a-z_-]/i.test(from));
  const step = isSpecific ? undefined : new RegExp(`(?<=/)${from.replace(/[^\w]/g, "\\$&")}(?=[/?#.]|$)`, "g");
  const replace = (text: string) => (step ? text.replace(step, () => to) : text.replaceAll(from, () => to));
  const visit = (each: unknown): unknown => {
    if (typeof each === "string") return from === "" ? each : replace(each);
    if (Array.isArray(each)) return each.map(visit);
    if (!isObject(each)) return each;
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [name, visit(member)]));
  };
  return visit(value);
}

/** Whether anything in it would be replaced. */
export function mentions(value: unknown, text: string): boolean {
  return JSON.stringify(replaceText(value, text, "")) !== JSON.stringify(value);
}
