import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Update a collection
 *
 * `PATCH /v1/music/{organization_id}/collections/{collection_id}`
 */
export const updateCollection: Handler<"updateCollection"> = async () => {
  throw new Problem("not-implemented", { detail: "updateCollection is not implemented yet." });
};
