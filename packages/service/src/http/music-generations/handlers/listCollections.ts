import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * List collections
 *
 * `GET /v1/music/{organization_id}/collections`
 */
export const listCollections: Handler<"listCollections"> = async () => {
  throw new Problem("not-implemented", { detail: "listCollections is not implemented yet." });
};
