import { Ajv2020, type AnySchemaObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { ContractNotice } from "../error.ts";
import type { Contract, Schema } from "../model.ts";
import { lazyVerdicts } from "../verdict/lazy.ts";
import { calledAtOnce } from "./called-at-once.ts";
import { explainChoice, type Fault } from "./choice.ts";
import { addFormats } from "./formats.ts";
import { MULTIPLE_OF } from "./multiple-of.ts";
import { type Direction, NONE_WITHHELD, type Place, Preparation, type Prepared, type Withheld } from "./prepare.ts";
import { RULES } from "./rules.ts";
import { repeatedItems } from "./unique-items.ts";

/**
 * Few refusals ask for one of these functions: to optimize it would take half the time of compiling. An error names the
 * schema that it is of (`verbose`), whose values may be secret.
 */
const QUICKLY = { ...RULES, verbose: true, code: { ...RULES.code, optimize: false, process: calledAtOnce } } as const;

/** What stands for a `$ref`, `anyOf` or `oneOf` where faults are explained. */
type Explain = (value: unknown, path: string) => Fault[];

/**
 * The validators of one contract in one direction, each compiled when it is first needed and kept.
 *
 * A function that knows no words gives the verdict (`../verdict`). Only for a value that it refused is one made that finds
 * every fault and takes each choice and each `$ref` apart on its own, so that only those that the value uses are compiled.
 * A third, which stops at the first fault, is for what that one does not see and for values too large for it.
 */
export class CompiledSchemas {
  readonly #contract: Contract;
  readonly #direction: Direction;
  /** Made when a value is refused for the first time: most of what runs refuses none. */
  #firsts: Ajv2020 | undefined;
  #explanations: Ajv2020 | undefined;
  readonly #forFirst: Preparation;
  readonly #forExplanation: Preparation;
  readonly #ids = new Map<string, string>();
  readonly #targets = new Map<string, Schema>();
  /** Targets of references which the schemas prepared so far use and Ajv does not know yet. */
  readonly #pending: { id: string; ref: string; withheld: Withheld }[] = [];
  /** Looked up when the first value is judged. */
  #verdicts: ReturnType<typeof lazyVerdicts> | undefined;
  readonly #compiled = { first: new Compilations(), explanation: new Compilations() };
  readonly #notice: (notice: ContractNotice) => void;

  constructor(contract: Contract, direction: Direction, notice: (notice: ContractNotice) => void) {
    this.#contract = contract;
    this.#direction = direction;
    this.#notice = notice;
    this.#forFirst = new Preparation(contract, direction, {
      notice,
      reference: (ref, { withheld }) => ({ $ref: this.#idOf(ref, withheld) }),
    });
    this.#forExplanation = new Preparation(contract, direction, {
      notice,
      reference: (ref, { withheld }) => ({
        "explain:ref": (value: unknown, path: string) => this.faults(this.#target(ref), value, path, withheld),
      }),
      choice: (keyword, schema, { withheld }) => ({ [`explain:${keyword}`]: this.#choice(keyword, schema, withheld) }),
      unevaluated: false,
    });
  }

  accepts(schema: Schema, value: unknown, withheld: Withheld = NONE_WITHHELD): boolean {
    this.#verdicts ??= lazyVerdicts(this.#contract);
    return this.#verdicts.of(schema, this.#direction, withheld)(value);
  }

  /** The first fault that Ajv meets: quick, whatever the size of the value. */
  firstFault(schema: Schema, value: unknown, path: string, withheld: Withheld = NONE_WITHHELD): Fault | undefined {
    const validate = this.#first(schema, withheld);
    try {
      // The last error is the outermost: of a failed choice, the choice itself.
      return validate(value, placedAt(path)) ? undefined : (validate.errors?.at(-1) as Fault | undefined);
    } catch {
      // With what `unevaluated…` needs, Ajv writes code that fails for some schemas: `not: true` beside a `oneOf`, or
      // `patternProperties` beside an `anyOf` of references. The verdict, which is made otherwise, is known all the same.
      return this.accepts(schema, value, withheld) ? undefined : { instancePath: path, keyword: "schema", params: {} };
    }
  }

  /** Every fault of a value; none, if the schema accepts it. */
  faults(schema: Schema, value: unknown, path: string, withheld: Withheld = NONE_WITHHELD): Fault[] {
    if (this.accepts(schema, value, withheld)) return [];
    const explain = this.#explanation(schema, withheld);
    if (!explain(value, placedAt(path))) return explain.errors as Fault[];
    // Only `unevaluated…` is not explained.
    return [this.firstFault(schema, value, path, withheld) ?? { instancePath: path, keyword: "schema", params: {} }];
  }

  #first(schema: Schema, withheld: Withheld): ValidateFunction {
    return this.#compiled.first.get(schema, withheld, () => {
      const ajv = this.#firsts ?? createAjv(QUICKLY);
      this.#firsts = ajv;
      const prepared = this.#forFirst.prepare(schema, at(withheld));
      for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
        const target = this.#forFirst.prepare(this.#target(next.ref), at(next.withheld));
        ajv.addSchema(target as AnySchemaObject, next.id);
      }
      return this.#compile(ajv, prepared);
    });
  }

  #explanation(schema: Schema, withheld: Withheld): ValidateFunction {
    return this.#compiled.explanation.get(schema, withheld, () => {
      this.#explanations ??= createExplainingAjv();
      return this.#compile(this.#explanations, this.#forExplanation.prepare(schema, at(withheld)));
    });
  }

  #compile(ajv: Ajv2020, prepared: Prepared): ValidateFunction {
    try {
      return ajv.compile(prepared as AnySchemaObject);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#notice({
        code: "INVALID_SCHEMA",
        message: `A schema cannot be compiled and lets every value pass: ${reason}`,
      });
      return ajv.compile(true);
    }
  }

  #choice(keyword: "anyOf" | "oneOf", schema: Record<string, unknown>, withheld: Withheld): Explain {
    const branches = (schema[keyword] as Schema[]).map((branch) => ({
      schema: branch,
      faults: (value: unknown, path: string) => this.faults(branch, value, path, withheld),
    }));
    return (value, path) => explainChoice(this.#contract, { keyword, schema, branches }, value, path);
  }

  #idOf(ref: string, withheld: Withheld): string {
    const key = [ref, ...[...withheld].sort()].join("\n");
    const known = this.#ids.get(key);
    if (known) return known;
    const id = `schema:${this.#ids.size}`;
    this.#ids.set(key, id);
    this.#pending.push({ id, ref, withheld });
    return id;
  }

  #target(ref: string): Schema {
    const known = this.#targets.get(ref) ?? this.#contract.resolve<Schema>({ $ref: ref });
    this.#targets.set(ref, known);
    return known;
  }
}

function createAjv(options: typeof QUICKLY & { readonly allErrors?: true }): Ajv2020 {
  const ajv = new Ajv2020(options);
  addFormats(ajv);
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword(MULTIPLE_OF);
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    ...{ keyword: "uniqueItems", type: "array", schemaType: "boolean", errors: "full" },
    compile: (isAsked: boolean) => callExplain((items, path) => (isAsked ? explainRepeated(items, path) : [])),
  });
  // `withheld: readOnly` refuses every value.
  ajv.addKeyword({ keyword: "withheld", schemaType: "string", validate: () => false });
  return ajv;
}

function createExplainingAjv(): Ajv2020 {
  const ajv = createAjv({ ...QUICKLY, allErrors: true });
  for (const keyword of ["explain:ref", "explain:anyOf", "explain:oneOf"]) {
    ajv.addKeyword({ keyword, errors: "full", compile: callExplain });
  }
  return ajv;
}

/** Compiled schemas by the schema's identity, and by what is withheld of its value. */
class Compilations {
  readonly #bySchema = new WeakMap<object, Map<string, ValidateFunction>>();
  readonly #booleans = new Map<boolean, object>([
    [true, {}],
    [false, {}],
  ]);

  get(schema: Schema, withheld: Withheld, compile: () => ValidateFunction): ValidateFunction {
    const identity = typeof schema === "object" ? schema : (this.#booleans.get(schema) as object);
    const known = this.#bySchema.get(identity) ?? new Map<string, ValidateFunction>();
    this.#bySchema.set(identity, known);
    const key = [...withheld].sort().join("\n");
    const compiled = known.get(key) ?? compile();
    known.set(key, compiled);
    return compiled;
  }
}

function callExplain(explain: Explain) {
  const validate = (value: unknown, context?: { instancePath: string }): boolean => {
    validate.errors = explain(value, context?.instancePath ?? "");
    return validate.errors.length === 0;
  };
  validate.errors = [] as Fault[];
  return validate;
}

function explainRepeated(items: unknown, instancePath: string): Fault[] {
  const [j, i] = repeatedItems(items as unknown[]) ?? [];
  return i === undefined ? [] : [{ instancePath, keyword: "uniqueItems", params: { i, j } }];
}

function at(withheld: Withheld): Place {
  return { withheld, isWatched: false };
}

function placedAt(instancePath: string) {
  return { instancePath, parentData: {}, parentDataProperty: "", rootData: {}, dynamicAnchors: {} };
}
