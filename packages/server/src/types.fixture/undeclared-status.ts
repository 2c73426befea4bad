import type { Handler } from "../index.ts";
import type { operations } from "./operations.ts";

// error: Argument of type '418' is not assignable to parameter of type
export const getTrack: Handler<operations, "getTrack"> = (_request, reply) => reply(418, { title: "No" });

export const listTracks: Handler<operations, "listTracks"> = (_request, reply) => {
  // error: Argument of type '503' is not assignable to parameter of type '"503 is not a declared status of listTracks"'.
  return reply(503, { title: "No" });
};
