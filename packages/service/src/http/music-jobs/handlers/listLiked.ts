import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * List liked tracks
 *
 * `GET /api/v1/music/liked`
 */
export const listLiked: Handler<"listLiked"> = async () => {
  throw new Problem("not-implemented", { detail: "listLiked is not implemented yet." });
};
