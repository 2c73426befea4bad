/**
 * Values for schemas, made by Prism's own generators: the sampler, which makes the plainest ones, and the dynamic one.
 * What the latter stands on, faker with all its languages, takes longer to load than all else, so it is loaded when the
 * first random value or the first text for a `pattern` is asked for.
 */
import { createRequire } from "node:module";
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import { sample as sampled } from "@stoplight/json-schema-sampler";
import { selfContained } from "./self-contained.ts";

export interface SampleOptions {
  /** Leave out what the schema does not require: smaller, and ends where optional parts are too deep. */
  readonly lean?: boolean;
  /** Where the branches of a `oneOf` overlap, with what keeps the value from having two of them. */
  readonly apart?: boolean;
  /** Which branch of each choice to take, counted on from the first that is not null. Defaults to 0. */
  readonly turn?: number;
  /** Random values instead of the plainest ones. The same seed makes the same value; `true` another each time. */
  readonly dynamic?: string | true;
}

/**
 * Makes a value for a schema, as a response has it (no `writeOnly` properties).
 * @returns `undefined` when Prism cannot make one.
 */
export function sample(contract: Contract, schema: Schema, options: SampleOptions = {}): unknown {
  const { dynamic } = options;
  const still = options.apart ? "apart" : options.lean ? "lean" : "plain";
  const form = dynamic === undefined ? still : "whole";
  const closed = selfContained(contract, schema, form, options.turn);
  if (dynamic !== undefined) return made(() => random(closed.schema, closed.definitions, dynamic));
  for (const text of closed.patterned) text.example ??= made(() => random(text, {}, "pattern"));
  return made(() => sampled(closed.schema as object, { ticks: MOST_TICKS }, { __bundled__: closed.definitions }));
}

/** As Prism has it: of more, a schema counts as too complex. */
const MOST_TICKS = 2500;

/** Too complex, contradictory or unknown to the generator: the caller has other ways to go on. */
function made(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return undefined;
  }
}

type Generators = typeof import("@stoplight/prism-http/dist/mocker/generator/JSONSchema.js");

let generators: Generators | undefined;

function random(
  schema: SchemaObject,
  definitions: Readonly<Record<string, SchemaObject>>,
  seed: string | true,
): unknown {
  generators ??= createRequire(import.meta.url)(
    "@stoplight/prism-http/dist/mocker/generator/JSONSchema.js",
  ) as Generators;
  // Prism's random generator belongs to the process and keeps its seed until told otherwise.
  generators.resetGenerator();
  // Of the resource it wants nothing; it changes what it reads.
  const resource = {} as Parameters<Generators["generate"]>[0];
  const result = generators.generate(
    resource,
    structuredClone(definitions),
    schema as object,
    seed === true ? undefined : seed,
  );
  return result._tag === "Right" ? result.right : undefined;
}
