import type { Contract } from "@cantus/contract";
import { verdictsOf } from "@cantus/contract/verdict";
import type { RouterOptions } from "../options.ts";
import { ServerError } from "../server-error.ts";
import { expressOpenApiVerdicts } from "./express-openapi-validator.ts";
import type { Validator } from "./validator.ts";
import { createVerdictValidator } from "./verdict-validator.ts";

/**
 * The validator that an application chose. Both have one verdict wherever express-openapi-validator has the standard's; where
 * not, `differential.test.ts` says.
 *
 * @throws {ServerError} UNKNOWN_VALIDATOR
 */
export function createValidator(
  contract: Contract,
  { validator = "express-openapi-validator", validators }: Pick<RouterOptions<never>, "validator" | "validators">,
): Validator {
  switch (validator) {
    case "express-openapi-validator":
      return createVerdictValidator(contract, expressOpenApiVerdicts(contract));
    case "compiled":
      return createVerdictValidator(contract, verdictsOf(contract, validators?.()));
    default: {
      const message = `There is no validator ${JSON.stringify(validator)}: pass "express-openapi-validator", "compiled" or nothing.`;
      throw new ServerError("UNKNOWN_VALIDATOR", message);
    }
  }
}
