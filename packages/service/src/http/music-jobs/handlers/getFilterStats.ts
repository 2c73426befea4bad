import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get filter statistics
 *
 * `GET /api/v1/music/filters/stats`
 */
export const getFilterStats: Handler<"getFilterStats"> = async () => {
  throw new Problem("not-implemented", { detail: "getFilterStats is not implemented yet." });
};
