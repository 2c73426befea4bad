import type { Request } from "express";
import type { Owner } from "../../accounts/principal.ts";
import type { Generation } from "../../generations/generation.ts";
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

/** With its track and a URL signed for this answer, if it has succeeded. */
export async function toGeneration(
  generation: Generation,
  owner: Owner,
  { tracks, audioUrls }: Context,
  request: Request,
): Promise<Schemas["Generation"]> {
  const track = generation.resultId === null ? undefined : await tracks.find(owner, generation.resultId);
  const summary = track ? toTrackSummary(track, audioUrls.sign(request, owner.organizationId, track)) : null;
  return { ...toListItem(generation), playback_url: summary?.playback_url ?? null, track: summary };
}
