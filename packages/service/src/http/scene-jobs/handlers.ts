// Generated from openapi/scene-jobs/openapi.yaml by "cantus generate scene-jobs". Do not edit.

import { createScenes } from "./handlers/createScenes.ts";
import { listJobs } from "./handlers/listJobs.ts";
import { getJob } from "./handlers/getJob.ts";
import { cancelJob } from "./handlers/cancelJob.ts";
import { streamJobEvents } from "./handlers/streamJobEvents.ts";
import { getImage } from "./handlers/getImage.ts";
import { getWebhookSecret } from "./handlers/getWebhookSecret.ts";
import type { Handlers } from "./router.ts";

/** Every operation's handler, for `createRouter`. */
export const handlers: Handlers = {
  createScenes,
  listJobs,
  getJob,
  cancelJob,
  streamJobEvents,
  getImage,
  getWebhookSecret,
};
