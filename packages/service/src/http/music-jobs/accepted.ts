import type { Request } from "express";
import type { MusicJob } from "../../music-jobs/music-job.ts";
import type { Context } from "./context.ts";
import { statusPath, toJob } from "./job.ts";
import type { components } from "./types.ts";

/** A short piece is ready by then. */
const RETRY_AFTER_SECONDS = 2;

/** What queuing a job, or queuing it again, answers. */
export async function accepted(
  job: MusicJob,
  { musicJobs, signedUrls }: Context,
  request: Request,
): Promise<{
  body: components["schemas"]["MusicGenerationResponse"];
  headers: { Location: string; "Retry-After": number };
}> {
  return {
    body: {
      job: toJob(job, signedUrls, request),
      credits_reserved: job.credits,
      queue_position: (await musicJobs.queuePosition(job)) ?? null,
    },
    headers: { Location: statusPath(job.id), "Retry-After": RETRY_AFTER_SECONDS },
  };
}
