import type { Handler } from "../index.ts";
import type { operations } from "./operations.ts";

export const getTrack: Handler<operations, "getTrack"> = ({ path }, reply) => {
  // error: Type 'string' is not assignable to type 'number'.
  if (path.track_id === 1) return reply(200, { id: "one", title: "One" });
  // error: Property 'title' is missing in type '{ id: number; }'
  if (path.track_id === 2) return reply(200, { id: 2 });
  // error: Argument of type 'string' is not assignable to parameter of type '{ title: string; }'.
  return reply(404, "No such track");
};
