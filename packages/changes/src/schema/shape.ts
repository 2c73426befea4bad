/** Schemas in a form that can be compared, however they were composed: a choice of forms, none of them composed. */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import { below, isObject, isSchemaObject, keyOf, type Node, type Part, targetOf } from "./node.ts";
import { isEqual } from "./same.ts";

export type TypeName = "null" | "boolean" | "object" | "array" | "string" | "number" | "integer";

/** What a value that is not null can be: one way to keep all the parts of a node. */
export interface Form {
  readonly node: Node;
  /** Of which each asks for something and none has `$ref`, `allOf`, `anyOf` or `oneOf`. */
  readonly parts: readonly FlatPart[];
  readonly types: ReadonlySet<TypeName>;
  /** The only values, where they are counted: by `enum`, `const`, or a type that has few. */
  readonly values: readonly unknown[] | undefined;
  /** What its author calls it: the name of its component, or its title. */
  readonly name: string | undefined;
}

export interface FlatPart {
  readonly schema: SchemaObject;
  readonly pointer: string;
}

export interface Shape {
  readonly isNullable: boolean;
  readonly forms: readonly Form[];
}

/** Choices of more forms than this, once they are multiplied out, are compared as they are written. */
const MOST = 64;

const COMPOSING = ["$ref", "allOf", "anyOf", "oneOf"] as const;

interface Draft {
  readonly parts: readonly FlatPart[];
  readonly name: string | undefined;
}

const shapes = new WeakMap<Contract, Map<string, Shape>>();

export function shapeOf(node: Node): Shape {
  const ofContract = shapes.get(node.contract) ?? new Map<string, Shape>();
  shapes.set(node.contract, ofContract);
  const key = keyOf(node);
  const known = ofContract.get(key);
  if (known) return known;
  const shape = newShape(node);
  ofContract.set(key, shape);
  return shape;
}

function newShape(node: Node): Shape {
  let drafts: Draft[] = [{ parts: [], name: undefined }];
  for (const part of node.parts) drafts = product(drafts, draftsOf(node, part, new Set())) ?? drafts;
  let isNullable = false;
  const forms: Form[] = [];
  for (const { parts, name } of drafts) {
    const types = typesOf(parts);
    const values = valuesOf(parts, types);
    if (types.has("null") && (values === undefined || values.includes(null))) isNullable = true;
    types.delete("null");
    const others = values?.filter((value) => value !== null);
    if (types.size === 0 || others?.length === 0) continue;
    forms.push({ node, parts, types, values: others, name });
  }
  return { isNullable, forms };
}

/** The forms that one part allows. `seen` keeps a schema that is a part of itself from being so without end. */
function draftsOf(node: Node, part: Part, seen: ReadonlySet<unknown>): Draft[] {
  const { schema, pointer } = part;
  if (schema === false) return [];
  if (!isSchemaObject(schema) || seen.has(schema)) return [{ parts: [], name: undefined }];
  const within = new Set([...seen, schema]);
  let drafts: Draft[] = [{ parts: flat(schema, pointer), name: undefined }];
  const apply = (choice: Draft[], keyword: string) => {
    // What is too much to multiply out stays written as it is, and is compared so.
    drafts =
      product(drafts, choice) ??
      product(drafts, [{ parts: [opaque(schema, keyword, pointer)], name: undefined }]) ??
      drafts;
  };
  const target = targetOf(node.contract, part);
  if (target) apply(draftsOf(node, target, within), "$ref");
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
    const branches = schema[keyword];
    if (!Array.isArray(branches) || branches.length === 0) continue;
    const choices = branches.map((branch, i) => {
      const each = { schema: branch, pointer: below(pointer, keyword, i) };
      const name = keyword === "allOf" ? undefined : nameOf(branch);
      return draftsOf(node, each, within).map((draft) => ({ ...draft, name: name ?? draft.name }));
    });
    if (keyword === "allOf") for (const choice of choices) apply(choice, keyword);
    else apply(choices.flat(), keyword);
  }
  return drafts;
}

function product(a: readonly Draft[], b: readonly Draft[]): Draft[] | undefined {
  if (a.length * b.length > MOST) return undefined;
  return a.flatMap((left) =>
    b.map((right) => {
      const parts = new Map([...left.parts, ...right.parts].map((part) => [part.schema, part]));
      return { parts: [...parts.values()], name: left.name ?? right.name };
    }),
  );
}

const flats = new WeakMap<object, SchemaObject>();

function flat(schema: SchemaObject, pointer: string): FlatPart[] {
  if (!COMPOSING.some((keyword) => keyword in schema)) return [{ schema, pointer }];
  const known = flats.get(schema);
  const own = known ?? without(schema);
  flats.set(schema, own);
  return Object.keys(own).length > 0 ? [{ schema: own, pointer }] : [];
}

function without(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !(COMPOSING as readonly string[]).includes(key)));
}

const opaques = new WeakMap<object, Map<string, SchemaObject>>();

function opaque(schema: SchemaObject, keyword: string, pointer: string): FlatPart {
  const row = opaques.get(schema) ?? new Map<string, SchemaObject>();
  opaques.set(schema, row);
  const own = row.get(keyword) ?? { [keyword]: schema[keyword] };
  row.set(keyword, own);
  return { schema: own, pointer };
}

function nameOf(branch: Schema): string | undefined {
  if (!isSchemaObject(branch)) return undefined;
  if (typeof branch.$ref === "string") return decodeURIComponent(branch.$ref.slice(branch.$ref.lastIndexOf("/") + 1));
  return typeof branch.title === "string" ? branch.title : undefined;
}

const ALL: readonly TypeName[] = ["null", "boolean", "object", "array", "string", "number"];

/**
 * The types that all parts allow. Without `type`, keywords of one type tell what was meant: by JSON Schema
 * `{ properties: … }` accepts every text and number as well, but nobody writes it to say so.
 */
function typesOf(parts: readonly FlatPart[]): Set<TypeName> {
  let types: TypeName[] | undefined;
  for (const { schema } of parts) {
    if (schema.type === undefined) continue;
    const own = [schema.type].flat() as TypeName[];
    types = types ? own.flatMap((type) => common(type, types as TypeName[])) : own;
  }
  const found = new Set(types ?? impliedTypes(parts) ?? ALL);
  if (found.has("number")) found.delete("integer");
  return found;
}

function common(type: TypeName, others: readonly TypeName[]): TypeName[] {
  if (others.includes(type)) return [type];
  if (type === "integer" && others.includes("number")) return ["integer"];
  return type === "number" && others.includes("integer") ? ["integer"] : [];
}

const OF_OBJECTS = [
  "properties",
  "required",
  "additionalProperties",
  "patternProperties",
  "minProperties",
  "maxProperties",
];
const OF_ARRAYS = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"];
const OF_TEXTS = ["pattern", "minLength", "maxLength"];
const OF_NUMBERS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

function impliedTypes(parts: readonly FlatPart[]): TypeName[] | undefined {
  if (valuesIn(parts) !== undefined) return undefined;
  const has = (keywords: readonly string[]) =>
    parts.some(({ schema }) => keywords.some((keyword) => keyword in schema));
  const implied: TypeName[] = [
    ...(has(OF_OBJECTS) ? (["object"] as const) : []),
    ...(has(OF_ARRAYS) ? (["array"] as const) : []),
    ...(has(OF_TEXTS) ? (["string"] as const) : []),
    ...(has(OF_NUMBERS) ? (["number"] as const) : []),
  ];
  return implied.length > 0 ? implied : undefined;
}

function valuesIn(parts: readonly FlatPart[]): unknown[] | undefined {
  let values: unknown[] | undefined;
  for (const { schema } of parts) {
    for (const own of ["const" in schema ? [schema.const] : undefined, schema.enum]) {
      if (!Array.isArray(own)) continue;
      values = values ? values.filter((value) => own.some((each) => isEqual(each, value))) : own;
    }
  }
  return values;
}

function valuesOf(parts: readonly FlatPart[], types: ReadonlySet<TypeName>): unknown[] | undefined {
  const counted = valuesIn(parts)?.filter((value) => typesOfValue(value).some((type) => types.has(type)));
  if (counted) return counted;
  if ([...types].some((type) => type !== "null" && type !== "boolean")) return undefined;
  return [...(types.has("boolean") ? [true, false] : []), ...(types.has("null") ? [null] : [])];
}

export function typesOfValue(value: unknown): TypeName[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  if (isObject(value)) return ["object"];
  if (typeof value === "number") return Number.isInteger(value) ? ["integer", "number"] : ["number"];
  return typeof value === "boolean" ? ["boolean"] : ["string"];
}

const splits = new WeakMap<Form, readonly Form[]>();

/** A form for each type that it has. */
export function splitByType(form: Form): readonly Form[] {
  if (form.types.size <= 1) return [form];
  const known =
    splits.get(form) ??
    [...form.types].flatMap((type) => {
      const values = form.values?.filter((value) => typesOfValue(value).includes(type));
      return values?.length === 0 ? [] : [{ ...form, types: new Set([type]), values }];
    });
  splits.set(form, known);
  return known;
}
