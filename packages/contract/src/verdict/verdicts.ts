import type { ContractNotice } from "../error.ts";
import type { Contract, Schema } from "../model.ts";
import type { Direction } from "../schema/prepare.ts";
import { RUNTIME, type Verdict, type VerdictModule } from "./runtime.ts";
import { createWriter, VerdictSources } from "./sources.ts";

/** What has a schema: a parameter, a media type, a header. */
export interface SchemaOwner {
  readonly schema: Schema | undefined;
  readonly pointer: string;
}

/** Functions that judge values by the schemas of a contract. */
export interface Verdicts {
  /** For the values of an owner; one without a schema takes any. */
  of(owner: SchemaOwner, direction: Direction): Verdict;
  /** For any schema of the contract, such as one within another. */
  ofSchema(schema: Schema, direction: Direction): Verdict;
}

/**
 * The verdicts of a contract, each compiled when it is first needed: those of `made`, what it does not have in process.
 *
 * A verdict is that of JSON Schema 2020-12 with the formats of OpenAPI and `readOnly` and `writeOnly` by direction: the
 * same as `schemaValidator` gives, without its words, and several times faster. It changes nothing.
 *
 * @param made what the file that `writeVerdictModule` wrote of this contract exports
 * @example
 * const isValid = verdictsOf(contract).of(operation.response(200).content[0], "response");
 * isValid({ id: "j1" }); // true
 */
export function verdictsOf(
  contract: Contract,
  made?: VerdictModule,
  notice?: (notice: ContractNotice) => void,
): Verdicts {
  const lazy = new LazyVerdicts(contract, notice);
  const ready = made?.(RUNTIME);
  return {
    of: ({ schema = true, pointer }, direction) => ready?.[direction][pointer] ?? lazy.of(schema, direction),
    ofSchema: (schema, direction) => lazy.of(schema, direction),
  };
}

class LazyVerdicts {
  readonly #sources: Record<Direction, VerdictSources>;
  readonly #verdicts = new Map<string, Verdict>();

  constructor(contract: Contract, notice: (notice: ContractNotice) => void = () => undefined) {
    const writer = createWriter();
    this.#sources = {
      request: new VerdictSources(contract, "request", writer, notice),
      response: new VerdictSources(contract, "response", writer, notice),
    };
  }

  of(schema: Schema, direction: Direction): Verdict {
    const sources = this.#sources[direction];
    return this.#named(sources, sources.name(schema));
  }

  #named(sources: VerdictSources, name: string): Verdict {
    const known = this.#verdicts.get(name);
    if (known) return known;
    let made: Verdict | undefined;
    const verdict: Verdict = (value) => {
      made ??= this.#make(sources, name);
      return made(value);
    };
    this.#verdicts.set(name, verdict);
    return verdict;
  }

  #make(sources: VerdictSources, name: string): Verdict {
    const { code, calls, constants } = sources.source(name);
    const declared = [...constants].map(([constant, expression]) => `const ${constant} = ${expression};`);
    const body = `"use strict";const { formats, equal, unicodeLength } = runtime;${declared.join("")}return function ${name}${code}`;
    const make = new Function("runtime", ...calls, body);
    return make(RUNTIME, ...calls.map((called) => this.#named(sources, called)));
  }
}
