import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/** `POST /tracks` */
export const tracksCreate: Handler<"tracks/create"> = async () => {
  throw new Problem("not-implemented", { detail: "tracks/create is not implemented yet." });
};
