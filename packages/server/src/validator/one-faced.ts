import type { Contract } from "@cantus/contract";
import { ONE_SCHEMA, SCHEMA_LISTS, SCHEMA_MAPS } from "./handed-schema.ts";

/**
 * Finds out which schemas say the same of requests and of answers: those in which, and in all that they refer to, nothing is
 * `readOnly` or `writeOnly`. What is found out about one is kept, so that a contract is gone through once.
 */
export function createIsOneFaced(contract: Contract): (schema: unknown) => boolean {
  const known = new Map<object, boolean>();
  return (schema) => {
    const seen = new Set<object>();
    const waiting = [schema];
    while (waiting.length > 0) {
      const node = waiting.pop();
      if (typeof node !== "object" || node === null || seen.has(node) || known.get(node)) continue;
      seen.add(node);
      const { readOnly, writeOnly, $ref, $dynamicRef = $ref } = node as Record<string, unknown>;
      if (readOnly === true || writeOnly === true || known.get(node) === false) {
        known.set(schema as object, false);
        return false;
      }
      for (const ref of [$ref, $dynamicRef]) if (typeof ref === "string") waiting.push(contract.resolve({ $ref: ref }));
      for (const [keyword, inner] of Object.entries(node)) waiting.push(...schemasIn(keyword, inner));
    }
    for (const node of seen) known.set(node, true);
    return true;
  };
}

/** Examples and the like are data, in which a `$ref` leads nowhere. */
function schemasIn(keyword: string, value: unknown): unknown[] {
  if (ONE_SCHEMA.has(keyword)) return [value];
  if (SCHEMA_LISTS.has(keyword) && Array.isArray(value)) return value;
  return SCHEMA_MAPS.has(keyword) ? Object.values(value as object) : [];
}
