import type { Contract } from "@cantus/contract";
import type { RouterOptions } from "../options.ts";
import { createCompiledValidator } from "./compiled/compiled-validator.ts";
import { createExpressOpenApiValidator } from "./express-openapi-validator.ts";
import type { Validator } from "./validator.ts";

/** The validator that an application chose. */
export function createValidator(
  contract: Contract,
  { validator, validators }: Pick<RouterOptions<never>, "validator" | "validators">,
): Validator {
  return validator === "compiled"
    ? createCompiledValidator(contract, validators?.())
    : createExpressOpenApiValidator(contract);
}
