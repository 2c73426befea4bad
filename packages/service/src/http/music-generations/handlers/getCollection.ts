import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get a collection
 *
 * `GET /v1/music/{organization_id}/collections/{collection_id}`
 */
export const getCollection: Handler<"getCollection"> = async () => {
  throw new Problem("not-implemented", { detail: "getCollection is not implemented yet." });
};
