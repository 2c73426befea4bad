import type { Request } from "express";
import type { Owner } from "../../accounts/principal.ts";
import type { Generation } from "../../generations/generation.ts";
import type { JobStatus } from "../../jobs/job.ts";
import type { EndedJob } from "../../webhooks/deliveries.ts";
import { audioObject, audioPath } from "./audio-path.ts";
import type { Context } from "./context.ts";
import { toTrackSummary } from "./track.ts";
import type { components } from "./types.ts";

type Schemas = components["schemas"];

/** As lists show it. */
export function toListItem(generation: Generation): Schemas["GenerationListItem"] {
  return {
    id: generation.id,
    status: generation.status,
    progress: generation.progress,
    engine: generation.request.engine,
    mode: generation.request.mode,
    created_at: generation.createdAt.toISOString(),
    result_track_id: generation.resultId,
    error_message: generation.errorMessage,
    refusal_reason: generation.refusalReason,
    playback_url: null,
    track: null,
  };
}

/** As events and webhooks carry it. */
export function toProgress(jobId: string, status: JobStatus, progress: number): Schemas["GenerationProgress"] {
  return { job_id: jobId, status, progress };
}

/** What a webhook is told. */
export function toGenerationEnded({ id, status, progress, endedAt }: EndedJob): Schemas["GenerationEnded"] {
  return {
    // A job ends in one of the four statuses that the contract names here.
    type: `generation.${status}` as Schemas["GenerationEnded"]["type"],
    timestamp: endedAt.toISOString(),
    data: toProgress(id, status, progress),
  };
}

/** With its track and a URL signed for this answer, if it has succeeded. */
export async function toGeneration(
  generation: Generation,
  owner: Owner,
  { tracks, signedUrls }: Context,
  request: Request,
): Promise<Schemas["Generation"]> {
  const track = generation.resultId === null ? undefined : await tracks.find(owner, generation.resultId);
  const summary = track
    ? toTrackSummary(track, signedUrls.sign(request, audioPath(owner.organizationId, audioObject(track))))
    : null;
  return { ...toListItem(generation), playback_url: summary?.playback_url ?? null, track: summary };
}
