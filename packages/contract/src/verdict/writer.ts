import type { Contract, Schema } from "../model.ts";
import { WRITER_RUNTIME, WRITER_RUNTIME_NAMES } from "./writer-runtime.ts";
import { WriterSource } from "./writer-source.ts";

/** JSON, and whether all of it is ASCII: what has one byte for each character. */
export interface JsonText {
  readonly text: string;
  readonly isAscii: boolean;
}

/** Gives what `JSON.stringify` gives of a value that keeps a schema. Nothing says nothing: the value may be valid or not. */
export type Writer = (value: unknown) => JsonText | undefined;

/**
 * A function that judges a value and writes it at once, in less time than the two take one after the other: what is known
 * of a schema is also known of its JSON. It knows the names of members, in the order of `sample`, and which texts cannot
 * hold anything to be escaped.
 *
 * @param sample a value such as will come
 * @returns nothing for a schema of which too little is known, and where no functions may be made
 * @example
 * const write = writerOf(contract, { type: "object", required: ["id"], properties: { id: { type: "string" } } }, { id: "a" });
 * write?.({ id: "b" }); // { text: '{"id":"b"}', isAscii: true }
 * write?.({ id: 1 }); // undefined
 */
export function writerOf(contract: Contract, schema: Schema, sample: unknown): Writer | undefined {
  const { code, constants } = new WriterSource(contract).source(schema, sample);
  if (code === undefined) return undefined;
  let write: (value: unknown) => string | undefined;
  const pen = { isAscii: true };
  try {
    const make = new Function(
      "runtime",
      "constants",
      "pen",
      `"use strict";const ${WRITER_RUNTIME_NAMES} = runtime;${code}`,
    );
    write = make(WRITER_RUNTIME, constants, pen);
  } catch (error) {
    // Somebody forbade it: `--disallow-code-generation-from-strings`.
    if (error instanceof EvalError) return undefined;
    throw error;
  }
  return (value) => {
    pen.isAscii = true;
    const text = write(value);
    return text === undefined ? undefined : { text, isAscii: pen.isAscii };
  };
}
