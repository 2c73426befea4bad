/** Whether a request can carry a value that breaks a schema at all. */
import type { Contract, Parameter, Schema } from "@cantus/contract";
import { FORMATS } from "@cantus/contract/schema";

/** Keywords by which some text is refused. */
const REFUSE_TEXT = ["pattern", "enum", "const", "minLength", "maxLength", "not", "oneOf", "anyOf", "allOf"];

/** False for a parameter of free text: whatever is sent for it is right. */
export function canBeInvalid(contract: Contract, { in: place, schema, content }: Parameter): boolean {
  if (content) return true;
  return refusesText(contract, schema ?? true, place === "path");
}

function refusesText(contract: Contract, schema: Schema, isSegment: boolean): boolean {
  const resolved = contract.resolve(schema);
  if (typeof resolved === "boolean") return !resolved;
  const types = resolved.type === undefined ? [] : [resolved.type].flat();
  if (types.includes("array")) {
    const { minItems, maxItems, uniqueItems, items } = resolved;
    const isBounded = minItems !== undefined || maxItems !== undefined || uniqueItems === true;
    return isBounded || refusesText(contract, items ?? true, isSegment);
  }
  if (types.length > 0 && !types.includes("string")) return true;
  const { format } = resolved;
  if (format !== undefined && Object.hasOwn(FORMATS, format)) return true;
  // An empty segment makes another path.
  return REFUSE_TEXT.some(
    (keyword) => keyword in resolved && !(isSegment && keyword === "minLength" && Number(resolved.minLength) <= 1),
  );
}
