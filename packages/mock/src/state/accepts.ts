import type { Contract, Schema } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";

/** Whether an answer may have this value there; where no schema says anything, it may. */
export function accepts(contract: Contract, schema: Schema | undefined, value: unknown): boolean {
  return schema === undefined || schemaValidator(contract).accepts(schema, value, "response");
}
