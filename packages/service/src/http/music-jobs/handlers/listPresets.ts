import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * List genre presets
 *
 * `GET /api/v1/music/presets`
 */
export const listPresets: Handler<"listPresets"> = async () => {
  throw new Problem("not-implemented", { detail: "listPresets is not implemented yet." });
};
