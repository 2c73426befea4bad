import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get the model's status
 *
 * `GET /api/v1/music/model/status`
 */
export const getModelStatus: Handler<"getModelStatus"> = async () => {
  throw new Problem("not-implemented", { detail: "getModelStatus is not implemented yet." });
};
