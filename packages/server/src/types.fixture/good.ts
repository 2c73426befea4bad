import { createRouter, type Handler, type Handlers } from "../index.ts";
import type { operations } from "./operations.ts";

interface Services {
  tracks: Map<number, { id: number; title: string }>;
}
interface Account {
  name: string;
}

type Public = "getAudio";

const getTrack: Handler<operations, "getTrack", Services, Account, Public> = ({ path, context, principal }, reply) => {
  const id: number = path.track_id;
  const name: string = principal.name;
  const track = context.tracks.get(id);
  return track ? reply(200, track) : reply(404, { title: `No track ${id}, ${name}` });
};

const handlers: Handlers<operations, Services, Account, Public> = {
  getTrack,
  async listTracks({ query, headers, cookies, signal }, reply) {
    const limit: number = query.limit;
    const mode: "creation" | "focus" | undefined = query.mode;
    const trace: number | undefined = headers["X-Trace"];
    const session: string | undefined = cookies.session;
    if (signal.aborted) return reply(499, { title: "The caller left" });
    if (limit > 100 || trace === 0 || session === "")
      return reply(422, { title: "No" }, { contentType: "application/problem+json" });
    return reply(200, [{ id: 1, title: "One", ...(mode && { mode }) }], { headers: { "X-Total-Count": 1 } });
  },
  createTrack(request, reply) {
    if (request.contentType === "audio/wav") return reply(400, { title: `${request.body.readableLength} bytes` });
    if (request.contentType === "multipart/form-data") return reply(400, { title: request.body.title ?? "No title" });
    const { id, title } = request.body;
    return reply(202, { id, title, mode: "focus" }, { headers: { Location: `/tracks/${id}`, "Retry-After": 2 } });
  },
  removeTrack: async ({ path }, reply) => (path.track_id ? reply(204) : reply(404, { title: "No such track" })),
  getAudio({ principal, request }, reply) {
    if (!principal) return reply(302, undefined, { headers: { Location: "/sign-in" } });
    if (request.accepts("application/json")) return reply(200, { url: "/a.wav" }, { contentType: "application/json" });
    return reply(200, new Uint8Array(44), { contentType: "audio/wav" });
  },
  streamEvents: (_request, reply) =>
    reply(
      200,
      (async function* () {
        yield { event: "progress", id: "1", retry: 1000, data: { percent: 50 } };
      })(),
    ),
};

createRouter<operations, Services, Account, Public, { ApiKeyAuth: string }>(
  { openapi: "3.1.0", info: { title: "Tracks", version: "1" } },
  {
    handlers,
    context: { tracks: new Map() },
    security: { ApiKeyAuth: async (key, { scopes }) => (key.length > scopes.length ? { name: key } : undefined) },
  },
);
