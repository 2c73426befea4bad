import type { Handler } from "../router.ts";

/**
 * See what has been exercised
 *
 * `GET /coverage`
 */
export const getCoverage: Handler<"getCoverage"> = async ({ headers, context }, reply) => {
  const { exercised } = context.sessions.get(headers["X-Mock-Session"]);
  return reply(
    200,
    context.contracts().map((contract) => {
      const { operations, ...whole } = exercised.of(contract);
      return {
        ...whole,
        operations: operations.map(({ statuses, parameters, requestTypes, responseTypes, ...operation }) => ({
          ...operation,
          statuses: { ...statuses },
          parameters: { ...parameters },
          requestTypes: { ...requestTypes },
          responseTypes: { ...responseTypes },
        })),
      };
    }),
  );
};
