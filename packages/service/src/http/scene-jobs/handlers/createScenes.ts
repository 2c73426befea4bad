import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Create scenes
 *
 * `POST /v1/scenes`
 */
export const createScenes: Handler<"createScenes"> = async () => {
  throw new Problem("not-implemented", { detail: "createScenes is not implemented yet." });
};
