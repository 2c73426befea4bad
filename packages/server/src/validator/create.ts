import type { Contract } from "@cantus/contract";
import { verdictsOf } from "@cantus/contract/verdict";
import type { RouterOptions } from "../options.ts";
import { expressOpenApiVerdicts } from "./express-openapi-validator.ts";
import type { Validator } from "./validator.ts";
import { createVerdictValidator } from "./verdict-validator.ts";

/**
 * The validator that an application chose. Both have one verdict wherever express-openapi-validator has the standard's; where
 * not, `differential.test.ts` says.
 */
export function createValidator(
  contract: Contract,
  { validator, validators }: Pick<RouterOptions<never>, "validator" | "validators">,
): Validator {
  const verdicts = validator === "compiled" ? verdictsOf(contract, validators?.()) : expressOpenApiVerdicts(contract);
  return createVerdictValidator(contract, verdicts);
}
