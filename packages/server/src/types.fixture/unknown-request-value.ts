import type { Handler } from "../index.ts";
import type { operations } from "./operations.ts";

export const getTrack: Handler<operations, "getTrack"> = ({ path, query }, reply) => {
  // error: Property 'trackId' does not exist on type '{ track_id: number; }'. Did you mean 'track_id'?
  // error: Property 'limit' does not exist on type 'Record<never, never>'.
  return reply(404, { title: `No ${path.trackId} ${query.limit}` });
};
