// Generated from openapi/music-generations/openapi.yaml by "cantus generate music-generations". Do not edit.

import type * as cantus from "@cantus/client";

export const listGenerations: cantus.Operation<"listGenerations"> = {
  id: "listGenerations",
  method: "GET",
  path: "/v1/music/{organization_id}/generations",
  security: [["ApiKeyAuth"]],
  pages: { items: "/jobs", next: "Link", size: "/limit", offset: "offset" },
};

export const createGeneration: cantus.Operation<"createGeneration"> = {
  id: "createGeneration",
  method: "POST",
  path: "/v1/music/{organization_id}/generations",
  contentType: "application/json",
  security: [["ApiKeyAuth"]],
  idempotencyKey: "Idempotency-Key",
};

export const getGeneration: cantus.Operation<"getGeneration"> = {
  id: "getGeneration",
  method: "GET",
  path: "/v1/music/{organization_id}/generations/{job_id}",
  security: [["ApiKeyAuth"]],
};

export const cancelGeneration: cantus.Operation<"cancelGeneration"> = {
  id: "cancelGeneration",
  method: "POST",
  path: "/v1/music/{organization_id}/generations/{job_id}/cancel",
  security: [["ApiKeyAuth"]],
};

export const streamGenerationEvents: cantus.Operation<"streamGenerationEvents"> = {
  id: "streamGenerationEvents",
  method: "GET",
  path: "/v1/music/{organization_id}/generations/{job_id}/events",
  accept: "text/event-stream, application/json",
  security: [["ApiKeyAuth"]],
  events: { data: "json" },
};

export const listTracks: cantus.Operation<"listTracks"> = {
  id: "listTracks",
  method: "GET",
  path: "/v1/music/{organization_id}/tracks",
  security: [["ApiKeyAuth"]],
  pages: { items: "/items", next: "Link", size: "/limit", offset: "offset" },
};

export const getTrack: cantus.Operation<"getTrack"> = {
  id: "getTrack",
  method: "GET",
  path: "/v1/music/{organization_id}/tracks/{track_id}",
  security: [["ApiKeyAuth"]],
};

export const saveTrack: cantus.Operation<"saveTrack"> = {
  id: "saveTrack",
  method: "PUT",
  path: "/v1/music/{organization_id}/tracks/{track_id}/saved",
  security: [["ApiKeyAuth"]],
};

export const removeTrack: cantus.Operation<"removeTrack"> = {
  id: "removeTrack",
  method: "DELETE",
  path: "/v1/music/{organization_id}/tracks/{track_id}/saved",
  security: [["ApiKeyAuth"]],
};

export const listCollections: cantus.Operation<"listCollections"> = {
  id: "listCollections",
  method: "GET",
  path: "/v1/music/{organization_id}/collections",
  security: [["ApiKeyAuth"]],
  pages: { items: "/items", next: "Link", size: "/limit", offset: "offset" },
};

export const createCollection: cantus.Operation<"createCollection"> = {
  id: "createCollection",
  method: "POST",
  path: "/v1/music/{organization_id}/collections",
  contentType: "application/json",
  security: [["ApiKeyAuth"]],
  idempotencyKey: "Idempotency-Key",
};

export const getCollection: cantus.Operation<"getCollection"> = {
  id: "getCollection",
  method: "GET",
  path: "/v1/music/{organization_id}/collections/{collection_id}",
  security: [["ApiKeyAuth"]],
};

export const updateCollection: cantus.Operation<"updateCollection"> = {
  id: "updateCollection",
  method: "PATCH",
  path: "/v1/music/{organization_id}/collections/{collection_id}",
  contentType: "application/json",
  security: [["ApiKeyAuth"]],
};

export const deleteCollection: cantus.Operation<"deleteCollection"> = {
  id: "deleteCollection",
  method: "DELETE",
  path: "/v1/music/{organization_id}/collections/{collection_id}",
  security: [["ApiKeyAuth"]],
};

export const addTrackToCollection: cantus.Operation<"addTrackToCollection"> = {
  id: "addTrackToCollection",
  method: "PUT",
  path: "/v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}",
  security: [["ApiKeyAuth"]],
};

export const removeTrackFromCollection: cantus.Operation<"removeTrackFromCollection"> = {
  id: "removeTrackFromCollection",
  method: "DELETE",
  path: "/v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}",
  security: [["ApiKeyAuth"]],
};

export const getAudio: cantus.Operation<"getAudio"> = {
  id: "getAudio",
  method: "GET",
  path: "/v1/music/{organization_id}/audio/{object}",
  accept: "audio/mpeg, application/json",
};

export const getWebhookSecret: cantus.Operation<"getWebhookSecret"> = {
  id: "getWebhookSecret",
  method: "GET",
  path: "/v1/music/{organization_id}/webhook-secret",
  security: [["ApiKeyAuth"]],
};
