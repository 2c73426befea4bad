import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Create a generation job
 *
 * `POST /v1/music/{organization_id}/generations`
 */
export const createGeneration: Handler<"createGeneration"> = async () => {
  throw new Problem("not-implemented", { detail: "createGeneration is not implemented yet." });
};
