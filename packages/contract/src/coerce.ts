import { parseJson } from "./body/json.ts";
import type { Contract, Schema, SchemaType } from "./model.ts";
import { type Form, formsOf, itemSchema, propertySchema } from "./style/forms.ts";

/**
 * What came as text, with the types that a schema gives it: `"5"` → `5` for an integer, lists and objects member by
 * member. What does not look like its type stays text, so that validation refuses it and can say how. Numbers are
 * written as in JSON (RFC 8259 §6): no `0x10`, ` 5`, `+5`, `05` or `1e400`.
 *
 * Where a schema allows several types, text stays text if any text will do, and else becomes the first type that it is
 * written like. A text where a list or an object belongs is read as JSON.
 *
 * @param value text, or lists and objects of it
 * @example coerce(contract, { type: "array", items: { type: "integer" } }, ["1", "x"]) // [1, "x"]
 */
export function coerce(contract: Contract, schema: Schema | undefined, value: unknown): unknown {
  if (schema === undefined) return value;
  if (typeof value === "string") return textCoercion(contract, schema)(value);
  if (Array.isArray(value)) return value.map((item, i) => coerce(contract, itemSchema(contract, schema, i), item));
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value);
    return Object.fromEntries(
      members.map(([name, member]) => [name, coerce(contract, propertySchema(contract, schema, name), member)]),
    );
  }
  return value;
}

type TextCoercion = (text: string) => unknown;

const knownCoercions = new WeakMap<readonly Form[], TextCoercion>();

/** What `coerce` does with the texts of one schema, found out once. */
export function textCoercion(contract: Contract, schema: Schema | undefined): TextCoercion {
  if (schema === undefined) return asItIs;
  const forms = formsOf(contract, schema);
  const coercion = knownCoercions.get(forms) ?? coercionInto(forms);
  knownCoercions.set(forms, coercion);
  return coercion;
}

function asItIs(text: string): string {
  return text;
}

function coercionInto(forms: readonly Form[]): TextCoercion {
  if (forms.some(takesAnyText)) return asItIs;
  const texts = new Set<unknown>(forms.flatMap(({ values = [] }) => values));
  const attempts = forms.flatMap(({ types, values }) =>
    TYPES.filter((type) => !types || types.has(type)).map((type) => ({ read: READERS[type], values })),
  );
  return (text) => {
    if (texts.has(text)) return text;
    for (const { read, values } of attempts) {
      const value = read(text);
      if (value !== undefined && (!values || values.includes(value))) return value;
    }
    return text;
  };
}

function takesAnyText({ types, values, isRestricted }: Form): boolean {
  return !values && !isRestricted && (!types || types.has("string"));
}

/** From the narrowest to the widest. */
const TYPES = ["null", "boolean", "integer", "number", "array", "object"] as const;

const READERS: Readonly<Record<Exclude<SchemaType, "string">, (text: string) => unknown>> = {
  null: (text) => (text === "null" ? null : undefined),
  boolean: (text) => (text === "true" ? true : text === "false" ? false : undefined),
  integer: (text) => {
    const number = readNumber(text);
    return Number.isInteger(number) ? number : undefined;
  },
  number: readNumber,
  array: (text) => readJson(text, Array.isArray),
  object: (text) => readJson(text, (value) => typeof value === "object" && value !== null && !Array.isArray(value)),
};

function readNumber(text: string): number | undefined {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function readJson(text: string, isMeant: (value: unknown) => boolean): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = parseJson(text);
    return isMeant(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
