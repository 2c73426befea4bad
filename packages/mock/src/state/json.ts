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
  const replaced = textReplacer(value, from);
  return replaced ? replaced(to) : value;
}

/** The same for a value that is copied often: where `from` stands is looked for once. Nothing, where it stands nowhere. */
export function textReplacer(value: unknown, from: string): ((to: string) => unknown) | undefined {
  if (from === "") return undefined;
  const isSpecific = from.length >= 8 || (from.length >= 4 && /\d/.test(from) && /[a-z_-]/i.test(from));
  const separator = isSpecific ? from : new RegExp(`(?<=/)${from.replace(/[^\w]/g, "\\$&")}(?=[/?#.]|$)`);
  const visit = (each: unknown): ((to: string) => unknown) | undefined => {
    if (typeof each === "string") {
      const parts = each.split(separator);
      return parts.length > 1 ? (to) => parts.join(to) : undefined;
    }
    if (typeof each !== "object" || each === null) return undefined;
    const members = Object.entries(each).flatMap(([name, member]) => {
      const replaced = name === "__proto__" ? undefined : visit(member);
      return replaced ? [[name, replaced] as const] : [];
    });
    if (members.length === 0) return undefined;
    return (to) => {
      const copy = (Array.isArray(each) ? [...each] : { ...each }) as JsonObject;
      for (const [name, replaced] of members) copy[name] = replaced(to);
      return copy;
    };
  };
  return visit(value);
}
