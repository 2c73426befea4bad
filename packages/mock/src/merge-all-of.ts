/**
 * Schemas without `allOf`, for the static sampler. It leaves one place too many on its stack after each `allOf`, and
 * from then on takes what it meets a second time for a circle, which it ends with an empty object.
 */
import type { Schema, SchemaObject } from "@cantus/contract";

/**
 * One schema that describes what all parts of an `allOf` do: enough to make a value by, not to hold one against it.
 *
 * @param definition what a `$ref` means; nothing, while that is being made
 */
export function mergeAllOf(schema: SchemaObject, definition: (ref: string) => SchemaObject | undefined): SchemaObject {
  const { allOf, ...own } = schema;
  // Of the whole, an example says all.
  if (!allOf || own.example !== undefined) return schema;
  const parts = [...allOf, own].map((part) => partOf(part, definition));
  if (parts.includes(undefined)) return schema;
  return (parts as SchemaObject[]).reduce((merged, part) => merge(merged, part, definition), {});
}

function partOf(part: Schema, definition: (ref: string) => SchemaObject | undefined): SchemaObject | undefined {
  if (typeof part !== "object") return {};
  if (part.$ref === undefined) return describedByExample(mergeAllOf(part, definition));
  const target = definition(part.$ref);
  return target && partOf(target, definition);
}

/** An example of a part is an example of its properties only. */
function describedByExample({ example, ...part }: SchemaObject): SchemaObject {
  if (example === undefined) return part;
  if (typeof example !== "object" || example === null || Array.isArray(example)) return { ...part, example };
  const examples = Object.entries(example).map(([name, value]) => [name, { example: value }]);
  return { ...part, properties: { ...part.properties, ...Object.fromEntries(examples) } };
}

function merge(
  merged: SchemaObject,
  part: SchemaObject,
  definition: (ref: string) => SchemaObject | undefined,
): SchemaObject {
  const properties = { ...merged.properties };
  for (const [name, property] of Object.entries(part.properties ?? {})) {
    const known = properties[name];
    properties[name] = known === undefined ? property : mergeAllOf({ allOf: [known, property] }, definition);
  }
  const required = [...new Set([...(merged.required ?? []), ...(part.required ?? [])])];
  return {
    ...merged,
    ...part,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}
