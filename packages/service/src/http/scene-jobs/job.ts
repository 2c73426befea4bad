import { Problem } from "@cantus/server";
import type { Request } from "express";
import type { JobStatus } from "../../jobs/job.ts";
import type { SceneJob, ScenePart } from "../../scenes/scene-job.ts";
import type { EndedJob } from "../../webhooks/deliveries.ts";
import { pathsOf } from "../path-of.ts";
import type { Context } from "./context.ts";
import type { components, paths } from "./types.ts";

type Schemas = components["schemas"];
const pathOf = pathsOf<paths>();

const STATUS_OF: Readonly<Record<JobStatus, Schemas["JobStatus"]>> = {
  queued: "pending",
  running: "processing",
  succeeded: "completed",
  failed: "failed",
  cancelled: "failed",
  refused: "failed",
};

/** Jobs with their results, whose image URLs are signed for this answer. */
export async function toJobs(
  jobs: readonly SceneJob[],
  { sceneJobs, signedUrls }: Context,
  request: Request,
): Promise<Schemas["Job"][]> {
  const pictures = await sceneJobs.pictures(jobs);
  return jobs.map((job) => {
    const error = toError(job);
    const painted = pictures.get(job.id);
    return {
      job_id: job.id,
      operation: "create_scenes",
      status: STATUS_OF[job.status],
      created_at: job.createdAt.toISOString(),
      ...(job.startedAt && { started_at: job.startedAt.toISOString() }),
      ...(job.finishedAt && { completed_at: job.finishedAt.toISOString() }),
      scenes_completed: job.partsDone,
      scenes_total: job.partsTotal,
      ...(error && { error }),
      ...(painted && {
        result: {
          ...wordsOf(job),
          scenes: painted.map((part) => toScene(job, part, (path) => signedUrls.sign(request, path))),
        },
      }),
    };
  });
}

/** See `toJobs`. */
export async function toJob(job: SceneJob, context: Context, request: Request): Promise<Schemas["Job"]> {
  const [shown] = await toJobs([job], context, request);
  if (!shown) throw new Error("A job that cannot be shown");
  return shown;
}

/** As events and webhooks carry it. */
export function toProgress(
  id: string,
  { status, partsDone, partsTotal }: { status: JobStatus; partsDone: number; partsTotal: number | null },
): Schemas["JobProgress"] {
  return { job_id: id, status: STATUS_OF[status], scenes_completed: partsDone, scenes_total: partsTotal ?? partsDone };
}

/** What a webhook is told. */
export function toJobEnded(job: EndedJob): Schemas["JobEnded"] {
  return {
    type: job.status === "succeeded" ? "job.completed" : "job.failed",
    timestamp: job.endedAt.toISOString(),
    data: toProgress(job.id, job),
  };
}

/** Why a job failed, in the codes that callers know. */
export function toError({ status, errorMessage, refusalReason }: SceneJob): Schemas["JobError"] | undefined {
  switch (status) {
    case "refused":
      return { code: "content_rejected", message: refusalReason ?? "The content policy does not allow this." };
    case "cancelled":
      return { code: "cancelled", message: "The job was cancelled." };
    case "failed":
      return { code: "engine_failed", message: errorMessage ?? "The pictures could not be made." };
    default:
      return undefined;
  }
}

export function jobPath(id: string): string {
  return pathOf("/v1/jobs/{job_id}", { job_id: id });
}

export function imagePath(object: string): string {
  return pathOf("/v1/images/{object}", { object });
}

export function jobNotFound(id: string): Problem {
  return new Problem("not-found", { detail: "There is no such job.", details: { job_id: id } });
}

function wordsOf({ id, request: { prompt, width, height, format, style, seed } }: SceneJob) {
  return { job_id: id, prompt, size: `${width}x${height}` as Schemas["Size"], format, style, seed };
}

function toScene(
  { id, request }: SceneJob,
  { number, data: { mimeType, width, height } }: ScenePart,
  sign: (path: string) => string,
): Schemas["Scene"] {
  return {
    index: number,
    prompt: request.scenes[number - 1] ?? null,
    image_url: sign(imagePath(`${id}-${number}.${EXTENSIONS[mimeType]}`)),
    width,
    height,
  };
}

/** The ending of a file of this media type. */
export const EXTENSIONS = { "image/png": "png", "image/webp": "webp" } as const;
