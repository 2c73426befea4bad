// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --client packages/codegen/testdata/tracks/generated/client". Do not edit.

import * as cantus from "@cantus/client";

export const listTracks: cantus.Operation<"listTracks"> = {
  id: "listTracks",
  method: "GET",
  path: "/tracks",
  parameters: { query: { tags: { explode: false }, filter: { style: "deepObject", explode: true, write: cantus.writeStyle }, near: { json: true } } },
  security: [[], ["ApiKeyAuth"]],
  pages: { items: "", next: "Link" },
};

export const tracksCreate: cantus.Operation<"tracks/create"> = {
  id: "tracks/create",
  method: "POST",
  path: "/tracks",
  contentType: "application/json",
  form: cantus.encodeForm,
  encoding: { tags: { style: "pipeDelimited", explode: false, write: cantus.writeStyle } },
  security: [["ApiKeyAuth"], ["UserToken"]],
};

export const getTrack: cantus.Operation<"getTrack"> = {
  id: "getTrack",
  method: "GET",
  path: "/tracks/{track_id}",
  security: [["ApiKeyAuth"], ["UserToken"]],
};

const $delete: cantus.Operation<"delete"> = {
  id: "delete",
  method: "DELETE",
  path: "/tracks/{track_id}",
  security: [["ApiKeyAuth"], ["UserToken"]],
};

export const get_Audio: cantus.Operation<"Get_Audio"> = {
  id: "Get_Audio",
  method: "GET",
  path: "/tracks/{track_id}/audio{range}",
  parameters: { path: { range: { style: "matrix", explode: false, write: cantus.writeStyle } } },
  accept: "audio/wav, application/json",
};

export const getTracksByTrackIdEvents: cantus.Operation<"getTracksByTrackIdEvents"> = {
  id: "getTracksByTrackIdEvents",
  method: "GET",
  path: "/tracks/{track_id}/events",
  accept: "text/event-stream",
  security: [["ApiKeyAuth"], ["UserToken"]],
  events: { data: "json" },
};

export { $delete as delete };
