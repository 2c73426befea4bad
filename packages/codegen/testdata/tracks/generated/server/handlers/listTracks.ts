import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * List tracks
 *
 * `GET /tracks`
 */
export const listTracks: Handler<"listTracks"> = async () => {
  throw new Problem("not-implemented", { detail: "listTracks is not implemented yet." });
};
