import {
  type ApiError,
  createTracks,
  ApiError as Failed,
  type Track,
  type TrackFilter,
  type TrackFilter2,
} from "./generated/client/index.ts";

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
