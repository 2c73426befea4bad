/** JSON Patch (RFC 6902), and JSON Merge Patch (RFC 7396). */
import { Problem } from "@cantus/contract";
import { applyPatch, type Operation } from "rfc6902";
import { isObject, type JsonObject } from "./json.ts";

const OPERATIONS = new Set(["add", "remove", "replace", "move", "copy", "test"]);

/** Whether a body is a list of such operations, whatever its media type: many APIs send them as plain JSON. */
export function isJsonPatch(body: unknown): body is readonly Operation[] {
  return (
    Array.isArray(body) &&
    body.length > 0 &&
    body.every((each) => isObject(each) && OPERATIONS.has(String(each.op)) && typeof each.path === "string")
  );
}

/**
 * A copy of the value with all operations applied, in order.
 * @throws {Problem} `conflict` for one that cannot be: nothing is there, or a `test` fails (RFC 5789 §2.2)
 */
export function jsonPatched(value: JsonObject, patch: readonly Operation[]): JsonObject {
  const patched = structuredClone(value);
  for (const [i, operation] of patch.entries()) {
    const { op, path } = operation;
    const from = "from" in operation ? operation.from : "";
    const isUnsafe = /(^|\/)(__proto__|constructor|prototype)(\/|$)/.test(`${path} ${from}`.replace(" ", "/"));
    const failure = isUnsafe || path === "" ? "is no place of the item" : reasonOf(patched, operation);
    if (failure !== undefined) {
      throw new Problem("conflict", { detail: `Operation ${i} of the patch, ${op} at ${path}: ${failure}.` });
    }
  }
  return patched;
}

function reasonOf(target: JsonObject, operation: Operation): string | undefined {
  try {
    return applyPatch(target, [operation])[0]?.message;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
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
