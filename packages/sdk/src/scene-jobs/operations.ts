// Generated from openapi/scene-jobs/openapi.yaml by "cantus generate scene-jobs". Do not edit.

import type * as cantus from "@cantus/client";

export const createScenes: cantus.Operation<"createScenes"> = {
  id: "createScenes",
  method: "POST",
  path: "/v1/scenes",
  contentType: "application/json",
  security: [["BearerAuth"]],
  idempotencyKey: "Idempotency-Key",
};

export const listJobs: cantus.Operation<"listJobs"> = {
  id: "listJobs",
  method: "GET",
  path: "/v1/jobs",
  security: [["BearerAuth"]],
  pages: { items: "/generations", next: "Link", total: "/total", size: "/limit", offset: "offset" },
};

export const getJob: cantus.Operation<"getJob"> = {
  id: "getJob",
  method: "GET",
  path: "/v1/jobs/{job_id}",
  security: [["BearerAuth"]],
};

export const cancelJob: cantus.Operation<"cancelJob"> = {
  id: "cancelJob",
  method: "POST",
  path: "/v1/jobs/{job_id}/cancel",
  security: [["BearerAuth"]],
};

export const streamJobEvents: cantus.Operation<"streamJobEvents"> = {
  id: "streamJobEvents",
  method: "GET",
  path: "/v1/jobs/{job_id}/events",
  accept: "text/event-stream, application/json",
  security: [["BearerAuth"]],
  events: { data: "json" },
};

export const getImage: cantus.Operation<"getImage"> = {
  id: "getImage",
  method: "GET",
  path: "/v1/images/{object}",
  accept: "image/png, image/webp, application/json",
};

export const getWebhookSecret: cantus.Operation<"getWebhookSecret"> = {
  id: "getWebhookSecret",
  method: "GET",
  path: "/v1/webhook-secret",
  security: [["BearerAuth"]],
};
