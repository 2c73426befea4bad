import type { Handler } from "../router.ts";

/**
 * List the overrides
 *
 * `GET /overrides`
 */
export const listOverrides: Handler<"listOverrides"> = async ({ headers, context }, reply) => {
  const { overrides } = context.sessions.get(headers["X-Mock-Session"]);
  return reply(
    200,
    overrides.all.map(({ operation, override: { answer, ...override } }) => ({
      operationId: operation.id,
      ...override,
      ...(answer && { answer: { ...answer, headers: { ...answer.headers } } }),
    })),
  );
};
