import type { Handler, Handlers, Options } from "./generated/server/router.ts";

export const getTrack: Handler<"getTrack"> = async ({ path }, reply) =>
  path.track_id === "1"
    ? reply(200, { id: "1", title: "x", mode: "focus", source: { kind: "composed" } })
    : reply(404, { code: "GONE" });

export const listTracks: Handler<"listTracks"> = async ({ query, headers, principal }, reply) => {
  // What has a default is there for a handler.
  const limit: number = query.limit;
  void [limit, query.near?.lat, headers["X-Trace"], principal];
  return reply(200, [], { headers: { Link: "<>" } });
};

// error: Type '"trackMade"' does not satisfy the constraint 'keyof operations'.
export type OfWebhook = Handler<"trackMade">;
// error: Property 'Accept' does not exist
export type Ignored = Parameters<Handler<"listTracks">>[0]["headers"]["Accept"];

export const ids = (handlers: Handlers) => [
  handlers["tracks/create"],
  handlers.Get_Audio,
  handlers.getTracksByTrackIdEvents,
];

export const security: Options["security"] = { ApiKeyAuth: (key: string) => key, UserToken: (token: string) => token };
// error: Property 'UserToken' is missing
export const incomplete: Options["security"] = { ApiKeyAuth: (key: string) => key };
