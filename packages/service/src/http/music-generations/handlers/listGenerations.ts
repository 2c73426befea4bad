import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * List generation jobs
 *
 * `GET /v1/music/{organization_id}/generations`
 */
export const listGenerations: Handler<"listGenerations"> = async () => {
  throw new Problem("not-implemented", { detail: "listGenerations is not implemented yet." });
};
