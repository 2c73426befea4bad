import { Problem } from "@cantus/server";
import { isSnapshot } from "../../session.ts";
import type { Handler } from "../router.ts";

/**
 * Put a state back
 *
 * `PUT /snapshot`
 */
export const restoreSnapshot: Handler<"restoreSnapshot"> = async ({ headers, body, context }, reply) => {
  if (!isSnapshot(body)) throw new Problem("invalid-request", { detail: "This is no snapshot of a mock." });
  context.sessions.get(headers["X-Mock-Session"]).restore(body, context.contracts());
  return reply(204);
};
