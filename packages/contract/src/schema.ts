/** Validation of values by the schemas of a contract. */
import type { ContractNotice } from "./error.ts";
import type { Contract, Schema } from "./model.ts";
import type { Violation } from "./problem/problem.ts";
import { CompiledSchemas } from "./schema/compile.ts";
import type { Direction } from "./schema/prepare.ts";
import { violationsOf } from "./schema/violations.ts";
import { lazyVerdicts } from "./verdict/lazy.ts";

export { type Inclusion, patternInclusion } from "./pattern/inclusion.ts";
export { calledAtOnce } from "./schema/called-at-once.ts";
export { tagsOf } from "./schema/choice.ts";
export { escapeToken, type SchemaClause, schemaClause, unescapeToken } from "./schema/clause.ts";
export { isEndless } from "./schema/endless.ts";

export { FORMATS, OWN_FORMATS } from "./schema/formats.ts";
export { isMultipleOf } from "./schema/multiple-of.ts";
export { readPattern } from "./schema/pattern.ts";
export { repeatedItems } from "./schema/unique-items.ts";

export interface ValidateOptions {
  /** Where the value stands in the message. Defaults to `body`. */
  readonly in?: Violation["in"];
  /** What the pointers of the violations begin with: `/limit` for a parameter. Defaults to none. */
  readonly pointer?: string;
}

export interface SchemaValidator {
  /**
   * How a value breaks a schema: empty if it does not. A property that is missing is named by its own pointer.
   *
   * @param direction `readOnly` properties are refused and not required in requests, `writeOnly` ones in responses.
   * @example validate(schema, { title: "" }, "request") // [{ in: "body", pointer: "/title", keyword: "minLength", … }]
   */
  validate(schema: Schema, value: unknown, direction: Direction, options?: ValidateOptions): Violation[];
  /** Whether a value keeps a schema: the same verdict, without words. */
  accepts(schema: Schema, value: unknown, direction: Direction): boolean;
  /** What was found to be wrong with the schemas used so far: patterns that are none, keywords without meaning. */
  readonly notices: readonly ContractNotice[];
}

const validators = new WeakMap<Contract, SchemaValidator>();

/**
 * The validator of a contract's schemas: JSON Schema 2020-12 with the formats of OpenAPI. Schemas are compiled when first
 * used and kept by identity, so give those of the contract and not copies. There is one validator for each contract.
 */
export function schemaValidator(contract: Contract): SchemaValidator {
  const known = validators.get(contract);
  if (known) return known;
  const validator = createValidator(contract);
  validators.set(contract, validator);
  return validator;
}

function createValidator(contract: Contract): SchemaValidator {
  const notices = new Map<string, ContractNotice>();
  const notice = (each: ContractNotice) => void notices.set(each.message, each);
  const schemas = {
    request: new CompiledSchemas(contract, "request", notice),
    response: new CompiledSchemas(contract, "response", notice),
  };
  const accepts: SchemaValidator["accepts"] = (schema, value, direction) => {
    try {
      return schemas[direction].accepts(schema, value);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // "A schema MUST NOT be run into an infinite loop against an instance" (JSON Schema 2020-12 Core §9.4.1).
      const which = typeof schema === "object" && schema.$ref ? schema.$ref : "A schema";
      const message = `${which} includes itself without end, as a part of its own allOf for instance, and is not checked.`;
      notice({ code: "INVALID_SCHEMA", message });
      return true;
    }
  };
  return {
    validate(schema, value, direction, { in: place = "body", pointer = "" } = {}) {
      const compiled = schemas[direction];
      if (accepts(schema, value, direction)) return [];
      if (!isLarge(value)) return violationsOf(compiled.faults(schema, value, pointer), direction, place);
      const first = compiled.firstFault(schema, value, pointer);
      return violationsOf(first ? [first] : [], direction, place);
    },
    accepts,
    get notices() {
      for (const each of lazyVerdicts(contract).notices) notice(each);
      return [...notices.values()];
    },
  };
}

/** Every fault of a list of a million wrong items would take far more memory than the list: of these, one is told. */
const MANY = 20_000;

function isLarge(value: unknown): boolean {
  let count = 0;
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== "object" || next === null) continue;
    const members = Object.values(next);
    count += members.length;
    if (count > MANY) return true;
    for (const member of members) waiting.push(member);
  }
  return false;
}
