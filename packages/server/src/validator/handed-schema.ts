/**
 * Schemas in the form that express-openapi-validator can live with. Of 75 public documents it loads 38 as they are;
 * each change has its reason here. Nothing that decides about validity is lost, but for what is said.
 */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import { FORMATS } from "@cantus/contract/schema";

/**
 * Only keywords that decide are handed over. So `example`, `examples`, `$id`, `$schema`, `$anchor` and `$dynamicAnchor`
 * are left out, which Ajv would register or follow (two schemas with one `$id` stop it); `nullable`, of which one without
 * a `type` stops every operation (the model is 3.1, where `type` says it); `discriminator`, whose validator here skips
 * what stands beside it, though it "MUST NOT change the validation outcome of the schema" (OpenAPI 3.1 §4.8.25); all `x-…`,
 * some of which are options of the validator; and `default`, which it fills in before it judges, and in branches that the
 * value does not have the form of (request-defaults.ts does it after). A `$dynamicRef` becomes the `$ref` that it is here.
 */
const ASSERTIONS = new Set([
  ...["type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"],
  ...["maxLength", "minLength", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains"],
  ...["maxProperties", "minProperties", "required", "dependentRequired", "readOnly", "writeOnly"],
]);
const ONE_SCHEMA = new Set([
  ...["not", "if", "then", "else", "items", "contains", "propertyNames", "additionalProperties"],
  ...["unevaluatedItems", "unevaluatedProperties"],
]);
const SCHEMA_LISTS = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const SCHEMA_MAPS = new Set(["properties", "patternProperties", "dependentSchemas"]);

export type Direction = "request" | "response";

/** Rewrites schemas for one direction and collects those that they refer to. */
export class HandedSchemas {
  readonly #contract: Contract;
  readonly #hidden: "readOnly" | "writeOnly";
  readonly #names = new Map<string, string>();
  readonly #components: Record<string, Schema> = {};
  readonly #multiples = new Set<number>();

  constructor(contract: Contract, direction: Direction) {
    this.#contract = contract;
    this.#hidden = direction === "request" ? "readOnly" : "writeOnly";
  }

  /** The fractions of which numbers have to be multiples, each a format here: `formatOfMultiple`. */
  get multiples(): number[] {
    return [...this.#multiples];
  }

  /** Everything referred to so far, for `components.schemas`. */
  get components(): Record<string, Schema> {
    return this.#components;
  }

  /** A copy of a schema, its `$ref`s leading into `components`. */
  hand(schema: Schema): Schema {
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema !== false;
    const handed: SchemaObject = {};
    for (const [keyword, value] of Object.entries(schema)) this.#keyword(handed, keyword, value, schema);
    return ofOwnProperties(handed);
  }

  #keyword(handed: SchemaObject, keyword: string, value: unknown, schema: SchemaObject): void {
    if ((keyword === "$ref" || keyword === "$dynamicRef") && typeof value === "string")
      handed.$ref = this.#refer(value);
    else if (keyword === "required") handed.required = this.#required(schema);
    // A boolean bound is OpenAPI 3.0's and wrong here; Ajv would not compile.
    else if (keyword.startsWith("exclusive") && typeof value !== "number") return;
    else if (keyword === "format") {
      // Of any other Ajv would print a warning; it is an annotation.
      if (Object.hasOwn(FORMATS, value as string)) handed.format = value as string;
    } else if (keyword === "pattern") {
      if (isPattern(value)) handed.pattern = value;
    } else if (keyword === "multipleOf" && typeof value === "number" && !Number.isInteger(value)) {
      // Its Ajv divides doubles, and 19.99 is no multiple of 0.01 to it; a format can be told to.
      this.#multiples.add(value);
      handed.allOf = [...(handed.allOf ?? []), { format: formatOfMultiple(value) }];
    } else if (keyword === "allOf" && Array.isArray(value)) {
      handed.allOf = [...(handed.allOf ?? []), ...value.map((each) => this.hand(each))];
    } else if (ASSERTIONS.has(keyword)) handed[keyword] = value;
    else if (ONE_SCHEMA.has(keyword)) handed[keyword] = this.hand(value as Schema);
    else if (SCHEMA_LISTS.has(keyword) && Array.isArray(value)) handed[keyword] = value.map((each) => this.hand(each));
    else if (SCHEMA_MAPS.has(keyword)) handed[keyword] = this.#map(keyword, value as Record<string, Schema>);
  }

  #map(keyword: string, schemas: Record<string, Schema>): Record<string, Schema> {
    const entries = Object.entries(schemas).filter(([key]) => keyword !== "patternProperties" || isPattern(key));
    return Object.fromEntries(entries.map(([key, schema]) => [key, this.hand(schema)]));
  }

  // "the required will take effect on the response only" (readOnly; OpenAPI 3.0 §4.7.24), and the other way round. The
  // validator does this itself, but not below an `allOf` nor for the properties of a schema that has one.
  #required({ required = [], properties = {} }: SchemaObject): string[] {
    return required.filter((name) => {
      const property = this.#contract.resolve<Schema>(properties[name] ?? true);
      return typeof property !== "object" || property[this.#hidden] !== true;
    });
  }

  // Components are renamed: the validator takes a name out of a `$ref` by its last part, undecoded.
  #refer(ref: string): string {
    let name = this.#names.get(ref);
    if (!name) {
      name = `schema${this.#names.size}`;
      this.#names.set(ref, name);
      this.#components[name] = this.hand(this.#contract.resolve<Schema>({ $ref: ref }));
    }
    return `#/components/schemas/${name}`;
  }
}

/**
 * The validator's Ajv looks for a property as `value.name`, and so finds a `constructor` that nobody sent. Keywords that go
 * through the properties which are there say the same of those that every object inherits.
 */
function ofOwnProperties(handed: SchemaObject): SchemaObject {
  const { required = [], properties = {}, patternProperties, allOf = [], ...rest } = handed;
  const declared = Object.entries(properties).filter(([name]) => isInherited(name));
  const missing = required.filter(isInherited);
  if (declared.length + missing.length === 0) return handed;
  const patterns = declared.map(([name, schema]) => [`^${name}$`, schema]);
  return {
    ...rest,
    required: required.filter((name) => !isInherited(name)),
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !isInherited(name))),
    patternProperties: { ...(patternProperties as object | undefined), ...Object.fromEntries(patterns) },
    allOf: [...allOf, ...missing.map(hasName)],
  };
}

function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** For an object: it has a property of this name. */
function hasName(name: string): SchemaObject {
  return { anyOf: [{ not: { type: "object" } }, { not: { propertyNames: { not: { const: name } } } }] };
}

/** The format that stands for `multipleOf` with a fraction. */
export function formatOfMultiple(of: number): string {
  return `multiple of ${of}`;
}

// Ajv compiles patterns with the flag `u`, which refuses escapes such as `\-` that are harmless without it; one such
// pattern stops the whole operation. Those that cannot be read are not checked, which `cantus lint` says by line.
function isPattern(value: unknown): value is string {
  try {
    new RegExp(value as string, "u");
    return typeof value === "string";
  } catch {
    return false;
  }
}
