import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Queue a job
 *
 * `POST /api/v1/music/jobs`
 */
export const createJob: Handler<"createJob"> = async () => {
  throw new Problem("not-implemented", { detail: "createJob is not implemented yet." });
};
