import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Create a collection
 *
 * `POST /v1/music/{organization_id}/collections`
 */
export const createCollection: Handler<"createCollection"> = async () => {
  throw new Problem("not-implemented", { detail: "createCollection is not implemented yet." });
};
