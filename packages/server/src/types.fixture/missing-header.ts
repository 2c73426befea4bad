import type { Handler } from "../index.ts";
import type { operations } from "./operations.ts";

export const createTrack: Handler<operations, "createTrack"> = ({ contentType }, reply) => {
  // error: Expected 3 arguments, but got 2.
  if (contentType === "audio/wav") return reply(202, { id: 1, title: "One" });
  // error: Property 'Location' is missing in type '{ "Retry-After": number; }'
  return reply(202, { id: 1, title: "One" }, { headers: { "Retry-After": 2 } });
};
