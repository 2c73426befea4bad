import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get audio by a signed URL
 *
 * `GET /api/v1/music/audio/{object}`
 */
export const getAudio: Handler<"getAudio"> = async () => {
  throw new Problem("not-implemented", { detail: "getAudio is not implemented yet." });
};
