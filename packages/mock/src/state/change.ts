/** Items as requests change them. */

import { type Operation, Problem } from "@cantus/contract";
import { type Collection, says, shapeOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { accepts } from "./accepts.ts";
import { fitTo } from "./fit.ts";
import { isObject, type JsonObject } from "./json.ts";
import { isJsonPatch, jsonPatched, mergePatch } from "./json-patch.ts";
import type { Memory } from "./memory.ts";
import { allowsMore, asProperties, writableIn } from "./own-names.ts";
import type { Item } from "./shelf.ts";
import { isTimeOfChange, isTimeOfServer, timeAs } from "./time.ts";

/**
 * The value of an item after a PUT, which replaces what callers may write, or a PATCH, which merges (RFC 7396) and takes
 * `null` for a value where the schema has it, or applies operations (RFC 6902) where the body is a list of them.
 *
 * @throws {Problem} for operations that cannot be applied, or that leave what is no item
 */
export function changedValue(
  memory: Memory,
  { operation, collection, body }: { operation: Operation; collection: Collection; body: unknown },
  item: Item,
  how: "replace" | "update",
): JsonObject | undefined {
  const { contract } = memory;
  const { item: schema, idProperty } = collection;
  const { properties } = shapeOf(contract, schema);
  const isReadOnly = (name: string) => name === idProperty || says(contract, properties.get(name), "readOnly", true);
  if (isJsonPatch(body)) {
    const patched = jsonPatched(item.value, body);
    for (const name of Object.keys(item.value)) if (isReadOnly(name)) patched[name] = item.value[name];
    const violations = schemaValidator(contract).validate(schema, patched, "response");
    if (violations.length > 0) {
      throw new Problem("invalid-request", { detail: `The patch leaves no item of ${collection.name}.`, violations });
    }
    return touched(memory, collection, patched);
  }
  const sent = asProperties(contract, schema, Object.entries(isObject(body) ? body : {}));
  const writable = writableIn(contract, operation, schema);
  const isServers = (name: string) => isReadOnly(name) || !writable.has(name);
  const taken = Object.fromEntries(
    [...sent].filter(([name]) => !isServers(name) && (properties.has(name) || allowsMore(contract, schema))),
  );
  const kept = Object.fromEntries(Object.entries(item.value).filter(([name]) => how === "update" || isServers(name)));
  const keepsNull = (name: string) => accepts(contract, properties.get(name), null);
  const value = how === "replace" ? { ...kept, ...taken } : mergePatch(kept, taken, keepsNull);
  const fitted = fitTo(contract, schema, touched(memory, collection, value), item.value);
  return fitted && isObject(fitted.value) ? fitted.value : undefined;
}

/** The value with the times of its last change at now. */
export function touched(memory: Memory, collection: Collection, value: JsonObject): JsonObject {
  const times = [...shapeOf(memory.contract, collection.item).properties]
    .filter(([name, schema]) => isTimeOfChange(name) && isTimeOfServer(memory.contract, name, schema, value[name]))
    .map(([name, schema]) => [name, timeAs(memory.contract, schema, value[name], memory.now)]);
  return { ...value, ...Object.fromEntries(times) };
}
