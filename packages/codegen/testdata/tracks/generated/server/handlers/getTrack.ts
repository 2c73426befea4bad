import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/** `GET /tracks/{track_id}` */
export const getTrack: Handler<"getTrack"> = async () => {
  throw new Problem("not-implemented", { detail: "getTrack is not implemented yet." });
};
