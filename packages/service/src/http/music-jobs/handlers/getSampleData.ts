import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get sample data
 *
 * `GET /api/v1/music/sample-data`
 */
export const getSampleData: Handler<"getSampleData"> = async () => {
  throw new Problem("not-implemented", { detail: "getSampleData is not implemented yet." });
};
