import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get a picture by a signed URL
 *
 * `GET /v1/images/{object}`
 */
export const getImage: Handler<"getImage"> = async () => {
  throw new Problem("not-implemented", { detail: "getImage is not implemented yet." });
};
