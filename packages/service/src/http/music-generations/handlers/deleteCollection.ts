import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Delete a collection
 *
 * `DELETE /v1/music/{organization_id}/collections/{collection_id}`
 */
export const deleteCollection: Handler<"deleteCollection"> = async () => {
  throw new Problem("not-implemented", { detail: "deleteCollection is not implemented yet." });
};
