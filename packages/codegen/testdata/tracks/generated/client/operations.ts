// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --client packages/codegen/testdata/tracks/generated/client". Do not edit.

import type { Operation } from "@cantus/client";

export const listTracks: Operation = {
  id: "listTracks",
  method: "GET",
  path: "/tracks",
  parameters: { query: { tags: { explode: false }, filter: { style: "deepObject" }, near: { json: true } } },
  security: [[], ["ApiKeyAuth"]],
};

export const tracksCreate: Operation = {
  id: "tracks/create",
  method: "POST",
  path: "/tracks",
  contentType: "application/json",
  encoding: { tags: { style: "pipeDelimited", explode: false } },
  security: [["ApiKeyAuth"], ["UserToken"]],
};

export const getTrack: Operation = {
  id: "getTrack",
  method: "GET",
  path: "/tracks/{track_id}",
  security: [["ApiKeyAuth"], ["UserToken"]],
};

const $delete: Operation = {
  id: "delete",
  method: "DELETE",
  path: "/tracks/{track_id}",
  security: [["ApiKeyAuth"], ["UserToken"]],
};

export const get_Audio: Operation = {
  id: "Get_Audio",
  method: "GET",
  path: "/tracks/{track_id}/audio{range}",
  parameters: { path: { range: { style: "matrix" } } },
  accept: "audio/wav, application/json",
};

export const getTracksByTrackIdEvents: Operation = {
  id: "getTracksByTrackIdEvents",
  method: "GET",
  path: "/tracks/{track_id}/events",
  accept: "text/event-stream",
  security: [["ApiKeyAuth"], ["UserToken"]],
};

export { $delete as delete };
