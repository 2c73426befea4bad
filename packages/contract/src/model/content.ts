/** What carries values: Media Type Objects and their examples. */

import { below } from "../document/pointer.ts";
import type { References } from "../document/reference.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import type { Encoding, Example, MediaType, Schema } from "../model.ts";

/** The entries of a `content` map, in document order. */
export function mediaTypes(content: unknown, pointer: string, references: References): MediaType[] {
  if (!isObject(content)) return [];
  return Object.entries(content).map(([type, value]) => {
    const found = references.follow(value, below(pointer, type));
    const node = found.node as JsonObject;
    return {
      type,
      schema: node.schema as Schema | undefined,
      get examples() {
        return examplesOf(node, found.pointer, references);
      },
      encoding: (isObject(node.encoding) ? node.encoding : {}) as Record<string, Encoding>,
      pointer: found.pointer,
    };
  });
}

/** `example`, else `examples`, else what the schema has. Parameter, Header and Media Type Objects have them alike. */
export function examplesOf(node: JsonObject, pointer: string, references: References): Example[] {
  if ("example" in node) return [single(node.example, below(pointer, "example"))];
  if (isObject(node.examples)) {
    return Object.entries(node.examples).flatMap(([name, value]) => {
      const found = references.follow(value, below(pointer, "examples", name));
      return namedExample(name, found.node as JsonObject, found.pointer);
    });
  }
  const schema = references.follow(node.schema, below(pointer, "schema"));
  if (!isObject(schema.node)) return [];
  if (Array.isArray(schema.node.examples)) {
    return schema.node.examples.map((value, i) => single(value, below(schema.pointer, "examples", i)));
  }
  return "example" in schema.node ? [single(schema.node.example, below(schema.pointer, "example"))] : [];
}

function single(value: unknown, pointer: string): Example {
  return { name: undefined, summary: undefined, value, pointer };
}

/** An Example Object. One whose value stands elsewhere (`externalValue`) has nothing to show. */
function namedExample(name: string, node: JsonObject, pointer: string): Example[] {
  if (!("value" in node)) return [];
  const summary = node.summary as string | undefined;
  return [{ name, summary, value: node.value, pointer: below(pointer, "value") }];
}
