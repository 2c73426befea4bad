import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/** `GET /tracks/{track_id}/events` */
export const getTracksByTrackIdEvents: Handler<"getTracksByTrackIdEvents"> = async () => {
  throw new Problem("not-implemented", { detail: "getTracksByTrackIdEvents is not implemented yet." });
};
