import type { Ajv2020, AnySchemaObject, ValidateFunction } from "ajv/dist/2020.js";
import type { ContractNotice } from "../error.ts";
import type { Contract, Schema } from "../model.ts";
import type { Remembered } from "../remembered.ts";
import { pinnedTags } from "../schema/choice.ts";
import { isRecord } from "../schema/keywords.ts";
import {
  type Direction,
  NONE_WITHHELD,
  type Place,
  Preparation,
  type Prepared,
  type Withheld,
} from "../schema/prepare.ts";
import { NamedCode } from "./code.ts";
import { constantsIn, type SourceCode, withKnownNames } from "./constants.ts";
import { verdictCode } from "./strip.ts";

/** A function that judges a value by one schema, and the functions and constants that it uses. */
export interface VerdictSource extends WrittenVerdict {
  /** The functions that it calls, by its own names for them. */
  readonly calls: ReadonlyMap<string, string>;
}

/** What follows from a prepared schema alone. */
interface WrittenVerdict {
  /** `(data){…}` */
  readonly code: NamedCode;
  /** The expressions for patterns and formats, in terms of `RUNTIME`, by its own names for them. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Functions that were written for the schemas of a contract, by what they were written of. */
export type WrittenVerdicts = Remembered<WrittenVerdict>;

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
  readonly #written: WrittenVerdicts | undefined;
  /** Of the schema that is being prepared: the functions that it calls, and its own names for them. */
  readonly #calls = new Map<string, string>();
  readonly #referred = new Map<string, string>();
  /** What stands in place of its `$ref`, so that one that leads into itself ends. */
  readonly #inPlace: string[] = [];

  /**
   * @param ajv from `createWriter`
   * @param written what such a writer has written before, and need not write again
   */
  constructor(
    contract: Contract,
    direction: Direction,
    ajv: Ajv2020,
    notice: (notice: ContractNotice) => void,
    written?: WrittenVerdicts,
  ) {
    this.#contract = contract;
    this.#ajv = ajv;
    this.#written = written;
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
    const calls = new Map([...this.#calls].map(([called, own]) => [own, called]));
    const write = () => this.#write(prepared);
    const written = this.#written?.of(JSON.stringify(prepared), write) ?? write();
    return written ? { ...written, calls } : { ...ACCEPTS, calls: new Map() };
  }

  /** @returns nothing for a schema that cannot be compiled, of which a notice tells */
  #write(prepared: Prepared): WrittenVerdict | undefined {
    if (typeof prepared === "boolean") return prepared ? ACCEPTS : REFUSES;
    const validate = this.#compile(prepared);
    if (!validate) return undefined;
    const { validateCode, scopeValues } = validate.source as SourceCode;
    const { code, constants } = withKnownNames(verdictCode(String(validateCode)), prepared);
    const expressions = new Map([...constants, ...constantsIn(code, scopeValues)]);
    const own = new Map([...expressions.keys()].map((name, index) => [name, `${/^[a-z]+/.exec(name)}${index}`]));
    return {
      code: NamedCode.of(code, new Map([...own, ...[...this.#calls.values()].map((name) => [name, name] as const)])),
      constants: new Map([...expressions].map(([name, expression]) => [own.get(name) as string, expression])),
    };
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
      if (withheld.size === 0) this.#referred.set(ref, this.#nameOf(target, withheld));
      return { "verdict:call": this.#call(target, withheld) };
    }
    if (this.#inPlace.includes(ref)) return {};
    this.#inPlace.push(ref);
    const written = this.#preparation.prepare(target, { withheld, isWatched });
    this.#inPlace.pop();
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

  /** @returns the name that the function being written has for another one */
  #call(schema: Schema, withheld: Withheld): string {
    const name = this.#nameOf(schema, withheld);
    const own = this.#calls.get(name) ?? `call${this.#calls.size}`;
    this.#calls.set(name, own);
    return own;
  }

  #nameOf(schema: Schema, withheld: Withheld): string {
    const isReference = isRecord(schema) && typeof schema.$ref === "string" && Object.keys(schema).length === 1;
    return this.name(isReference ? this.#contract.resolve<Schema>(schema) : schema, withheld);
  }
}

const ACCEPTS: WrittenVerdict = { code: NamedCode.of("(){return true;}", new Map()), constants: new Map() };
const REFUSES: WrittenVerdict = { code: NamedCode.of("(){return false;}", new Map()), constants: new Map() };

/** Whether `unevaluatedProperties` or `unevaluatedItems` is in it; a property of such a name makes no difference. */
function watches(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(watches);
  return isRecord(node) && Object.entries(node).some(([key, value]) => key.startsWith("unevaluated") || watches(value));
}
