import {
  type ApiError,
  CallError,
  createTracks,
  events as eventsOf,
  type NewTrack,
  type NewTrackWritable,
  oauth2,
  pages,
  pickTracks,
  waitFor,
  ApiError as Failed,
  type Track,
  type TrackFilter,
  type TrackFilter2,
} from "./generated/client/index.ts";
import { getTrack, listTracks } from "./generated/client/operations.ts";

const tracks = createTracks({ baseUrl: "http://localhost", security: { ApiKeyAuth: async () => "k", UserToken: "t" } });

const answer = await tracks.getTrack({ path: { track_id: "1" } });
switch (answer.status) {
  case 200: {
    const track: Track = answer.body;
    if (track.source.kind === "recorded") track.source.place?.length;
    // What has a default may be missing for a caller.
    const mode: "creation" | "focus" | undefined = track.mode;
    track.extra?.anything;
    void mode;
    break;
  }
  case 404:
    answer.body.code.length;
    break;
  case 500: {
    const undeclared: unknown = answer.body;
    void undeclared;
  }
}

const everything = await tracks.listTracks();
if (everything.status === 429) everything.body.code.length;
await tracks.listTracks({
  query: { limit: 1, tags: ["a"], filter: { title: "x" }, near: { lat: 1 } },
  headers: { "X-Trace": 1, "X-Any": "x" },
  cookies: { theme: "dark" },
});

const made: Track = await tracks.tracksCreate({ body: { title: "x" } }).unwrap();
await tracks.tracksCreate({ body: { title: "x", file: new Blob() }, contentType: "multipart/form-data" });
await tracks.tracksCreate({ body: new FormData(), contentType: "multipart/form-data" });
await tracks.tracksCreate({ body: new Uint8Array(1), contentType: "audio/flac" });
void made;

const nothing: undefined = await tracks.delete({ path: { track_id: "1" }, signal: AbortSignal.timeout(1) }).unwrap();
const events: ReadableStream<Uint8Array> = await tracks.getTracksByTrackIdEvents({ path: { track_id: "1" } }).unwrap();
const audio = await tracks.get_Audio({ path: { track_id: "1", range: [1, 2] } }).unwrap();
if (audio instanceof Blob) audio.size;
else audio.url.length;
void [nothing, events];

const result = await tracks.GET("/tracks/{track_id}", { params: { path: { track_id: "1" } } });
if (result.status === 200) result.data.id.length;
else result.error.code.length;
if (result.data) result.data.title.length;
const text: string | undefined = (await tracks.GET("/tracks", { parseAs: "text" })).data;
await tracks.POST("/tracks", { body: { title: "x" } });
tracks.use({ onRequest: ({ request, schemaPath }) => void request.headers.set("X-Path", schemaPath) });
void text;

export const filters: [TrackFilter, TrackFilter2] = ["text", { title: "object" }];
export const failed = (error: unknown): ApiError2Body =>
  (error instanceof Failed ? error.body : undefined) as ApiError2Body;
type ApiError2Body = import("./generated/client/index.ts").ApiError2 | ApiError["body"];

// What is sent and what comes back differ.
const sent: NewTrackWritable = { title: "x", licence_key: "k" };
const received: NewTrack = { title: "x", made_at: "2030-01-01T00:00:00Z" };
await tracks.tracksCreate({ body: sent });
void [received.made_at, made.made_at];

// A list, a job, events.
for await (const track of pages(tracks.listTracks, { query: { limit: 5 } })) track.source.kind.length;
for await (const { items, answer } of pages(tracks.listTracks).byPage()) {
  if (answer.status === 200) answer.body[0]?.id;
  items[0]?.id;
}
const found: Track[] = await pages(tracks.listTracks).toArray(3);
const known: Track = await waitFor(tracks.getTrack, { path: { track_id: "1" } }, { until: ({ title }) => title !== "" });
for await (const { event, data } of eventsOf(tracks.getTracksByTrackIdEvents, { path: { track_id: "1" } })) {
  const name: string = event;
  const unknown: unknown = data;
  void [name, unknown];
}
void [found, known];

// Some operations, and every option of a client and of a call.
const some = pickTracks({ getTrack, listTracks }, { security: { UserToken: oauth2({ clientId: "me", clientSecret: "s" }) } });
await some.getTrack({
  path: { track_id: "1" },
  timeout: 1_000,
  retry: { retries: 5, budget: 1_000 },
  hooks: { after: ({ response, retryIn }) => void [response.status, retryIn] },
  traceparent: () => undefined,
  fetch: (request) => fetch(request),
  baseUrl: "http://localhost",
});
createTracks({ retry: false, timeout: 0, security: { ApiKeyAuth: async ({ rejected }) => (rejected ? "new" : "old") } });
export const told = (error: unknown) => error instanceof CallError && [error.code, error.request?.url, error.attempts];
