import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * List saved tracks
 *
 * `GET /v1/music/{organization_id}/tracks`
 */
export const listTracks: Handler<"listTracks"> = async () => {
  throw new Problem("not-implemented", { detail: "listTracks is not implemented yet." });
};
