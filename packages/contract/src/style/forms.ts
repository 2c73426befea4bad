import type { Contract, Schema, SchemaType } from "../model.ts";

/** One way in which a value may look by a schema, as far as its type and its listed values go. */
export interface Form {
  /** Absent: any. */
  readonly types: ReadonlySet<SchemaType> | undefined;
  /** From `enum` and `const`. Absent: any. */
  readonly values: readonly unknown[] | undefined;
  /** Whether more than its type decides whether a text has this form. */
  readonly isRestricted: boolean;
}

const ANY: Form = { types: undefined, values: undefined, isRestricted: false };
const RESTRICTIONS = ["format", "pattern", "minLength", "maxLength", "not", "if"];
/** Choices within choices multiply; of more than these no wire text tells one from another. */
const MAX_FORMS = 64;
const MAX_DEPTH = 32;

/** Asked for each value of each request, and always the same: schemas do not change. */
const knownForms = new WeakMap<object, Form[]>();
const knownParts = new WeakMap<object, Exclude<Schema, boolean>[]>();

/** The forms that a schema allows, with `$ref`, `allOf`, `anyOf` and `oneOf` taken apart. */
export function formsOf(contract: Contract, schema: Schema | undefined, depth = 0): Form[] {
  const node = schema === undefined ? true : contract.resolve(schema);
  if (typeof node !== "object" || node === null || depth > MAX_DEPTH) return [ANY];
  const known = knownForms.get(node);
  if (known) return known;
  let forms: Form[] = [
    {
      types: typesOf(node),
      values: Object.hasOwn(node, "const") ? [node.const] : Array.isArray(node.enum) ? node.enum : undefined,
      isRestricted: RESTRICTIONS.some((keyword) => keyword in node),
    },
  ];
  for (const part of node.allOf ?? []) forms = both(forms, formsOf(contract, part, depth + 1));
  for (const choice of [node.anyOf, node.oneOf]) {
    if (choice)
      forms = both(
        forms,
        choice.flatMap((branch) => formsOf(contract, branch, depth + 1)),
      );
  }
  forms = forms.slice(0, MAX_FORMS);
  if (depth === 0) knownForms.set(node, forms);
  return forms;
}

/** Whether a value is one thing, a list or an object, as far as the schema says. */
export type Kind = "primitive" | "array" | "object";

export function kindsOf(contract: Contract, schema: Schema | undefined): Set<Kind> {
  const kinds = new Set<Kind>();
  for (const { types, values } of formsOf(contract, schema)) {
    for (const type of types ?? (values ?? [""]).map(typeOf)) {
      kinds.add(type === "array" || type === "object" ? type : "primitive");
    }
  }
  return kinds;
}

/** The names that a schema gives to properties. */
export function propertyNames(contract: Contract, schema: Schema | undefined): string[] {
  return [...new Set(partsOf(contract, schema).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** Whether an object may have a property that the schema does not name. */
export function allowsMoreProperties(contract: Contract, schema: Schema | undefined): boolean {
  return partsOf(contract, schema).every(
    ({ additionalProperties, unevaluatedProperties }) =>
      additionalProperties !== false && unevaluatedProperties !== false,
  );
}

/** The schema of a property, as far as it can be told without the rest of the value. */
export function propertySchema(contract: Contract, schema: Schema, name: string): Schema {
  const parts = partsOf(contract, schema);
  const named = parts.flatMap(({ properties }) =>
    properties && Object.hasOwn(properties, name) ? [properties[name] ?? true] : [],
  );
  const found = named.length > 0 ? named : parts.flatMap(({ additionalProperties }) => listOf(additionalProperties));
  return found.length > 1 ? { anyOf: found } : (found[0] ?? true);
}

/** The schema of an item. */
export function itemSchema(contract: Contract, schema: Schema, index: number): Schema {
  const found = partsOf(contract, schema).flatMap(({ prefixItems, items }) => {
    const prefixed = Array.isArray(prefixItems) ? (prefixItems[index] as Schema | undefined) : undefined;
    return listOf(prefixed ?? items);
  });
  return found.length > 1 ? { anyOf: found } : (found[0] ?? true);
}

function listOf(schema: Schema | undefined): Schema[] {
  return schema === undefined ? [] : [schema];
}

/** A schema and all that it applies to the same value, certainly or perhaps. */
export function partsOf(contract: Contract, schema: Schema | undefined, depth = 0): Exclude<Schema, boolean>[] {
  const node = schema === undefined ? true : contract.resolve(schema);
  if (typeof node !== "object" || node === null || depth > MAX_DEPTH) return [];
  const known = knownParts.get(node);
  if (known) return known;
  const inner = [node.allOf, node.anyOf, node.oneOf].flatMap((parts) => parts ?? []);
  const parts = [node, ...inner.flatMap((part) => partsOf(contract, part, depth + 1))];
  if (depth === 0) knownParts.set(node, parts);
  return parts;
}

function typesOf(node: Exclude<Schema, boolean>): Set<SchemaType> | undefined {
  if (node.type !== undefined) return new Set([node.type].flat());
  if (node.properties || node.additionalProperties !== undefined) return new Set(["object"]);
  if (node.items !== undefined || node.prefixItems !== undefined) return new Set(["array"]);
  return undefined;
}

function typeOf(value: unknown): SchemaType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as SchemaType;
}

function both(left: readonly Form[], right: readonly Form[]): Form[] {
  return left
    .flatMap((a) =>
      right.map((b) => ({
        types: intersection(a.types, b.types),
        values: a.values && b.values ? a.values.filter((value) => b.values?.includes(value)) : (a.values ?? b.values),
        isRestricted: a.isRestricted || b.isRestricted,
      })),
    )
    .slice(0, MAX_FORMS);
}

function intersection(a: Form["types"], b: Form["types"]): Form["types"] {
  if (!a || !b) return a ?? b;
  // Every integer is a number too.
  return new Set(
    [...a, ...b].filter(
      (type) => (a.has(type) && b.has(type)) || (type === "integer" && (a.has("number") || b.has("number"))),
    ),
  );
}
