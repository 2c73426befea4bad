import { Problem } from "@cantus/server";
import { OverrideError, requireFitting } from "../../override-fit.ts";
import type { Handler } from "../router.ts";

/**
 * Let an operation answer otherwise
 *
 * `POST /overrides`
 */
export const addOverride: Handler<"addOverride"> = async ({ headers, body, context }, reply) => {
  const { operationId, contract, ...override } = body;
  try {
    const place = requireFitting(context.contracts(), operationId, override, contract);
    context.sessions.get(headers["X-Mock-Session"]).overrides.add(place, override);
  } catch (error) {
    if (!(error instanceof OverrideError)) throw error;
    throw new Problem("invalid-request", { detail: error.message, violations: error.violations, cause: error });
  }
  return reply(201, body);
};
