/** What stands beside a function that Ajv wrote: patterns, formats, names. */
import type { AnySchemaObject, ValidateFunction } from "ajv/dist/2020.js";
import type { ValueScopeName } from "ajv/dist/compile/codegen/scope.js";
import type { BoundedExpression } from "../pattern/expression.ts";
import { deepEqual, lengthInCodePoints } from "./ajv.ts";

/** What Ajv keeps of a function that it compiled. */
export type SourceCode = NonNullable<ValidateFunction["source"]>;

/** The name of a member that is looked for among those of a schema's `properties`, for which Ajv keeps the whole schema. */
const AMONG_PROPERTIES = /\bfunc\d+\.call\((schema\d+)((?:\.\w+|\["(?:[^"\\]|\\.)*"\])*), (key\d+)\)/g;
/** Up to as many names are compared one by one, in half the time of a look into a set. */
const MAX_COMPARED = 32;
const STEP = /\.(\w+)|\[("(?:[^"\\]|\\.)*")\]/g;

interface KnownNames {
  readonly code: string;
  /** By name, their expressions. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Code that asks whether a name is among those of `properties` without the schema that Ajv keeps for it. */
export function withKnownNames(code: string, schema: AnySchemaObject): KnownNames {
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

/** What code uses of Ajv's values: by name, the expressions for them in terms of `RUNTIME`. */
export function constantsIn(code: string, values: SourceCode["scopeValues"]): Map<string, string> {
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
