/** Single schemas in words that Prism's generators understand, where they would misread their own. */
import type { Schema, SchemaObject } from "@cantus/contract";
import { apart, branchOf, type Choice, tagFor } from "./choices.ts";

/** Where the generators look for what a schema refers to. */
export const BUNDLED = "#/__bundled__/";

/** Without what a response never has (`writeOnly`). */
export function withoutSecrets(schema: SchemaObject, isWriteOnly: (schema: Schema) => boolean): SchemaObject {
  const { properties, required = [] } = schema;
  if (!properties) return schema;
  const secret = new Set(Object.keys(properties).filter((name) => isWriteOnly(properties[name] as Schema)));
  if (secret.size === 0) return schema;
  const kept = Object.entries(properties).filter(([name]) => !secret.has(name));
  return { ...schema, properties: Object.fromEntries(kept), required: required.filter((name) => !secret.has(name)) };
}

/**
 * Without what may be left out and leads back to where it is: the generators put an empty object where they have gone
 * round often enough, which is seldom valid.
 */
export function endingCircles(schema: SchemaObject, goesBack: (schema: Schema | undefined) => boolean): SchemaObject {
  const ending: SchemaObject = { ...schema };
  const { properties, required = [], minItems } = schema;
  if (properties) {
    const kept = Object.entries(properties).filter(([name, member]) => required.includes(name) || !goesBack(member));
    ending.properties = Object.fromEntries(kept);
  }
  if (goesBack(schema.items) && !minItems) ending.maxItems = 0;
  if (goesBack(schema.additionalProperties)) delete ending.additionalProperties;
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const onward = schema[keyword]?.filter((branch) => !goesBack(branch)) ?? [];
    if (onward.length > 0) ending[keyword] = onward;
  }
  return ending;
}

/** Only what a value has to have. */
export function withoutOptional(schema: SchemaObject): SchemaObject {
  if (!schema.properties) return schema;
  const required = new Set(schema.required ?? []);
  const kept = Object.entries(schema.properties).filter(([name]) => required.has(name));
  return { ...schema, properties: Object.fromEntries(kept), additionalProperties: true };
}

/** Says in words that the static sampler knows what it would overlook. */
export function reshape(schema: SchemaObject, choice: Choice, turn: number, isApart: boolean): SchemaObject {
  const { oneOf: _one, anyOf: _any, ...rest } = schema;
  const first = branchOf(schema, turn);
  // An example is the author's own choice; the sampler looks at `example` first, and at `examples` after the type.
  if (Array.isArray(schema.examples) && schema.examples.length > 0) return { ...rest, example: schema.examples[0] };
  if (typeof first === "object") {
    const { allOf = [], ...own } = rest;
    const isStructural = Object.keys(own).some((keyword) => STRUCTURE.has(keyword));
    const more = [tagFor(choice, first), isApart ? apart(schema, first, choice) : undefined].filter((part) => part);
    const parts = [...allOf, ...(isStructural ? [own] : []), first, ...(more as SchemaObject[])];
    return parts.length === 1 ? first : { allOf: parts };
  }
  if (Array.isArray(schema.prefixItems)) {
    // The sampler knows tuples in their form before 2020-12.
    return { ...rest, items: schema.prefixItems as unknown as Schema };
  }
  // It takes the first of several types: better a value than none.
  return Array.isArray(schema.type) ? { ...schema, type: schema.type.filter((type) => type !== "null") } : schema;
}

const STRUCTURE = new Set(["properties", "required", "items", "additionalProperties", "patternProperties"]);
