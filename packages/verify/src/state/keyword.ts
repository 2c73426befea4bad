import type { Contract, Schema, SchemaObject } from "@cantus/contract";

/** The keyword's value in a schema, or in what it refers to or includes: `readOnly` may stand beside a `$ref` or behind it. */
export function keywordOf(contract: Contract, schema: Schema | undefined, keyword: string): unknown {
  if (typeof schema !== "object") return undefined;
  const parts = [schema, contract.resolve<Schema>(schema), ...(schema.allOf ?? [])];
  for (const part of parts) {
    const node = typeof part === "object" ? (contract.resolve<Schema>(part) as SchemaObject) : undefined;
    if (typeof part === "object" && part[keyword] !== undefined) return part[keyword];
    if (node?.[keyword] !== undefined) return node[keyword];
  }
  return undefined;
}
