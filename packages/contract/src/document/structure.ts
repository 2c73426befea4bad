/** What is not there, or not what it must be, so that nothing can be made of it. Finer faults are for lint. */
import type { ContractNotice } from "../error.ts";
import type { NodeType, Shape } from "./grammar.ts";
import { formatPointer } from "./pointer.ts";
import { kindOf } from "./version.ts";
import { isObject, type JsonObject } from "./walk.ts";

function invalid(message: string, pointer: string, advice?: string): ContractNotice {
  return { code: "INVALID_CONTRACT", message, pointer, ...(advice && { advice }) };
}

export function infoFaults(document: JsonObject): ContractNotice[] {
  if (isObject(document.info)) return [];
  const message = "The document has no `info`, an object with at least a `title` and a `version`.";
  return [invalid(message, "info" in document ? "/info" : "")];
}

export function parameterFaults(node: JsonObject, path: readonly string[]): ContractNotice[] {
  if (typeof node.$ref === "string") return [];
  const pointer = formatPointer(path);
  const { name, in: place } = node;
  if (typeof name !== "string") {
    return [invalid("A parameter has no `name`.", pointer, "Every parameter has a `name` and an `in`.")];
  }
  if (PLACES.has(place)) return [];
  const wrong =
    place === undefined ? "does not say where it is sent" : `is sent in \`${String(place)}\`, which is no place`;
  return [invalid(`The parameter \`${name}\` ${wrong}.`, pointer, "`in` is one of path, query, header, cookie.")];
}

/** `querystring` is of 3.2. */
const PLACES: ReadonlySet<unknown> = new Set(["path", "query", "header", "cookie", "querystring"]);

/** Something stands where the grammar wants something else. */
export function misplacedFault(value: unknown, wanted: Shape, type: NodeType, path: readonly string[]): ContractNotice {
  const where = path.length > 0 ? `\`${path.at(-1)}\`` : "The document";
  const message = `${where} is ${kindOf(value)}, where ${EXPECTED[wanted](type)} belongs.`;
  return invalid(message, formatPointer(path), value === null ? "Write it, or leave the field out." : undefined);
}

const EXPECTED: Readonly<Record<Shape, (type: NodeType) => string>> = {
  one: (type) => `an object (${type})`,
  list: (type) => `a list of ${type} objects`,
  map: (type) => `an object of ${type} objects by name`,
};
