import type { Handler, Handlers } from "../index.ts";
import type { operations } from "./operations.ts";
import { rest } from "./rest.ts";

// error: Type 'void' is not assignable to type 'Reply<operations, "getTrack">'.
export const getTrack: Handler<operations, "getTrack"> = async (_request, reply) => {
  reply(404, { title: "No" });
};

export const handlers: Handlers<operations> = {
  ...rest,
  // error: Type 'void' is not assignable to type
  getTrack({ path }, reply) {
    if (path.track_id === 1) reply(404, { title: "No" });
  },
};
