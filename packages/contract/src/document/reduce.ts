/** OpenAPI 3.2 read as far as it is 3.1 (https://spec.openapis.org/oas/v3.2.0.html): what 3.1 has no word for is told and, where it would mislead, left out. */
import type { ContractNotice } from "../error.ts";
import type { NodeType } from "./grammar.ts";
import { at, child, formatPointer } from "./pointer.ts";
import { isReference } from "./reference.ts";
import { isObject, type JsonObject } from "./walk.ts";

/** The 3.1 form of a node of a 3.2 document. What was not understood is added to `notices`. */
export function reduceNode(
  node: JsonObject,
  type: NodeType,
  path: readonly string[],
  document: JsonObject,
  notices: ContractNotice[],
): JsonObject {
  const notice = (message: string, ...key: string[]) => {
    notices.push({
      code: "NOT_UNDERSTOOD",
      message,
      pointer: formatPointer([...path, ...key]),
      advice: "This is OpenAPI 3.2; Cantus works with what 3.1 has.",
    });
  };
  let reduced = node;
  const without = (...keys: string[]) => {
    reduced = Object.fromEntries(Object.entries(reduced).filter(([key]) => !keys.includes(key)));
  };
  const isQueryString = (parameter: unknown) =>
    child(isReference(parameter) ? at(document, parameter.$ref) : parameter, "in") === "querystring";

  if (type === "path item") {
    if ("query" in node) notice("The method `query` is left out.", "query");
    for (const method of Object.keys(isObject(node.additionalOperations) ? node.additionalOperations : {})) {
      notice(`The method \`${method}\` is left out.`, "additionalOperations", method);
    }
    if ("query" in node || "additionalOperations" in node) without("query", "additionalOperations");
  }
  if ((type === "path item" || type === "operation") && Array.isArray(node.parameters)) {
    const { parameters } = node;
    if (parameters.some(isQueryString)) {
      reduced = { ...reduced, parameters: parameters.filter((parameter) => !isQueryString(parameter)) };
    }
  }
  if (type === "parameter" && node.in === "querystring") {
    notice(
      `The parameter \`${String(node.name)}\` is the whole query string (\`in: querystring\`) and is left out.`,
      "in",
    );
  }
  if (type === "parameter" && node.style === "cookie") {
    notice(`The style \`cookie\` of the parameter \`${String(node.name)}\` is read as \`form\`.`, "style");
    reduced = { ...reduced, style: "form" };
  }
  if (type === "media type") {
    for (const key of ["itemSchema", "prefixEncoding", "itemEncoding"]) {
      if (key in node) notice(`\`${key}\` is not understood: the items of this body are not checked.`, key);
    }
  }
  if (type === "example" && "dataValue" in node) {
    const { dataValue, serializedValue: _, ...rest } = node;
    reduced = { ...rest, value: dataValue };
  }
  if (type === "schema" && isObject(node.discriminator) && "defaultMapping" in node.discriminator) {
    notice("`defaultMapping` of a discriminator is not understood.", "discriminator", "defaultMapping");
  }
  return reduced;
}
