import type { Handler } from "../router.ts";

/**
 * Read the log
 *
 * `GET /log`
 */
export const getLog: Handler<"getLog"> = async ({ headers, context }, reply) => {
  const { log } = context.sessions.get(headers["X-Mock-Session"]);
  return reply(
    200,
    log.map(({ time, status, contract, operationId, source, callback, problem, ...entry }) => ({
      ...entry,
      time: new Date(time).toISOString(),
      ...(status !== undefined && { status }),
      ...(source !== undefined && { source }),
      ...(callback && { callback: { ...callback } }),
      ...(contract !== undefined && { contract }),
      ...(operationId !== undefined && { operationId }),
      ...(problem && { problem: { ...problem, violations: [...problem.violations] } }),
    })),
  );
};
