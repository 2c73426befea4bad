/** JSON values as a memory of them works with them. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy in which every text that has `from` in it has `to` instead: URLs and references carry the id of what they lead to. */
export function replaceText(value: unknown, from: string, to: string): unknown {
  if (typeof value === "string") return from === "" ? value : value.replaceAll(from, to);
  if (Array.isArray(value)) return value.map((item) => replaceText(item, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaceText(member, from, to)]));
}

/** JSON Merge Patch (RFC 7396 §2), except that `null` is the caller's to judge: `keepsNull` says where it is a value. */
export function mergePatch(target: JsonObject, patch: JsonObject, keepsNull: (name: string) => boolean): JsonObject {
  const merged: JsonObject = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    // As a member of JSON it is a name like others; written here it would be the object's prototype.
    if (name === "__proto__") continue;
    if (value === null && !keepsNull(name)) delete merged[name];
    else if (isObject(value) && isObject(merged[name])) merged[name] = mergePatch(merged[name], value, () => false);
    else merged[name] = value;
  }
  return merged;
}

/** `job_id`, `jobId` and `Job-Id` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
