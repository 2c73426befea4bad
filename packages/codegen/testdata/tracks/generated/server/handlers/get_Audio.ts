import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/** `GET /tracks/{track_id}/audio{range}` */
export const get_Audio: Handler<"Get_Audio"> = async () => {
  throw new Problem("not-implemented", { detail: "Get_Audio is not implemented yet." });
};
