import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get credits
 *
 * `GET /api/v1/music/credits`
 */
export const getCredits: Handler<"getCredits"> = async () => {
  throw new Problem("not-implemented", { detail: "getCredits is not implemented yet." });
};
