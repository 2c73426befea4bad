import { jobEvents, lastEventOf } from "../../events/job-events.ts";
import { jobNotFound, toJob, toProgress } from "../job.ts";
import type { Handler } from "../router.ts";

/**
 * Follow a job
 *
 * `GET /v1/jobs/{job_id}/events`
 */
export const streamJobEvents: Handler<"streamJobEvents"> = async (
  { path, headers, principal, context, request, signal },
  reply,
) => {
  const { sceneJobs, closing } = context;
  const job = await sceneJobs.find(principal, path.job_id);
  if (!job) throw jobNotFound(path.job_id);
  const news = sceneJobs.news(job, lastEventOf(headers), AbortSignal.any([signal, closing]));
  const events = jobEvents(news, {
    progress: ({ status, partsDone }) => toProgress(job.id, { status, partsDone, partsTotal: job.partsTotal }),
    async done() {
      const ended = await sceneJobs.find(principal, job.id);
      return ended && (await toJob(ended, context, request));
    },
  });
  return reply(200, events);
};
