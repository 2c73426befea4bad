// Generated from openapi/music-jobs/openapi.yaml by "cantus generate music-jobs". Do not edit.

import type * as cantus from "@cantus/client";

export const listJobs: cantus.Operation<"listJobs"> = {
  id: "listJobs",
  method: "GET",
  path: "/api/v1/music/jobs",
  security: [["BearerAuth"]],
  pages: { items: "", next: "Link", total: "X-Total-Count", offset: "skip" },
};

export const createJob: cantus.Operation<"createJob"> = {
  id: "createJob",
  method: "POST",
  path: "/api/v1/music/jobs",
  contentType: "application/json",
  security: [["BearerAuth"]],
  idempotencyKey: "Idempotency-Key",
};

export const getJobCounts: cantus.Operation<"getJobCounts"> = {
  id: "getJobCounts",
  method: "GET",
  path: "/api/v1/music/jobs/counts",
  security: [["BearerAuth"]],
};

export const updateJob: cantus.Operation<"updateJob"> = {
  id: "updateJob",
  method: "PATCH",
  path: "/api/v1/music/jobs/{job_id}",
  contentType: "application/json",
  security: [["BearerAuth"]],
};

export const deleteJob: cantus.Operation<"deleteJob"> = {
  id: "deleteJob",
  method: "DELETE",
  path: "/api/v1/music/jobs/{job_id}",
  security: [["BearerAuth"]],
};

export const getJobStatus: cantus.Operation<"getJobStatus"> = {
  id: "getJobStatus",
  method: "GET",
  path: "/api/v1/music/jobs/{job_id}/status",
  security: [["BearerAuth"]],
};

export const streamJobEvents: cantus.Operation<"streamJobEvents"> = {
  id: "streamJobEvents",
  method: "GET",
  path: "/api/v1/music/jobs/{job_id}/events",
  accept: "text/event-stream, application/problem+json",
  security: [["BearerAuth"]],
  events: { data: "json" },
};

export const retryJob: cantus.Operation<"retryJob"> = {
  id: "retryJob",
  method: "POST",
  path: "/api/v1/music/jobs/{job_id}/retry",
  security: [["BearerAuth"]],
  idempotencyKey: "Idempotency-Key",
};

export const likeTrack: cantus.Operation<"likeTrack"> = {
  id: "likeTrack",
  method: "PUT",
  path: "/api/v1/music/jobs/{job_id}/like",
  security: [["BearerAuth"]],
};

export const unlikeTrack: cantus.Operation<"unlikeTrack"> = {
  id: "unlikeTrack",
  method: "DELETE",
  path: "/api/v1/music/jobs/{job_id}/like",
  security: [["BearerAuth"]],
};

export const listLiked: cantus.Operation<"listLiked"> = {
  id: "listLiked",
  method: "GET",
  path: "/api/v1/music/liked",
  security: [["BearerAuth"]],
  pages: { items: "", next: "Link", total: "X-Total-Count", offset: "skip" },
};

export const getFilterStats: cantus.Operation<"getFilterStats"> = {
  id: "getFilterStats",
  method: "GET",
  path: "/api/v1/music/filters/stats",
  security: [["BearerAuth"]],
};

export const listPresets: cantus.Operation<"listPresets"> = {
  id: "listPresets",
  method: "GET",
  path: "/api/v1/music/presets",
  security: [["BearerAuth"]],
};

export const getSampleData: cantus.Operation<"getSampleData"> = {
  id: "getSampleData",
  method: "GET",
  path: "/api/v1/music/sample-data",
  security: [["BearerAuth"]],
};

export const getModelStatus: cantus.Operation<"getModelStatus"> = {
  id: "getModelStatus",
  method: "GET",
  path: "/api/v1/music/model/status",
  security: [["BearerAuth"]],
};

export const getCredits: cantus.Operation<"getCredits"> = {
  id: "getCredits",
  method: "GET",
  path: "/api/v1/music/credits",
  security: [["BearerAuth"]],
};

export const getAudio: cantus.Operation<"getAudio"> = {
  id: "getAudio",
  method: "GET",
  path: "/api/v1/music/audio/{object}",
  accept: "audio/mpeg, application/problem+json",
};

export const getWebhookSecret: cantus.Operation<"getWebhookSecret"> = {
  id: "getWebhookSecret",
  method: "GET",
  path: "/api/v1/music/webhook-secret",
  security: [["BearerAuth"]],
};
