import type { ContractNotice } from "../error.ts";
import type { Contract, Schema } from "../model.ts";
import type { Direction, Withheld } from "../schema/prepare.ts";
import { createWriter } from "./ajv-writer.ts";
import { RUNTIME, RUNTIME_NAMES, type Verdict, type VerdictModule } from "./runtime.ts";
import { VerdictSources } from "./sources.ts";

const ofContracts = new WeakMap<Contract, LazyVerdicts>();

/** The one of a contract, so that no schema is compiled twice. */
export function lazyVerdicts(contract: Contract): LazyVerdicts {
  const verdicts = ofContracts.get(contract) ?? new LazyVerdicts(contract);
  ofContracts.set(contract, verdicts);
  return verdicts;
}

/** Functions that judge values by the schemas of a contract, each made when it is first called. */
class LazyVerdicts {
  readonly #sources: Record<Direction, VerdictSources>;
  readonly #verdicts = new Map<string, Verdict>();
  /** Of whole schemas, which are asked for with every value. */
  readonly #ofSchemas: Record<Direction, WeakMap<object, Verdict>> = {
    request: new WeakMap(),
    response: new WeakMap(),
  };
  readonly #contract: Contract;
  #made: ReturnType<VerdictModule> | undefined;
  /** Those of `#made`, by schema; looked up when the first is asked for. */
  #ready: Readonly<Record<Direction, ReadonlyMap<unknown, Verdict>>> | undefined;

  /** What was found to be wrong with the schemas so far. */
  readonly notices: ContractNotice[] = [];

  constructor(contract: Contract) {
    this.#contract = contract;
    const writer = createWriter({ optimize: false });
    const notice = (each: ContractNotice) => void this.notices.push(each);
    this.#sources = {
      request: new VerdictSources(contract, "request", writer, notice),
      response: new VerdictSources(contract, "response", writer, notice),
    };
  }

  /** Uses what was made ahead of time instead of making it again. */
  adopt(made: ReturnType<VerdictModule>): void {
    this.#made ??= made;
  }

  /** @param withheld names of properties that what stands around the schema withholds from its value */
  of(schema: Schema, direction: Direction, withheld?: Withheld): Verdict {
    const isWhole = typeof schema === "object" && !withheld?.size;
    const known = isWhole ? this.#ofSchemas[direction].get(schema) : undefined;
    if (known) return known;
    const sources = this.#sources[direction];
    const verdict = this.#named(sources, sources.name(schema, withheld));
    if (isWhole) this.#ofSchemas[direction].set(schema, verdict);
    return verdict;
  }

  #named(sources: VerdictSources, name: string): Verdict {
    const known = this.#verdicts.get(name) ?? this.#adopted(sources, name);
    if (known) return known;
    let made: Verdict | undefined;
    const verdict: Verdict = (value) => {
      made ??= this.#make(sources, name);
      return made(value);
    };
    this.#verdicts.set(name, verdict);
    return verdict;
  }

  #adopted(sources: VerdictSources, name: string): Verdict | undefined {
    if (!this.#made) return undefined;
    const { schema, withheld } = sources.asked(name);
    if (withheld.size > 0) return undefined;
    this.#ready ??= {
      request: this.#bySchema(this.#made.request),
      response: this.#bySchema(this.#made.response),
    };
    return this.#ready[sources === this.#sources.request ? "request" : "response"].get(schema);
  }

  #bySchema(verdicts: Readonly<Record<string, Verdict>>): ReadonlyMap<unknown, Verdict> {
    const at = (key: string) =>
      key.startsWith("#") ? this.#contract.resolve({ $ref: key }) : this.#contract.at(`${key}/schema`);
    return new Map(Object.entries(verdicts).map(([key, verdict]) => [at(key), verdict]));
  }

  #make(sources: VerdictSources, name: string): Verdict {
    const { code, calls, constants } = sources.source(name);
    const declared = [...constants].map(([constant, expression]) => `const ${constant} = ${expression};`);
    // In parentheses, because it is about to be called (calledAtOnce).
    const body = `"use strict";const ${RUNTIME_NAMES} = runtime;${declared.join("")}return (function ${name}${code.with(calls)})`;
    const make = new Function("runtime", ...calls.values(), body);
    return make(RUNTIME, ...[...calls.values()].map((called) => this.#named(sources, called)));
  }
}
