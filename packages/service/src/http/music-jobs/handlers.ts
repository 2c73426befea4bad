// Generated from openapi/music-jobs/openapi.yaml by "cantus generate music-jobs". Do not edit.

import { listJobs } from "./handlers/listJobs.ts";
import { createJob } from "./handlers/createJob.ts";
import { getJobCounts } from "./handlers/getJobCounts.ts";
import { updateJob } from "./handlers/updateJob.ts";
import { deleteJob } from "./handlers/deleteJob.ts";
import { getJobStatus } from "./handlers/getJobStatus.ts";
import { streamJobEvents } from "./handlers/streamJobEvents.ts";
import { retryJob } from "./handlers/retryJob.ts";
import { likeTrack } from "./handlers/likeTrack.ts";
import { unlikeTrack } from "./handlers/unlikeTrack.ts";
import { listLiked } from "./handlers/listLiked.ts";
import { getFilterStats } from "./handlers/getFilterStats.ts";
import { listPresets } from "./handlers/listPresets.ts";
import { getSampleData } from "./handlers/getSampleData.ts";
import { getModelStatus } from "./handlers/getModelStatus.ts";
import { getCredits } from "./handlers/getCredits.ts";
import { getAudio } from "./handlers/getAudio.ts";
import { getWebhookSecret } from "./handlers/getWebhookSecret.ts";
import type { Handlers } from "./router.ts";

/** Every operation's handler, for `createRouter`. */
export const handlers: Handlers = {
  listJobs,
  createJob,
  getJobCounts,
  updateJob,
  deleteJob,
  getJobStatus,
  streamJobEvents,
  retryJob,
  likeTrack,
  unlikeTrack,
  listLiked,
  getFilterStats,
  listPresets,
  getSampleData,
  getModelStatus,
  getCredits,
  getAudio,
  getWebhookSecret,
};
