// Generated from openapi/music-generations/openapi.yaml by "cantus generate music-generations". Do not edit.

import type { Operation } from "@cantus/client";

export const listGenerations: Operation = {
  id: "listGenerations",
  method: "GET",
  path: "/v1/music/{organization_id}/generations",
  security: [["ApiKeyAuth"]],
};

export const createGeneration: Operation = {
  id: "createGeneration",
  method: "POST",
  path: "/v1/music/{organization_id}/generations",
  contentType: "application/json",
  security: [["ApiKeyAuth"]],
};

export const getGeneration: Operation = {
  id: "getGeneration",
  method: "GET",
  path: "/v1/music/{organization_id}/generations/{job_id}",
  security: [["ApiKeyAuth"]],
};

export const cancelGeneration: Operation = {
  id: "cancelGeneration",
  method: "POST",
  path: "/v1/music/{organization_id}/generations/{job_id}/cancel",
  security: [["ApiKeyAuth"]],
};

export const streamGenerationEvents: Operation = {
  id: "streamGenerationEvents",
  method: "GET",
  path: "/v1/music/{organization_id}/generations/{job_id}/events",
  accept: "text/event-stream, application/json",
  security: [["ApiKeyAuth"]],
};

export const listTracks: Operation = {
  id: "listTracks",
  method: "GET",
  path: "/v1/music/{organization_id}/tracks",
  security: [["ApiKeyAuth"]],
};

export const getTrack: Operation = {
  id: "getTrack",
  method: "GET",
  path: "/v1/music/{organization_id}/tracks/{track_id}",
  security: [["ApiKeyAuth"]],
};

export const saveTrack: Operation = {
  id: "saveTrack",
  method: "PUT",
  path: "/v1/music/{organization_id}/tracks/{track_id}/saved",
  security: [["ApiKeyAuth"]],
};

export const removeTrack: Operation = {
  id: "removeTrack",
  method: "DELETE",
  path: "/v1/music/{organization_id}/tracks/{track_id}/saved",
  security: [["ApiKeyAuth"]],
};

export const listCollections: Operation = {
  id: "listCollections",
  method: "GET",
  path: "/v1/music/{organization_id}/collections",
  security: [["ApiKeyAuth"]],
};

export const createCollection: Operation = {
  id: "createCollection",
  method: "POST",
  path: "/v1/music/{organization_id}/collections",
  contentType: "application/json",
  security: [["ApiKeyAuth"]],
};

export const getCollection: Operation = {
  id: "getCollection",
  method: "GET",
  path: "/v1/music/{organization_id}/collections/{collection_id}",
  security: [["ApiKeyAuth"]],
};

export const updateCollection: Operation = {
  id: "updateCollection",
  method: "PATCH",
  path: "/v1/music/{organization_id}/collections/{collection_id}",
  contentType: "application/json",
  security: [["ApiKeyAuth"]],
};

export const deleteCollection: Operation = {
  id: "deleteCollection",
  method: "DELETE",
  path: "/v1/music/{organization_id}/collections/{collection_id}",
  security: [["ApiKeyAuth"]],
};

export const addTrackToCollection: Operation = {
  id: "addTrackToCollection",
  method: "PUT",
  path: "/v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}",
  security: [["ApiKeyAuth"]],
};

export const removeTrackFromCollection: Operation = {
  id: "removeTrackFromCollection",
  method: "DELETE",
  path: "/v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}",
  security: [["ApiKeyAuth"]],
};

export const getAudio: Operation = {
  id: "getAudio",
  method: "GET",
  path: "/v1/music/{organization_id}/audio/{object}",
  accept: "audio/mpeg, application/json",
};

export const getWebhookSecret: Operation = {
  id: "getWebhookSecret",
  method: "GET",
  path: "/v1/music/{organization_id}/webhook-secret",
  security: [["ApiKeyAuth"]],
};
