/**
 * Schemas in the form that express-openapi-validator can live with. Of 75 public documents it loads 38 as they are; each
 * change has its reason here, and each is a row in a table of `express-openapi-validator.test.ts` or `documents.test.ts`.
 * Nothing that decides about validity is lost, but for what is said.
 *
 * What reads a contract has done some of it before: files are bundled, 3.0 and 3.2 are 3.1, which also ends `nullable: false`
 * and boolean exclusive bounds, and Redocly has judged whether the document is valid (its own schema of OpenAPI refuses many
 * that are). It never sees a server, a path, a cookie or a media type: those are read by the standard before a value is
 * judged, at every way to send one.
 */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import { FORMATS, isMultipleOf, repeatedItems } from "@cantus/contract/schema";

/**
 * Only keywords that decide are handed over. So `example`, `examples`, `$id`, `$schema`, `$anchor` and `$dynamicAnchor`
 * are left out, which Ajv would register or follow (two schemas with one `$id` stop it); `nullable`, of which one without
 * a `type` stops every operation (the model is 3.1, where `type` says it); `discriminator`, whose validator here skips
 * what stands beside it, though it "MUST NOT change the validation outcome of the schema" (OpenAPI 3.1 §4.8.25); all `x-…`,
 * some of which are options of the validator; and `default`, which it fills in before it judges, and in branches that the
 * value does not have the form of (request-defaults.ts does it after). A `$dynamicRef` becomes the `$ref` that it is here.
 * Patterns are read by the contract's own engine (express-openapi-validator.ts).
 */
const ASSERTIONS = new Set([
  ...["type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"],
  ...["maxLength", "minLength", "pattern", "maxItems", "minItems", "maxContains", "minContains"],
  ...["maxProperties", "minProperties", "dependentRequired"],
]);
export const ONE_SCHEMA = new Set([
  ...["not", "if", "then", "else", "items", "contains", "propertyNames", "additionalProperties"],
  ...["unevaluatedItems", "unevaluatedProperties"],
]);
export const SCHEMA_LISTS = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
export const SCHEMA_MAPS = new Set(["properties", "patternProperties", "dependentSchemas"]);
/** Whose schemas look at the same value as the schema that they stand in. */
const IN_PLACE = new Set(["allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"]);

export type Direction = "request" | "response";

/** Judges values by a schema of the contract, which is compiled when the first value gets that far. */
export type JudgeOf = (schema: Schema) => (value: unknown) => boolean;

/** What stands around a schema and decides about the same value. */
interface Place {
  /** Properties that are not sent in this direction. */
  readonly hidden: ReadonlySet<string>;
  /** Whether an `unevaluatedProperties` or `unevaluatedItems` has to know what is looked at. */
  readonly isWatched: boolean;
}

const ANEW: Place = { hidden: new Set(), isWatched: false };

/**
 * A copy of a schema, for one direction, that refers to nothing outside of it.
 *
 * @param judgeOf asked for what a `$ref` leads to, so that each schema of a contract is compiled once. A document of a
 *   thousand operations would be compiled many times over.
 */
export function handedSchema(contract: Contract, direction: Direction, schema: Schema, judgeOf: JudgeOf): Schema {
  return new Hand(contract, direction, judgeOf).root(schema);
}

/** Where the schema that is handed over stands in what the validator compiles. */
const ROOT = "#/properties/response";

class Hand {
  readonly #contract: Contract;
  readonly #hiding: "readOnly" | "writeOnly";
  readonly #judgeOf: JudgeOf;
  readonly #names = new Map<string, string>();
  readonly #definitions: Record<string, Schema> = {};

  constructor(contract: Contract, direction: Direction, judgeOf: JudgeOf) {
    this.#contract = contract;
    this.#hiding = direction === "request" ? "readOnly" : "writeOnly";
    this.#judgeOf = judgeOf;
  }

  root(schema: Schema): Schema {
    // The two keywords that express-openapi-validator.ts gives its Ajv.
    return { withoutErrors: this.#hand(schema, ANEW), $defs: this.#definitions };
  }

  #hand(schema: Schema, around: Place): Schema {
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema !== false;
    const here: Place = {
      hidden: union(around.hidden, this.#hiddenBy(schema, new Set())),
      isWatched: around.isWatched || "unevaluatedProperties" in schema || "unevaluatedItems" in schema,
    };
    const handed: SchemaObject = {};
    for (const [keyword, value] of Object.entries(schema)) this.#keyword(handed, keyword, value, here);
    return handed;
  }

  #keyword(handed: SchemaObject, keyword: string, value: unknown, here: Place): void {
    const inner = IN_PLACE.has(keyword) ? here : ANEW;
    if ((keyword === "$ref" || keyword === "$dynamicRef") && typeof value === "string") {
      Object.assign(handed, this.#reference(value, here));
    } else if (keyword === "required") handed.required = (value as string[]).filter((name) => !here.hidden.has(name));
    // A boolean bound is OpenAPI 3.0's and wrong here; Ajv would not compile.
    else if (keyword.startsWith("exclusive") && typeof value !== "number") return;
    else if (keyword === "format") {
      // Of any other Ajv would print a warning; it is an annotation.
      if (Object.hasOwn(FORMATS, value as string)) handed.format = value as string;
    } else if (keyword === "multipleOf" && typeof value === "number" && !Number.isInteger(value)) {
      // Its Ajv divides doubles, and 19.99 is no multiple of 0.01 to it.
      also(
        handed,
        judgedBy((number) => typeof number !== "number" || isMultipleOf(number, value)),
      );
    } else if (keyword === "uniqueItems") {
      // Its Ajv compares each item with each other: a megabyte of `{}` takes minutes.
      if (value === true)
        also(
          handed,
          judgedBy((items) => !Array.isArray(items) || !repeatedItems(items)),
        );
    } else if (keyword === "allOf" && Array.isArray(value)) {
      also(handed, ...value.map((each) => this.#hand(each, inner)));
    } else if (ASSERTIONS.has(keyword)) handed[keyword] = value;
    else if (ONE_SCHEMA.has(keyword)) handed[keyword] = this.#hand(value as Schema, inner);
    else if (SCHEMA_LISTS.has(keyword) && Array.isArray(value)) {
      handed[keyword] = value.map((each) => this.#hand(each, inner));
    } else if (SCHEMA_MAPS.has(keyword)) {
      handed[keyword] = Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([name, schema]) => {
          const isHidden = keyword === "properties" && this.#isHidden(schema, new Set());
          return [name, isHidden ? false : this.#hand(schema, inner)];
        }),
      );
    }
  }

  #reference(ref: string, here: Place): SchemaObject {
    const target = this.#contract.resolve<Schema>({ $ref: ref });
    if (here.hidden.size > 0 || here.isWatched) return { $ref: this.#define(ref, target, here) };
    return judgedBy(this.#judgeOf(target));
  }

  /** The pointer to what a `$ref` leads to, among the definitions of the schema that is handed over. */
  #define(ref: string, target: Schema, here: Place): string {
    const key = JSON.stringify([ref, [...here.hidden].sort(), here.isWatched]);
    let name = this.#names.get(key);
    if (!name) {
      name = `schema${this.#names.size}`;
      this.#names.set(key, name);
      this.#definitions[name] = this.#hand(target, here);
    }
    return `${ROOT}/$defs/${name}`;
  }

  // "the required will take effect on the response only" (readOnly; OpenAPI 3.0 §4.7.24), and the other way round: also
  // where the property is described in another part of an `allOf`, which the validator does not see.
  #hiddenBy(schema: Schema, seen: Set<Schema>): ReadonlySet<string> {
    const names = new Set<string>();
    if (typeof schema !== "object" || schema === null || seen.has(schema)) return names;
    seen.add(schema);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (this.#isHidden(property, new Set())) names.add(name);
    }
    const target = schema.$ref === undefined ? [] : [this.#contract.resolve<Schema>({ $ref: schema.$ref })];
    const parts = [...(Array.isArray(schema.allOf) ? schema.allOf : []), ...target];
    return parts.reduce<ReadonlySet<string>>((all, part) => union(all, this.#hiddenBy(part, seen)), names);
  }

  #isHidden(schema: Schema, seen: Set<Schema>): boolean {
    if (typeof schema !== "object" || schema === null || seen.has(schema)) return false;
    seen.add(schema);
    if (schema[this.#hiding] === true) return true;
    if (Array.isArray(schema.allOf) && schema.allOf.some((part) => this.#isHidden(part, seen))) return true;
    return schema.$ref !== undefined && this.#isHidden(this.#contract.resolve<Schema>({ $ref: schema.$ref }), seen);
  }
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return b.size === 0 ? a : new Set([...a, ...b]);
}

function also(handed: SchemaObject, ...parts: Schema[]): void {
  handed.allOf = [...(handed.allOf ?? []), ...parts];
}

function judgedBy(accepts: (value: unknown) => boolean): SchemaObject {
  return { judgedBy: accepts };
}
