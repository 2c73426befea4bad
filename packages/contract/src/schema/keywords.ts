/**
 * The keywords of JSON Schema 2020-12 that decide whether a value is valid, by what they hold. Everything else in a
 * schema describes, and no validator needs to carry it.
 */

/** Assertions, with the form that their value must have to mean anything. */
export const ASSERTIONS: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => [value].flat().length > 0 && [value].flat().every((type) => TYPES.has(type as string)),
  enum: (value) => Array.isArray(value) && value.length > 0,
  const: () => true,
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  maximum: isNumber,
  exclusiveMaximum: isNumber,
  minimum: isNumber,
  exclusiveMinimum: isNumber,
  maxLength: isCount,
  minLength: isCount,
  pattern: isText,
  maxItems: isCount,
  minItems: isCount,
  uniqueItems: (value) => typeof value === "boolean",
  maxContains: isCount,
  minContains: isCount,
  maxProperties: isCount,
  minProperties: isCount,
  required: isTextList,
  dependentRequired: (value) => isRecord(value) && Object.values(value).every(isTextList),
  format: isText,
};

/** Applicators that hold one schema. */
export const SCHEMA_KEYWORDS = new Set([
  ...["not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames"],
  ...["unevaluatedItems", "unevaluatedProperties"],
]);

/** Applicators that hold a list of schemas. */
export const SCHEMA_LIST_KEYWORDS = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);

/** Applicators that hold schemas by name. */
export const SCHEMA_MAP_KEYWORDS = new Set(["properties", "patternProperties", "dependentSchemas"]);

/** Applicators whose schemas look at the same value as the schema that they stand in. */
export const IN_PLACE_KEYWORDS = new Set(["allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"]);

const TYPES = new Set(["null", "boolean", "object", "array", "number", "integer", "string"]);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSchema(value: unknown): boolean {
  return typeof value === "boolean" || isRecord(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}
