/** Properties that hold times. */
import type { Contract, Schema } from "../model.ts";
import { hasType, says } from "./shape.ts";

export function isTime(contract: Contract, schema: Schema): boolean {
  return says(contract, schema, "format", "date-time") && hasType(contract, schema, "string");
}

/** A time or a day, as text or as Unix has it. */
export function isTimeProperty(contract: Contract, schema: Schema): boolean {
  if (isTime(contract, schema) || (says(contract, schema, "format", "date") && hasType(contract, schema, "string")))
    return true;
  return says(contract, schema, "format", "unix-time") && hasType(contract, schema, "integer");
}
