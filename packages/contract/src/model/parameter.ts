/** Parameter and Header Objects. */

import { below } from "../document/pointer.ts";
import type { References } from "../document/reference.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import type { Header, Parameter, ParameterIn, ParameterStyle, Schema } from "../model.ts";
import { examplesOf, mediaTypes } from "./content.ts";

const DEFAULT_STYLE: Readonly<Record<ParameterIn, ParameterStyle>> = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
};

/** Header parameters that a contract cannot declare (Parameter Object: "the parameter definition SHALL be ignored"). */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);

/** What an operation has: its own parameters and its path item's, its own winning (Operation Object, `parameters`). */
export function parametersOf(
  lists: readonly { readonly nodes: unknown; readonly pointer: string }[],
  references: References,
): Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const { nodes, pointer } of lists) {
    if (!Array.isArray(nodes)) continue;
    nodes.forEach((node, i) => {
      const found = references.follow(node, below(pointer, i));
      const parameter = parameterOf(found.node as JsonObject, found.pointer, references);
      if (parameter.in === "header" && IGNORED_HEADERS.has(parameter.name.toLowerCase())) return;
      // RFC 9110 §5.1: header names have no case.
      const name = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
      parameters.set(`${parameter.in} ${name}`, parameter);
    });
  }
  return [...parameters.values()];
}

function parameterOf(node: JsonObject, pointer: string, references: References): Parameter {
  const place = node.in as ParameterIn;
  const style = (node.style as ParameterStyle | undefined) ?? DEFAULT_STYLE[place];
  return {
    name: node.name as string,
    in: place,
    // "If the parameter location is "path", this field is REQUIRED and its value MUST be true."
    required: place === "path" || node.required === true,
    deprecated: node.deprecated === true,
    description: node.description as string | undefined,
    style,
    explode: explodes(node, style),
    allowReserved: node.allowReserved === true,
    allowEmptyValue: place === "query" && node.allowEmptyValue === true,
    ...carriedBy(node, pointer, references),
  };
}

/** The `headers` of a response, by their names. Content-Type "SHALL be ignored" there (Response Object). */
export function headersOf(headers: unknown, pointer: string, references: References): Header[] {
  if (!isObject(headers)) return [];
  return Object.entries(headers)
    .filter(([name]) => name.toLowerCase() !== "content-type")
    .map(([name, value]) => {
      const found = references.follow(value, below(pointer, name));
      const node = found.node as JsonObject;
      return {
        name,
        required: node.required === true,
        explode: explodes(node, "simple"),
        description: node.description as string | undefined,
        ...carriedBy(node, found.pointer, references),
      };
    });
}

/** "When `style` is `form`, the default value is `true`. For all other styles, the default value is `false`." */
function explodes(node: JsonObject, style: ParameterStyle): boolean {
  return typeof node.explode === "boolean" ? node.explode : style === "form";
}

function carriedBy(node: JsonObject, pointer: string, references: References) {
  const [content] = mediaTypes(node.content, below(pointer, "content"), references);
  return {
    schema: content ? undefined : (node.schema as Schema | undefined),
    content,
    examples: content?.examples ?? examplesOf(node, pointer, references),
    pointer,
  };
}
