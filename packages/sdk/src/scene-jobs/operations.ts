// Generated from openapi/scene-jobs/openapi.yaml by "cantus generate scene-jobs". Do not edit.

import type { Operation } from "@cantus/client";

export const createScenes: Operation = {
  id: "createScenes",
  method: "POST",
  path: "/v1/scenes",
  contentType: "application/json",
  security: [["BearerAuth"]],
};

export const listJobs: Operation = {
  id: "listJobs",
  method: "GET",
  path: "/v1/jobs",
  security: [["BearerAuth"]],
};

export const getJob: Operation = {
  id: "getJob",
  method: "GET",
  path: "/v1/jobs/{job_id}",
  security: [["BearerAuth"]],
};

export const cancelJob: Operation = {
  id: "cancelJob",
  method: "POST",
  path: "/v1/jobs/{job_id}/cancel",
  security: [["BearerAuth"]],
};

export const streamJobEvents: Operation = {
  id: "streamJobEvents",
  method: "GET",
  path: "/v1/jobs/{job_id}/events",
  accept: "text/event-stream, application/json",
  security: [["BearerAuth"]],
};

export const getImage: Operation = {
  id: "getImage",
  method: "GET",
  path: "/v1/images/{object}",
  accept: "image/png, image/webp, application/json",
};

export const getWebhookSecret: Operation = {
  id: "getWebhookSecret",
  method: "GET",
  path: "/v1/webhook-secret",
  security: [["BearerAuth"]],
};
