import type { Track } from "../../library/track.ts";
import { pathOf } from "./path.ts";

/** A file of a track: the whole of it, or one of its parts. */
export interface AudioFile {
  readonly trackId: string;
  readonly part: string | undefined;
  readonly extension: string;
}

/** The ending of a file of this media type. */
export const EXTENSIONS = { "audio/mpeg": "mp3" } as const satisfies Record<Track["mimeType"], string>;

/** Where a file of audio is: its signed URLs open this path. */
export function audioPath(organizationId: string, object: string): string {
  return pathOf("/v1/music/{organization_id}/audio/{object}", { organization_id: organizationId, object });
}

/** The `object` in the path of a track, or of one of its parts: `mtrack_7c1a9e2f4b8d.bass.mp3`. */
export function audioObject(track: Track, part?: string): string {
  return [track.id, part, EXTENSIONS[track.mimeType]].filter(Boolean).join(".");
}

/** Such an `object` taken apart. */
export function parseAudioObject(object: string): AudioFile {
  const [trackId = "", ...rest] = object.split(".");
  const extension = rest.pop() ?? "";
  return { trackId, part: rest[0], extension };
}
