/** Single schemas in words that Prism's generators understand, where they would misread their own. */
import type { Schema, SchemaObject } from "@cantus/contract";

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
export function reshape(
  schema: SchemaObject,
  source: SchemaObject,
  keys: ReadonlyMap<string, string>,
  turn: number,
): SchemaObject {
  const { oneOf, anyOf, ...rest } = schema;
  const choice = oneOf ?? anyOf ?? [];
  const values = choice.filter((branch) => typeof branch === "object" && branch.type !== "null");
  const first = values[turn % values.length] ?? choice[0];
  // An example is the author's own choice; the sampler looks at `example` first, and at `examples` after the type.
  if (Array.isArray(schema.examples) && schema.examples.length > 0) return { ...rest, example: schema.examples[0] };
  if (typeof first === "object") {
    const tagged = tag(source, first, keys);
    const { allOf = [], ...own } = rest;
    const structural = Object.keys(own).some((keyword) => STRUCTURE.has(keyword));
    return allOf.length === 0 && !structural && !tagged
      ? first
      : { allOf: [...allOf, ...(structural ? [own] : []), first, ...(tagged ? [tagged] : [])] };
  }
  if (Array.isArray(schema.prefixItems)) {
    // The sampler knows tuples in their form before 2020-12.
    return { ...rest, items: schema.prefixItems as unknown as Schema };
  }
  // It takes the first of several types: better a value than none.
  return Array.isArray(schema.type) ? { ...schema, type: schema.type.filter((type) => type !== "null") } : schema;
}

const STRUCTURE = new Set(["properties", "required", "items", "additionalProperties", "patternProperties"]);

/** The discriminator's value for the branch that the sampler takes (OpenAPI 3.1, Discriminator Object). */
function tag(source: SchemaObject, first: SchemaObject, keys: ReadonlyMap<string, string>): SchemaObject | undefined {
  const name = source.discriminator?.propertyName;
  if (!name || typeof first.$ref !== "string") return undefined;
  const key = first.$ref.replace(BUNDLED, "");
  const pointer = [...keys].find(([, value]) => value === key)?.[0];
  const mapped = Object.entries(source.discriminator?.mapping ?? {}).find(([, target]) => target === pointer)?.[0];
  const value = mapped ?? pointer?.split("/").at(-1);
  return value === undefined ? undefined : { type: "object", properties: { [name]: { const: value } } };
}
