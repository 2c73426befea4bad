import type { Request } from "express";
import type { Track } from "../../library/track.ts";
import type { Rejection, UrlSigner } from "../../storage/signed-url.ts";
import { pathOf } from "./path.ts";

/** A file of a track: the whole of it, or one of its parts. */
export interface AudioFile {
  readonly trackId: string;
  readonly part: string | undefined;
  readonly extension: string;
}

/** The `object` of an audio URL taken apart: `mtrack_7c1a9e2f4b8d.bass.mp3`. */
export function parseAudioObject(object: string): AudioFile {
  const [trackId = "", ...rest] = object.split(".");
  const extension = rest.pop() ?? "";
  return { trackId, part: rest[0], extension };
}

/** The ending of a file of this media type. */
export const EXTENSIONS = { "audio/mpeg": "mp3" } as const satisfies Record<Track["mimeType"], string>;

/** Makes and checks the signed URLs of `getAudio`. */
export class AudioUrls {
  readonly #signer: UrlSigner;
  readonly #seconds: number;
  readonly #publicUrl: string | undefined;

  /** URLs open for `seconds`. They begin with `publicUrl`; without one, as the request did that asks for them. */
  constructor(signer: UrlSigner, seconds: number, publicUrl: string | undefined) {
    this.#signer = signer;
    this.#seconds = seconds;
    this.#publicUrl = publicUrl;
  }

  /** A URL for the track, or for one of its parts, for whoever makes the request. */
  sign(request: Request, organizationId: string, track: Track, part?: string): string {
    const object = [track.id, part, EXTENSIONS[track.mimeType]].filter(Boolean).join(".");
    const path = pathOf("/v1/music/{organization_id}/audio/{object}", { organization_id: organizationId, object });
    const query = this.#signer.sign(keyOf(organizationId, object), new Date(Date.now() + this.#seconds * 1000));
    const origin = this.#publicUrl ?? `${request.protocol}://${request.host}`;
    return `${origin}${path}?${query}`;
  }

  check(organizationId: string, object: string, expires: number, signature: string): Rejection | undefined {
    const query = new URLSearchParams({ expires: `${expires}`, signature });
    return this.#signer.check(keyOf(organizationId, object), query);
  }
}

function keyOf(organizationId: string, object: string): string {
  return `${organizationId}/${object}`;
}
