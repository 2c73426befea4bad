import type { Match } from "../../match.ts";
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
    overrides.all.map(({ contract, operation, scenario, override: { answer, rateLimit, when, ...override } }) => ({
      operationId: operation.id,
      contract: contract.name,
      ...override,
      ...(scenario !== undefined && { scenario }),
      ...(rateLimit && { rateLimit: { limit: rateLimit.limit, window: written(rateLimit.window) } }),
      ...(when && { when: shown(when) }),
      ...(answer && { answer: { ...answer, headers: { ...answer.headers } } }),
    })),
  );
};

/** As the contract has it: with a unit. */
function written(window: string | number): string {
  return typeof window === "number" ? `${window}ms` : window;
}

function shown({ path, query, header, body }: Match) {
  return {
    ...(path && { path: { ...path } }),
    ...(query && { query: { ...query } }),
    ...(header && { header: { ...header } }),
    ...(body !== undefined && { body }),
  };
}
