import { createTracks, events, pages, pickTracks, waitFor } from "./generated/client/index.ts";
import { getTrack, listTracks } from "./generated/client/operations.ts";

// error: 'apiKey' does not exist
createTracks({ apiKey: "k" });
// error: 'ApiKey' does not exist
createTracks({ security: { ApiKey: "k" } });

const tracks = createTracks();
const path = { track_id: "1" };

// error: Expected 1 arguments, but got 0.
tracks.getTrack();
// error: Property 'path' is missing
tracks.getTrack({});
// error: Property 'track_id' is missing
tracks.getTrack({ path: {} });
// error: Type 'number' is not assignable to type 'string'.
tracks.getTrack({ path: { track_id: 1 } });
// error: 'queri' does not exist
tracks.getTrack({ path, queri: {} });
// error: 'limt' does not exist
tracks.listTracks({ query: { limt: 1 } });
// error: Type 'string' is not assignable to type 'number'.
tracks.listTracks({ headers: { "X-Trace": "1" } });
// error: Type '"blue"' is not assignable to type
tracks.listTracks({ cookies: { theme: "blue" } });
// error: Property 'listTrack' does not exist
tracks.listTrack();

// error: is not assignable to parameter
tracks.tracksCreate({});
// error: 'titel' does not exist
tracks.tracksCreate({ body: { titel: "x" } });
// error: Property 'file' is missing
tracks.tracksCreate({ body: { title: "x" }, contentType: "multipart/form-data" });
// error: is not assignable to type
tracks.tracksCreate({ body: { title: "x" }, contentType: "text/plain" });
// error: is not assignable to
tracks.getTrack({ path, body: {} });

const answer = await tracks.getTrack({ path });
// error: 'answer.body' is of type 'unknown'.
answer.body.id;
// error: Property 'code' does not exist
if (answer.status === 200) answer.body.code;
// error: Property 'id' does not exist
if (answer.status === 404) answer.body.id;
// error: 'answer.body' is of type 'unknown'.
if (answer.status === 500) answer.body.code;
// error: This comparison appears to be unintentional
void (answer.status === 999);
const unwrapped = await tracks.getTrack({ path }).unwrap();
// error: Property 'place' does not exist
unwrapped.source.place;

// error: is not assignable to parameter of type
tracks.GET("/track");
// error: is not assignable to parameter of type
tracks.PUT("/tracks", {});
// error: Expected 2 arguments, but got 1.
tracks.GET("/tracks/{track_id}");
// error: 'id' does not exist
tracks.GET("/tracks/{track_id}", { params: { path: { track_id: "1", id: "1" } } });
// error: Type '{}' is not assignable to type
tracks.POST("/tracks", { body: {} });
const result = await tracks.GET("/tracks/{track_id}", { params: { path } });
// error: 'result.data' is possibly 'undefined'.
result.data.id;
// error: Property 'id' does not exist
if (result.status === 404) result.error.id;

// error: 'made_at' does not exist
tracks.tracksCreate({ body: { title: "x", made_at: "2030-01-01T00:00:00Z" } });
// error: Property 'licence_key' does not exist
unwrapped.licence_key;
// error: 'made_at' does not exist
tracks.POST("/tracks", { body: { title: "x", made_at: "2030-01-01T00:00:00Z" } });
// error: Property 'licence_key' does not exist
if (result.status === 200) result.data.licence_key;
// error: is not assignable to type
tracks.use({ onRequest: () => "text" });
// error: is not assignable to type
tracks.GET("/tracks", { parseAs: "xml" });

// error: is not assignable to parameter of type 'AnyPagedCall'
pages(tracks.getTrack, { path });
// error: 'limt' does not exist
pages(tracks.listTracks, { query: { limt: 1 } });
// error: Property 'lenght' does not exist
for await (const track of pages(tracks.listTracks)) track.lenght;
// error: is not assignable to parameter of type 'AnyEventsCall'
events(tracks.getTrack, { path });
// error: Property 'path' is missing
events(tracks.getTracksByTrackIdEvents, {});
// error: Property 'until' is missing
waitFor(tracks.getTrack, { path }, {});
// error: Property 'state' does not exist
waitFor(tracks.getTrack, { path }, { until: ({ state }) => state === "done" });
// error: Property 'path' is missing
waitFor(tracks.getTrack, {}, { until: () => true });

const some = pickTracks({ getTrack });
// error: Property 'listTracks' does not exist
some.listTracks();
// error: Property 'GET' does not exist
some.GET("/tracks");
// error: is not assignable to type 'Operation<"getTrack">'
pickTracks({ getTrack: listTracks });
// error: Type 'string' is not assignable to type 'number'
tracks.getTrack({ path, timeout: "1s" });
// error: 'retires' does not exist
tracks.getTrack({ path, retry: { retires: 1 } });
