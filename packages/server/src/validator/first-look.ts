import type { Schema } from "@cantus/contract";

/** Whether a value may be what a schema describes; no, only where that is plain to see. */
type FirstLook = (value: unknown) => boolean;

/**
 * Tells most branches of a choice apart without a validator, by what is required and by the texts that tell objects apart
 * (`type: { enum: ["creation"] }`). Of a choice among twenty, one is then compiled and not twenty.
 *
 * @param schema one that says the same of requests and answers: else what is required depends on who sends it
 * @returns nothing for a schema that asks for neither
 */
export function firstLook(schema: Schema): FirstLook | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const { required, properties = {} } = schema;
  const names = Array.isArray(required) ? (required as string[]) : [];
  const choices = Object.entries(properties).flatMap(([name, property]) => {
    const texts = textsOf(property);
    return texts ? [{ name, texts }] : [];
  });
  if (names.length === 0 && choices.length === 0) return undefined;
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return true;
    for (const name of names) if (!Object.hasOwn(value, name)) return false;
    for (const { name, texts } of choices) {
      const text = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
      if (typeof text === "string" && !texts.includes(text)) return false;
    }
    return true;
  };
}

/** All that a property may be, if only some texts are. */
function textsOf(property: Schema): readonly unknown[] | undefined {
  if (typeof property !== "object" || property === null) return undefined;
  if (property.const !== undefined) return [property.const];
  return Array.isArray(property.enum) ? property.enum : undefined;
}
