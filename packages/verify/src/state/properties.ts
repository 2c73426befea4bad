/** What a schema says of an object, its references and `allOf` put together. */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";

export type Properties = ReadonlyMap<string, Schema>;

const NONE: Properties = new Map();
const DEEPEST = 16;

const known = new WeakMap<object, Properties>();

/** The properties of the object that a schema describes; of a choice, those of all its branches. */
export function propertiesOf(contract: Contract, schema: Schema | undefined): Properties {
  const node = schema === undefined ? true : contract.resolve<Schema>(schema);
  if (typeof node !== "object") return NONE;
  const found = known.get(node) ?? collect(contract, node);
  known.set(node, found);
  return found;
}

function collect(contract: Contract, root: SchemaObject): Properties {
  const properties = new Map<string, Schema>();
  const visit = (schema: Schema, depth: number): void => {
    const node = contract.resolve<Schema>(schema);
    if (typeof node !== "object" || depth > DEEPEST) return;
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      if (!properties.has(name)) properties.set(name, property);
    }
    for (const part of [...(node.allOf ?? []), ...(node.oneOf ?? []), ...(node.anyOf ?? [])]) visit(part, depth + 1);
  };
  visit(root, 0);
  return properties;
}

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

/** What a schema allows to be null or of a type: the types that it names, itself or by its branches. */
export function typesOf(contract: Contract, schema: Schema | undefined, depth = 0): readonly string[] {
  const node = schema === undefined ? true : contract.resolve<Schema>(schema);
  if (typeof node !== "object" || depth > DEEPEST) return [];
  const own = node.type === undefined ? [] : [node.type].flat();
  const branches = [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...(node.allOf ?? [])];
  return [...new Set([...own, ...branches.flatMap((branch) => typesOf(contract, branch, depth + 1))])];
}
