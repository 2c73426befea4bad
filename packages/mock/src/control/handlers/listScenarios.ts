import type { Handler } from "../router.ts";

/**
 * List the scenarios
 *
 * `GET /scenarios`
 */
export const listScenarios: Handler<"listScenarios"> = async ({ context }, reply) => {
  return reply(
    200,
    context.scenarios.all.map(({ name, contract, description }) => ({
      name,
      contract,
      ...(description !== undefined && { description }),
    })),
  );
};
