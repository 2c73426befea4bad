// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --server packages/codegen/testdata/tracks/generated/server". Do not edit.

import { listTracks } from "./handlers/listTracks.ts";
import { tracksCreate } from "./handlers/tracksCreate.ts";
import { getTrack } from "./handlers/getTrack.ts";
import { delete_ } from "./handlers/delete_.ts";
import { get_Audio } from "./handlers/get_Audio.ts";
import { getTracksByTrackIdEvents } from "./handlers/getTracksByTrackIdEvents.ts";
import type { Handlers } from "./router.ts";

/** Every operation's handler, for `createRouter`. */
export const handlers: Handlers = {
  listTracks,
  "tracks/create": tracksCreate,
  getTrack,
  "delete": delete_,
  "Get_Audio": get_Audio,
  getTracksByTrackIdEvents,
};
