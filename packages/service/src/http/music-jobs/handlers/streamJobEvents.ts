import { jobEvents, lastEventOf } from "../../events/job-events.ts";
import { jobNotFound, toJob, toProgress } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Follow a job
 *
 * `GET /api/v1/music/jobs/{job_id}/events`
 */
export const streamJobEvents: Handler<"streamJobEvents"> = async (
  { path, headers, principal, context, request, signal },
  reply,
) => {
  const { musicJobs, signedUrls, closing } = context;
  const job = await musicJobs.find(principal, path.job_id);
  if (!job) throw jobNotFound(path.job_id);
  const news = musicJobs.news(job, lastEventOf(headers), AbortSignal.any([signal, closing]));
  const events = jobEvents(news, {
    progress: ({ status, progress }) => toProgress(job.id, status, progress),
    async done() {
      const ended = await musicJobs.find(principal, job.id);
      return ended && toJob(ended, signedUrls, request);
    },
  });
  return reply(200, events);
};
