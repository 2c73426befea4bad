import type { ContractNotice } from "../error.ts";
import type { Contract, Schema } from "../model.ts";
import {
  ASSERTIONS,
  IN_PLACE_KEYWORDS,
  isRecord,
  isSchema,
  SCHEMA_KEYWORDS,
  SCHEMA_LIST_KEYWORDS,
  SCHEMA_MAP_KEYWORDS,
} from "./keywords.ts";
import { readPattern } from "./pattern.ts";

export type Direction = "request" | "response";

/** Names of properties that must not be sent in one direction, of the value that a schema looks at. */
export type Withheld = ReadonlySet<string>;

export const NONE_WITHHELD: Withheld = new Set();

/** A schema as Ajv takes it. */
export type Prepared = boolean | { [keyword: string]: unknown };

/** Where in a schema something stands. */
export interface Place {
  /** What schemas beside this one withhold of the same value. */
  readonly withheld: Withheld;
  /** Whether an `unevaluatedProperties` or `unevaluatedItems` around it has to know what it has looked at. */
  readonly isWatched: boolean;
}

const ANEW: Place = { withheld: NONE_WITHHELD, isWatched: false };

export interface PrepareOptions {
  /** What a `$ref` becomes: the members that stand for it. */
  reference(ref: string, place: Place): Record<string, unknown>;
  /** What `anyOf` and `oneOf` become. Without it, or for `undefined`, they stay, with their branches prepared. */
  choice?(
    keyword: "anyOf" | "oneOf",
    schema: Record<string, unknown>,
    place: Place,
  ): Record<string, unknown> | undefined;
  /** Leaves `unevaluatedProperties` and `unevaluatedItems` out: for choices and references that hide what they look at. */
  readonly unevaluated?: false;
  /** Says that a keyword cannot be used, once for each. */
  notice(notice: ContractNotice): void;
}

/**
 * Makes the schemas of a contract into such as Ajv can compile: only what decides about validity, with keywords that
 * mean nothing as they are written left out (and said), and seen from one direction:
 *
 * - `readOnly` properties are not required in requests and refused there (OpenAPI 3.0 §4.7.24: "SHOULD NOT be sent as
 *   part of the request", and "the required will take effect on the response only"; 3.1 leaves the word to JSON Schema
 *   Validation §9.4, by which a change of such a value is "ignored or rejected"), `writeOnly` ones in responses.
 * - They mean nothing elsewhere (OpenAPI 3.0 §4.7.24: "Relevant only for Schema `properties` definitions"): a parameter
 *   or a whole body may be sent, whatever its schema says of itself.
 * - That holds also where the property is described in another part than its `required`: the parts of an `allOf`, a
 *   `$ref` and what stands beside it.
 */
export class Preparation {
  readonly #contract: Contract;
  readonly #forbidding: "readOnly" | "writeOnly";
  readonly #options: PrepareOptions;
  readonly #withheldByRef = new Map<string, Withheld>();

  constructor(contract: Contract, direction: Direction, options: PrepareOptions) {
    this.#contract = contract;
    this.#forbidding = direction === "request" ? "readOnly" : "writeOnly";
    this.#options = options;
  }

  prepare(schema: Schema, { withheld, isWatched }: Place = ANEW): Prepared {
    if (typeof schema === "boolean") return schema;
    if (!isRecord(schema)) return true;
    const here = {
      withheld: union(withheld, this.#withheldBy(schema, new Set())),
      isWatched: isWatched || "unevaluatedProperties" in schema || "unevaluatedItems" in schema,
    };
    const prepared: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema)) this.#keyword(prepared, keyword, value, schema, here);
    return prepared;
  }

  #keyword(prepared: Prepared & object, keyword: string, value: unknown, schema: Schema & object, here: Place): void {
    const inner = IN_PLACE_KEYWORDS.has(keyword) ? here : ANEW;
    if (keyword === "$ref" || keyword === "$dynamicRef") {
      if (typeof value === "string") Object.assign(prepared, this.#options.reference(value, here));
    } else if (SCHEMA_KEYWORDS.has(keyword)) {
      if (this.#options.unevaluated === false && keyword.startsWith("unevaluated")) return;
      if (this.#isUsable(keyword, isSchema(value), value)) prepared[keyword] = this.prepare(value as Schema, inner);
    } else if (SCHEMA_LIST_KEYWORDS.has(keyword)) {
      const usable = Array.isArray(value) && value.length > 0 && value.every(isSchema);
      if (!this.#isUsable(keyword, usable, value)) return;
      const isChoice = keyword === "anyOf" || keyword === "oneOf";
      const chosen = isChoice ? this.#options.choice?.(keyword, schema, here) : undefined;
      if (chosen) Object.assign(prepared, chosen);
      else prepared[keyword] = (value as Schema[]).map((each) => this.prepare(each, inner));
    } else if (SCHEMA_MAP_KEYWORDS.has(keyword)) {
      if (!this.#isUsable(keyword, isRecord(value) && Object.values(value).every(isSchema), value)) return;
      const entries = Object.entries(value as Record<string, Schema>);
      const isWithheld = (each: Schema) => keyword === "properties" && this.#isWithheld(each, new Set());
      prepared[keyword] = Object.fromEntries(
        entries.map(([name, each]) => [
          name,
          isWithheld(each) ? { withheld: this.#forbidding } : this.prepare(each, inner),
        ]),
      );
      if (keyword === "patternProperties") for (const [pattern] of entries) this.#pattern(pattern);
    } else {
      // Decides nothing by itself; violations.ts asks for it.
      if (keyword === "writeOnly" && value === true) prepared.writeOnly = true;
      const isMeant = Object.hasOwn(ASSERTIONS, keyword) ? ASSERTIONS[keyword] : undefined;
      if (!isMeant || !this.#isUsable(keyword, isMeant(value), value)) return;
      prepared[keyword] = this.#assertion(keyword, value, here.withheld);
      if (keyword === "pattern") this.#pattern(value as string);
    }
  }

  #assertion(keyword: string, value: unknown, withheld: Withheld): unknown {
    const asked = (names: unknown) => (names as string[]).filter((name) => !withheld.has(name));
    if (keyword === "required") return [...new Set(asked(value))];
    if (keyword === "dependentRequired") {
      return Object.fromEntries(Object.entries(value as object).map(([name, names]) => [name, asked(names)]));
    }
    // JSON Schema lets types be told twice; Ajv does not.
    return keyword === "type" && Array.isArray(value) ? [...new Set(value)] : value;
  }

  /** The properties that this schema, or one that it applies in the same place for certain, withholds. */
  #withheldBy(schema: unknown, seen: Set<unknown>): Withheld {
    if (!isRecord(schema) || seen.has(schema)) return NONE_WITHHELD;
    seen.add(schema);
    const names = new Set<string>();
    for (const [name, property] of Object.entries(isRecord(schema.properties) ? schema.properties : {})) {
      if (this.#isWithheld(property, new Set())) names.add(name);
    }
    for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
      for (const name of this.#withheldBy(part, seen)) names.add(name);
    }
    if (typeof schema.$ref === "string") for (const name of this.#withheldByTarget(schema.$ref, seen)) names.add(name);
    return names.size > 0 ? names : NONE_WITHHELD;
  }

  #withheldByTarget(ref: string, seen: Set<unknown>): Withheld {
    const known = this.#withheldByRef.get(ref);
    if (known) return known;
    const names = this.#withheldBy(this.#contract.resolve({ $ref: ref }), seen);
    this.#withheldByRef.set(ref, names);
    return names;
  }

  #isWithheld(schema: unknown, seen: Set<unknown>): boolean {
    if (!isRecord(schema) || seen.has(schema)) return false;
    seen.add(schema);
    if (schema[this.#forbidding] === true) return true;
    if (Array.isArray(schema.allOf) && schema.allOf.some((part) => this.#isWithheld(part, seen))) return true;
    return typeof schema.$ref === "string" && this.#isWithheld(this.#contract.resolve({ $ref: schema.$ref }), seen);
  }

  #isUsable(keyword: string, isUsable: boolean, value: unknown): boolean {
    if (!isUsable) {
      const message = `\`${keyword}: ${JSON.stringify(value)}\` means nothing in JSON Schema 2020-12 and is not checked.`;
      this.#options.notice({ code: "INVALID_SCHEMA", message });
    }
    return isUsable;
  }

  #pattern(pattern: string): void {
    const { fault } = readPattern(pattern);
    if (fault) this.#options.notice({ code: "INVALID_PATTERN", message: `The pattern \`${pattern}\` ${fault}.` });
  }
}

function union(a: Withheld, b: Withheld): Withheld {
  if (a.size === 0) return b;
  return b.size === 0 ? a : new Set([...a, ...b]);
}
