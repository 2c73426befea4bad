import { Problem } from "@cantus/server";
import type { Request } from "express";
import type { JobStatus } from "../../jobs/job.ts";
import type { MusicJob, MusicJobStage } from "../../music-jobs/music-job.ts";
import type { EndedJob } from "../../webhooks/deliveries.ts";
import { pathsOf } from "../path-of.ts";
import type { SignedUrls } from "../signed-files/signed-urls.ts";
import type { components, paths } from "./types.ts";

type Schemas = components["schemas"];
const pathOf = pathsOf<paths>();

/** The ending of a file of this media type. */
export const EXTENSIONS: Readonly<Record<string, string>> = { "audio/mpeg": "mp3" };

const STAGE_OF: Readonly<Record<JobStatus, MusicJobStage>> = {
  queued: "pending",
  running: "processing",
  succeeded: "completed",
  failed: "failed",
  cancelled: "failed",
  refused: "failed",
};

/** A job with an audio URL that is signed for this answer, if there is audio. */
export function toJob(job: MusicJob, urls: SignedUrls, request: Request): Schemas["MusicGenerationJob"] {
  const { request: asked, audio } = job;
  return {
    id: job.id,
    task: asked.task,
    status: toStatus(job.stage),
    song_type: job.songType,
    progress: job.progress,
    display_name: job.displayName,
    thumbnail_url: job.thumbnailUrl,
    prompt: asked.prompt,
    lyrics: asked.lyrics,
    preset: asked.preset,
    language: asked.language,
    genre: asked.genre,
    emotion: asked.emotion,
    occasion: asked.occasion,
    audio_url: audio && urls.sign(request, audioPath(`${job.id}.${EXTENSIONS[audio.mimeType]}`)),
    audio_duration: audio?.seconds ?? null,
    error: toError(job),
    retry_count: job.retries,
    created_at: job.createdAt.toISOString(),
    updated_at: job.updatedAt.toISOString(),
    completed_at: job.stage === "completed" ? (job.finishedAt?.toISOString() ?? null) : null,
  };
}

/** With what its caller thinks of it. One can like a track; that one does not, nobody can say yet. */
export function withInteraction(job: MusicJob, shown: Schemas["MusicGenerationJob"]): Schemas["MusicGenerationJob"] {
  return { ...shown, interaction: job.likedAt === null ? null : "like" };
}

/** As events and webhooks carry it. */
export function toProgress(id: string, status: JobStatus, progress: number): Schemas["JobProgress"] {
  return { id, status: toStatus(STAGE_OF[status]), progress };
}

/** What a webhook is told. */
export function toJobEnded({ id, status, progress, endedAt }: EndedJob): Schemas["JobEnded"] {
  return {
    type: status === "succeeded" ? "job.completed" : "job.failed",
    timestamp: endedAt.toISOString(),
    data: toProgress(id, status, progress),
  };
}

export function toStage(status: Schemas["JobStatus"]): MusicJobStage {
  return status.toLowerCase() as Lowercase<typeof status>;
}

export function audioPath(object: string): string {
  return pathOf("/api/v1/music/audio/{object}", { object });
}

export function statusPath(id: string): string {
  return pathOf("/api/v1/music/jobs/{job_id}/status", { job_id: id });
}

export function jobNotFound(id: string): Problem {
  return new Problem("not-found", { detail: "There is no such job", details: { job_id: id } });
}

function toStatus(stage: MusicJobStage): Schemas["JobStatus"] {
  return stage.toUpperCase() as Uppercase<typeof stage>;
}

function toError({ stage, status, errorCode, errorMessage, refusalReason }: MusicJob): Schemas["JobError"] | null {
  if (stage !== "failed") return null;
  const code = (errorCode ?? status).toUpperCase();
  return { code, message: errorMessage ?? refusalReason ?? "The job was stopped." };
}
