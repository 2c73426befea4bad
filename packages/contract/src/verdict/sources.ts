import { _, Ajv2020, type AnySchemaObject, type KeywordCxt, Name, type ValidateFunction } from "ajv/dist/2020.js";
import type { ValueScopeName } from "ajv/dist/compile/codegen/scope.js";
import type { ContractNotice } from "../error.ts";
import type { Contract, Schema } from "../model.ts";
import type { BoundedExpression } from "../pattern/expression.ts";
import { pinnedTags } from "../schema/choice.ts";
import { addFormats } from "../schema/formats.ts";
import { isRecord } from "../schema/keywords.ts";
import { MULTIPLE_OF } from "../schema/multiple-of.ts";
import { type Direction, NONE_WITHHELD, type Place, Preparation, type Withheld } from "../schema/prepare.ts";
import { RULES } from "../schema/rules.ts";
import { deepEqual, lengthInCodePoints } from "./ajv.ts";
import { verdictCode } from "./strip.ts";

/** What Ajv keeps of a function that it compiled. */
type SourceCode = NonNullable<ValidateFunction["source"]>;

/** A function that judges a value by one schema, and the functions and constants that it uses. */
export interface VerdictSource {
  /** `(data){…}` */
  readonly code: string;
  /** Names of other functions. */
  readonly calls: readonly string[];
  /** By name: the expressions for patterns and formats, in terms of `RUNTIME`. */
  readonly constants: ReadonlyMap<string, string>;
}

/**
 * Writes code, and runs none of it.
 *
 * @param optimize for code that is kept: it is half as long, and takes twice as long to write
 */
export function createWriter({ optimize }: { readonly optimize: boolean }): Ajv2020 {
  // Nobody calls what Ajv would make of its code.
  const process = () => "return () => true";
  const ajv = new Ajv2020({ ...RULES, messages: false, code: { ...RULES.code, source: true, optimize, process } });
  addFormats(ajv);
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword(MULTIPLE_OF);
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({ keyword: "uniqueItems", type: "array", schemaType: "boolean", code: callRepeatedItems });
  ajv.addKeyword({ keyword: "withheld", schemaType: "string", code: (cxt) => cxt.error() });
  ajv.addKeyword({ keyword: "verdict:call", schemaType: "string", code: callFunction });
  ajv.addKeyword({ keyword: "verdict:tagged", schemaType: "object", code: callTagged });
  ajv.addKeyword({ keyword: "verdict:written", schemaType: ["object", "boolean"], code: writeInPlace });
  return ajv;
}

/**
 * The sources of the functions that judge values by the schemas of a contract in one direction: JSON Schema 2020-12 as
 * Ajv writes it. Each schema that is referred to is a function, whoever refers to it; its source is made when asked for.
 */
export class VerdictSources {
  readonly #contract: Contract;
  readonly #prefix: string;
  readonly #notice: (notice: ContractNotice) => void;
  readonly #ajv: Ajv2020;
  readonly #preparation: Preparation;
  readonly #names = new WeakMap<object, Map<string, string>>();
  readonly #asked = new Map<string, { readonly schema: Schema; readonly withheld: Withheld }>();
  readonly #booleans = { true: {}, false: {} };
  /** Of the schema that is being prepared. */
  readonly #calls = new Set<string>();
  readonly #referred = new Map<string, string>();
  /** What stands in place of its `$ref`, so that one that leads into itself ends. */
  readonly #written: string[] = [];

  /** @param ajv from `createWriter`; where it is shared, no two constants have one name. */
  constructor(contract: Contract, direction: Direction, ajv: Ajv2020, notice: (notice: ContractNotice) => void) {
    this.#contract = contract;
    this.#ajv = ajv;
    this.#prefix = direction === "request" ? "q" : "r";
    this.#notice = notice;
    this.#preparation = new Preparation(contract, direction, {
      notice,
      reference: (ref, place) => this.#reference(ref, place),
      choice: (keyword, schema, place) => this.#choice(keyword, schema, place),
    });
  }

  /** The name of the function for a schema; the same for the same schema. */
  name(schema: Schema, withheld: Withheld = NONE_WITHHELD): string {
    const identity = typeof schema === "object" ? schema : this.#booleans[`${schema}`];
    const known = this.#names.get(identity) ?? new Map<string, string>();
    this.#names.set(identity, known);
    const key = withheld.size === 0 ? "" : [...withheld].sort().join("\n");
    let name = known.get(key);
    if (!name) {
      name = `${this.#prefix}${this.#asked.size}`;
      known.set(key, name);
      this.#asked.set(name, { schema, withheld });
    }
    return name;
  }

  /** The names of the functions for whole schemas that are referred to, by `$ref`; as far as sources were made. */
  get referred(): ReadonlyMap<string, string> {
    return this.#referred;
  }

  /**
   * What a function is for.
   * @throws {RangeError} for a name that `name` did not give
   */
  asked(name: string): { readonly schema: Schema; readonly withheld: Withheld } {
    const asked = this.#asked.get(name);
    if (!asked) throw new RangeError(`There is no function ${name}.`);
    return asked;
  }

  /** @throws {RangeError} for a name that `name` did not give */
  source(name: string): VerdictSource {
    const asked = this.asked(name);
    this.#calls.clear();
    const prepared = this.#preparation.prepare(asked.schema, { withheld: asked.withheld, isWatched: false });
    const calls = [...this.#calls];
    if (typeof prepared === "boolean") return { code: `(){return ${prepared};}`, calls: [], constants: new Map() };
    const validate = this.#compile(prepared);
    if (!validate) return { code: "(){return true;}", calls: [], constants: new Map() };
    const { validateCode, scopeValues } = validate.source as SourceCode;
    const { code, constants } = withKnownNames(verdictCode(String(validateCode)), prepared);
    return { code, calls, constants: new Map([...constants, ...constantsIn(code, scopeValues)]) };
  }

  #compile(prepared: AnySchemaObject): ValidateFunction | undefined {
    // Following what was evaluated costs time in every function, and few schemas ask. In those that do, Ajv's optimizer
    // takes away the declaration of a variable that it leaves in use (`not: true` beside a `oneOf`).
    const isWatching = watches(prepared);
    const options = this.#ajv.opts as { unevaluated?: boolean; code: { optimize?: number } };
    const { optimize = 0 } = options.code;
    options.unevaluated = isWatching;
    if (isWatching) options.code.optimize = 0;
    try {
      return this.#ajv.compile(prepared);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `A schema cannot be compiled and lets every value pass: ${reason}`;
      this.#notice({ code: "INVALID_SCHEMA", message });
      return undefined;
    } finally {
      options.code.optimize = optimize;
      this.#ajv.removeSchema(prepared);
    }
  }

  #reference(ref: string, { withheld, isWatched }: Place): Record<string, unknown> {
    const target = this.#contract.resolve<Schema>({ $ref: ref });
    if (!isWatched) {
      const name = this.#call(target, withheld);
      if (withheld.size === 0) this.#referred.set(ref, name);
      return { "verdict:call": name };
    }
    if (this.#written.includes(ref)) return {};
    this.#written.push(ref);
    const written = this.#preparation.prepare(target, { withheld, isWatched });
    this.#written.pop();
    return { "verdict:written": written };
  }

  /**
   * Of a `oneOf` with a discriminator only the branch whose tag the value has is tried, where each branch pins the tag:
   * any other would refuse the value for its tag alone.
   */
  #choice(
    keyword: "anyOf" | "oneOf",
    schema: Record<string, unknown>,
    { withheld, isWatched }: Place,
  ): Record<string, unknown> | undefined {
    const { discriminator } = schema;
    if (keyword !== "oneOf" || isWatched || !isRecord(discriminator)) return undefined;
    const property = discriminator.propertyName;
    if (typeof property !== "string" || property === "__proto__") return undefined;
    const branches = (schema.oneOf as Schema[]).map((branch) => ({
      branch,
      tags: pinnedTags(this.#contract, branch, property) ?? [],
    }));
    const tags = branches.flatMap((branch) => branch.tags);
    const isPinned = branches.every((branch) => branch.tags.length > 0) && tags.every((tag) => typeof tag === "string");
    if (!isPinned || new Set(tags).size < tags.length) return undefined;
    const named = branches.map(({ branch, tags }) => ({ name: this.#call(branch, withheld), tags }));
    return { "verdict:tagged": { property, branches: named } };
  }

  #call(schema: Schema, withheld: Withheld): string {
    const isReference = isRecord(schema) && typeof schema.$ref === "string" && Object.keys(schema).length === 1;
    const name = this.name(isReference ? this.#contract.resolve<Schema>(schema) : schema, withheld);
    this.#calls.add(name);
    return name;
  }
}

interface Tagged {
  readonly property: string;
  readonly branches: readonly { readonly name: string; readonly tags: readonly string[] }[];
}

function callRepeatedItems(cxt: KeywordCxt): void {
  if (cxt.schema) cxt.fail(_`repeatedItems(${cxt.data}) !== undefined`);
}

function callFunction(cxt: KeywordCxt): void {
  cxt.fail(_`!${new Name(cxt.schema)}(${cxt.data})`);
}

function callTagged(cxt: KeywordCxt): void {
  const { data } = cxt;
  const { property, branches } = cxt.schema as Tagged;
  const call = (name: string) => _`${new Name(name)}(${data})`;
  const byTag = branches
    .flatMap(({ name, tags }) => tags.map((tag) => ({ name, tag })))
    .reduceRight((others, { name, tag }) => _`${data}[${property}] === ${tag} ? ${call(name)} : ${others}`, _`false`);
  const count = branches.reduce((sum, { name }) => _`${sum} + ${call(name)}`, _`0`);
  const hasTag = _`${data} !== null && typeof ${data} == "object" && Object.hasOwn(${data}, ${property})`;
  // A value without a tag may still have one of the forms: one that does not ask for it.
  cxt.fail(_`!(${hasTag} && !Array.isArray(${data}) ? (${byTag}) : (${count}) === 1)`);
}

function writeInPlace(cxt: KeywordCxt): void {
  const valid = cxt.gen.name("valid");
  const written = cxt.subschema({ keyword: cxt.keyword }, valid);
  cxt.ok(valid);
  cxt.mergeEvaluated(written);
}

/** Whether `unevaluatedProperties` or `unevaluatedItems` is in it; a property of such a name makes no difference. */
function watches(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(watches);
  return isRecord(node) && Object.entries(node).some(([key, value]) => key.startsWith("unevaluated") || watches(value));
}

/** The name of a member that is looked for among those of a schema's `properties`, for which Ajv keeps the whole schema. */
const AMONG_PROPERTIES = /\bfunc\d+\.call\((schema\d+)((?:\.\w+|\["(?:[^"\\]|\\.)*"\])*), (key\d+)\)/g;
/** Up to as many names are compared one by one, in half the time of a look into a set. */
const MAX_COMPARED = 32;
const STEP = /\.(\w+)|\[("(?:[^"\\]|\\.)*")\]/g;

function withKnownNames(code: string, schema: AnySchemaObject): Pick<VerdictSource, "code" | "constants"> {
  const constants = new Map<string, string>();
  const edited = code.replaceAll(AMONG_PROPERTIES, (_whole, root: string, path: string, key: string) => {
    const steps = [...path.matchAll(STEP)].map(([, name, quoted]) => name ?? (JSON.parse(quoted as string) as string));
    const properties = steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], schema);
    const names = Object.keys(properties as object).map((each) => JSON.stringify(each));
    if (names.length <= MAX_COMPARED) return `(${names.map((each) => `${key} === ${each}`).join(" || ")})`;
    const name = `${root}_${constants.size}`;
    constants.set(name, `new Set([${names.join(",")}])`);
    return `${name}.has(${key})`;
  });
  return { code: edited, constants };
}

function constantsIn(code: string, values: SourceCode["scopeValues"]): Map<string, string> {
  const constants = new Map<string, string>();
  for (const names of Object.values(values as Readonly<Record<string, Iterable<ValueScopeName>>>)) {
    for (const { str, prefix, value } of names) {
      if (new RegExp(`\\b${str}\\b`).test(code)) constants.set(str, expressionOf(prefix, value?.ref, value?.key));
    }
  }
  return constants;
}

function expressionOf(prefix: string, ref: unknown, key: unknown): string {
  switch (prefix) {
    case "schema":
      // A literal would take `__proto__` for something else.
      return `JSON.parse(${JSON.stringify(JSON.stringify(ref))})`;
    case "pattern": {
      const { source, flags } = ref as RegExp | BoundedExpression;
      if (ref instanceof RegExp) return `new RegExp(${JSON.stringify(source)}, ${JSON.stringify(flags)})`;
      return `pattern(${JSON.stringify(source)})`;
    }
    case "formats":
      return `formats[${JSON.stringify(key)}].validate`;
    case "func":
      if (ref === Object.prototype.hasOwnProperty) return "Object.prototype.hasOwnProperty";
      if (ref === deepEqual) return "equal";
      if (ref === lengthInCodePoints) return "unicodeLength";
  }
  throw new Error(`Ajv wrote code that is not understood: it uses a ${prefix}`);
}
