/** Values bent to a schema, so that nothing invalid leaves the mock. */
import type { Contract, Schema, Violation } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { faithfulValue, schemaCandidates } from "../faithful.ts";
import { isObject } from "./json.ts";

const ROUNDS = 8;
/** Keywords that refuse a member for being there. */
const SURPLUS = new Set(["additionalProperties", "unevaluatedProperties", "writeOnly", "false"]);

/**
 * A value that keeps the schema and differs from the given one only where that breaks it: what is too much is left out,
 * what is missing or wrong is taken from `model`, or is null, or is left out too.
 *
 * @param model a valid value by the same schema, the contract's example; without one it is made
 * @returns `undefined` when it cannot be mended
 */
export function fitTo(
  contract: Contract,
  schema: Schema | undefined,
  value: unknown,
  model?: unknown,
): { readonly value: unknown } | undefined {
  const validator = schemaValidator(contract);
  if (schema === undefined || validator.accepts(schema, value, "response")) return { value };
  const fitted = structuredClone(value);
  const models = [model, modelOf(contract, schema)];
  const tried = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const violations = validator.validate(schema, fitted, "response");
    if (violations.length === 0) return { value: fitted };
    for (const violation of violations) if (!mend(fitted, violation, models, tried)) return undefined;
  }
  return validator.accepts(schema, fitted, "response") ? { value: fitted } : undefined;
}

const made = new WeakMap<object, unknown>();

/** A valid value of a schema, made once. */
export function modelOf(contract: Contract, schema: Schema): unknown {
  if (typeof schema !== "object") return undefined;
  if (made.has(schema)) return made.get(schema);
  const found = faithfulValue(contract, schema, [schemaCandidates(contract, schema, undefined)]);
  const value = found?.violations.length === 0 ? found.value : undefined;
  made.set(schema, value);
  return value;
}

/** Mends one place by the next means that has not been tried there. */
function mend(
  root: unknown,
  { pointer, keyword }: Violation,
  models: readonly unknown[],
  tried: Map<string, number>,
): boolean {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = steps.at(-1);
  if (last === undefined) return false;
  const parent = steps
    .slice(0, -1)
    .reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], root);
  if (typeof parent !== "object" || parent === null) return false;
  const members = parent as Record<string, unknown>;
  const remove = () => (Array.isArray(parent) ? parent.splice(Number(last), 1) : delete members[last]);
  if (SURPLUS.has(keyword)) {
    remove();
    return true;
  }
  const candidates = models.map((model) => within(model, steps)).filter((candidate) => candidate !== undefined);
  const means = [
    ...candidates.map((candidate) => () => (members[last] = structuredClone(candidate))),
    () => (members[last] = null),
    remove,
  ];
  const turn = tried.get(pointer) ?? 0;
  tried.set(pointer, turn + 1);
  means[turn]?.();
  return turn < means.length;
}

/** The member of a model at a place; of lists, the first item stands for each. */
function within(model: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((node, step) => {
    if (Array.isArray(node)) return node[Number(step)] ?? node[0];
    return isObject(node) && Object.hasOwn(node, step) ? node[step] : undefined;
  }, model);
}
