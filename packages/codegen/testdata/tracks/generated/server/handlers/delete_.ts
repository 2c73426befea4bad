import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/** `DELETE /tracks/{track_id}` */
export const delete_: Handler<"delete"> = async () => {
  throw new Problem("not-implemented", { detail: "delete is not implemented yet." });
};
