/** Parts of Ajv, which is CommonJS: Node and TypeScript disagree on whether a default export is a function or holds it. */
import ajvEqual from "ajv/dist/runtime/equal.js";
import ajvLength from "ajv/dist/runtime/ucs2length.js";

function exported<Export>(module: Export | { default: Export }): Export {
  return (module as { default?: Export }).default ?? (module as Export);
}

/** Only to be recognised in what Ajv writes: it cannot compare objects without a prototype. */
export const deepEqual = exported<unknown>(ajvEqual) as (a: unknown, b: unknown) => boolean;
export const lengthInCodePoints = exported<unknown>(ajvLength) as (text: string) => number;
