// Generated from openapi/music-jobs/openapi.yaml by "cantus generate music-jobs". Do not edit.

import type { Operation } from "@cantus/client";

export const listJobs: Operation = {
  id: "listJobs",
  method: "GET",
  path: "/api/v1/music/jobs",
  security: [["BearerAuth"]],
};

export const createJob: Operation = {
  id: "createJob",
  method: "POST",
  path: "/api/v1/music/jobs",
  contentType: "application/json",
  security: [["BearerAuth"]],
};

export const getJobCounts: Operation = {
  id: "getJobCounts",
  method: "GET",
  path: "/api/v1/music/jobs/counts",
  security: [["BearerAuth"]],
};

export const updateJob: Operation = {
  id: "updateJob",
  method: "PATCH",
  path: "/api/v1/music/jobs/{job_id}",
  contentType: "application/json",
  security: [["BearerAuth"]],
};

export const deleteJob: Operation = {
  id: "deleteJob",
  method: "DELETE",
  path: "/api/v1/music/jobs/{job_id}",
  security: [["BearerAuth"]],
};

export const getJobStatus: Operation = {
  id: "getJobStatus",
  method: "GET",
  path: "/api/v1/music/jobs/{job_id}/status",
  security: [["BearerAuth"]],
};

export const streamJobEvents: Operation = {
  id: "streamJobEvents",
  method: "GET",
  path: "/api/v1/music/jobs/{job_id}/events",
  accept: "text/event-stream, application/problem+json",
  security: [["BearerAuth"]],
};

export const retryJob: Operation = {
  id: "retryJob",
  method: "POST",
  path: "/api/v1/music/jobs/{job_id}/retry",
  security: [["BearerAuth"]],
};

export const likeTrack: Operation = {
  id: "likeTrack",
  method: "PUT",
  path: "/api/v1/music/jobs/{job_id}/like",
  security: [["BearerAuth"]],
};

export const unlikeTrack: Operation = {
  id: "unlikeTrack",
  method: "DELETE",
  path: "/api/v1/music/jobs/{job_id}/like",
  security: [["BearerAuth"]],
};

export const listLiked: Operation = {
  id: "listLiked",
  method: "GET",
  path: "/api/v1/music/liked",
  security: [["BearerAuth"]],
};

export const getFilterStats: Operation = {
  id: "getFilterStats",
  method: "GET",
  path: "/api/v1/music/filters/stats",
  security: [["BearerAuth"]],
};

export const listPresets: Operation = {
  id: "listPresets",
  method: "GET",
  path: "/api/v1/music/presets",
  security: [["BearerAuth"]],
};

export const getSampleData: Operation = {
  id: "getSampleData",
  method: "GET",
  path: "/api/v1/music/sample-data",
  security: [["BearerAuth"]],
};

export const getModelStatus: Operation = {
  id: "getModelStatus",
  method: "GET",
  path: "/api/v1/music/model/status",
  security: [["BearerAuth"]],
};

export const getCredits: Operation = {
  id: "getCredits",
  method: "GET",
  path: "/api/v1/music/credits",
  security: [["BearerAuth"]],
};

export const getAudio: Operation = {
  id: "getAudio",
  method: "GET",
  path: "/api/v1/music/audio/{object}",
  accept: "audio/mpeg, application/problem+json",
};

export const getWebhookSecret: Operation = {
  id: "getWebhookSecret",
  method: "GET",
  path: "/api/v1/music/webhook-secret",
  security: [["BearerAuth"]],
};
