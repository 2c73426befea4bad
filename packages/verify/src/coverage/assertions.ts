/** The keywords of JSON Schema that say what a value must be, and which values they are about. */
import type { SchemaObject } from "@cantus/contract";
import { FORMATS } from "@cantus/contract/schema";

type Kind = "any" | "number" | "string" | "array" | "object";

/** JSON Schema 2020-12 Validation, section 6, and of Core the two that close an object. */
const KINDS: Readonly<Record<string, Kind>> = {
  type: "any",
  enum: "any",
  const: "any",
  multipleOf: "number",
  maximum: "number",
  exclusiveMaximum: "number",
  minimum: "number",
  exclusiveMinimum: "number",
  maxLength: "string",
  minLength: "string",
  pattern: "string",
  maxItems: "array",
  minItems: "array",
  uniqueItems: "array",
  maxProperties: "object",
  minProperties: "object",
  required: "object",
  dependentRequired: "object",
  additionalProperties: "object",
  unevaluatedProperties: "object",
};

/** A keyword in its place, and how often values have met it. */
export class Assertion {
  readonly keyword: string;
  readonly #kind: Kind;
  /** Values that kept it, by the direction in which they went. */
  readonly kept = { request: 0, response: 0 };
  /** Values in requests that broke it. */
  broken = 0;

  constructor(keyword: string, kind: Kind) {
    this.keyword = keyword;
    this.#kind = kind;
  }

  isAbout(value: unknown): boolean {
    switch (this.#kind) {
      case "any":
        return true;
      case "array":
        return Array.isArray(value);
      case "object":
        return typeof value === "object" && value !== null && !Array.isArray(value);
      default:
        return typeof value === this.#kind;
    }
  }
}

/** The keywords of a schema that can be kept or broken. */
export function assertionsOf(schema: SchemaObject): Assertion[] {
  return Object.keys(schema).flatMap((keyword) => {
    const kind = keyword === "format" ? kindOfFormat(schema.format) : KINDS[keyword];
    return kind && !saysNothing(keyword, schema[keyword]) ? [new Assertion(keyword, kind)] : [];
  });
}

function kindOfFormat(format: string | undefined): Kind | undefined {
  return format !== undefined && Object.hasOwn(FORMATS, format) ? FORMATS[format]?.type : undefined;
}

/** Whatever the value is, it is kept: `minLength: 0`, an empty `required`, `additionalProperties` with a schema of its own. */
function saysNothing(keyword: string, argument: unknown): boolean {
  if (keyword === "additionalProperties" || keyword === "unevaluatedProperties") return argument !== false;
  if (keyword === "uniqueItems") return argument !== true;
  if (keyword === "required") return Array.isArray(argument) && argument.length === 0;
  return /^min(?:Length|Items|Properties)$/.test(keyword) && argument === 0;
}
