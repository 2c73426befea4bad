import type { Handler } from "../index.ts";
import type { operations } from "./operations.ts";

export const removeTrack: Handler<operations, "removeTrack"> = (_request, reply) => {
  // error: Argument of type '{ removed: boolean; }' is not assignable to parameter of type 'undefined'.
  return reply(204, { removed: true });
};
