import type { Contract, Schema } from "../model.ts";
import type { Direction } from "../schema/prepare.ts";
import { lazyVerdicts } from "./lazy.ts";
import { RUNTIME, type Verdict, type VerdictModule } from "./runtime.ts";
import { type Writer, writerOf } from "./writer.ts";

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
  /** What judges and writes answers at once, where whoever judges can; see `writerOf`. */
  writer?(owner: SchemaOwner, sample: unknown): Writer | undefined;
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
export function verdictsOf(contract: Contract, made?: VerdictModule): Verdicts {
  const lazy = lazyVerdicts(contract);
  const ready = made?.(RUNTIME);
  if (ready) lazy.adopt(ready);
  return {
    of: ({ schema = true, pointer }, direction) => ready?.[direction][pointer] ?? lazy.of(schema, direction),
    ofSchema: (schema, direction) => lazy.of(schema, direction),
    writer: ({ schema = true }, sample) => writerOf(contract, schema, sample),
  };
}
