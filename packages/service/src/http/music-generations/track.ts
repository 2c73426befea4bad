import type { Request } from "express";
import type { Track } from "../../library/track.ts";
import type { SignedUrls } from "../signed-files/signed-urls.ts";
import { audioObject, audioPath } from "./audio-path.ts";
import type { components } from "./types.ts";

type Schemas = components["schemas"];

/** As it stands in the job that made it. */
export function toTrackSummary(track: Track, playbackUrl: string): Schemas["TrackSummary"] {
  return {
    id: track.id,
    title: track.title,
    engine: track.engine,
    mode: track.mode,
    instrumental: track.instrumental,
    measured_duration_seconds: track.seconds,
    mime_type: track.mimeType,
    licence_class: track.licenceClass,
    playback_url: playbackUrl,
  };
}

/** As lists show it. */
export function toListItem(track: Track): Schemas["TrackListItem"] {
  return {
    id: track.id,
    title: track.title,
    engine: track.engine,
    mode: track.mode,
    measured_duration_seconds: track.seconds,
    instrumental: track.instrumental,
    licence_class: track.licenceClass,
    created_at: track.createdAt.toISOString(),
    playback_url: null,
    stem_urls: null,
  };
}

/** With URLs signed for this answer. */
export function toTrack(track: Track, organizationId: string, urls: SignedUrls, request: Request): Schemas["Track"] {
  const sign = (part?: string) => urls.sign(request, audioPath(organizationId, audioObject(track, part)));
  const stems = Object.keys(track.stemKeys).map((part) => [part, sign(part)]);
  return {
    ...toListItem(track),
    playback_url: sign(),
    stem_urls: stems.length > 0 ? Object.fromEntries(stems) : null,
  };
}
