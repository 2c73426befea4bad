// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --client packages/codegen/testdata/tracks/generated/client". Do not edit.

import * as cantus from "@cantus/client";
import * as data from "./operations.ts";
import type { operations, paths } from "./types.ts";

export { ApiError } from "@cantus/client";
export type * from "./schemas.ts";
export type { components, operations, paths } from "./types.ts";

export interface TracksOptions extends cantus.ClientOptions {
  /** By the contract's security schemes. An operation gets those that it asks for. */
  readonly security?: {
    /**
     * The API key, or a function that gets it for each request.
     *
     * Yours.
     */
    readonly ApiKeyAuth?: cantus.Secret | undefined;
    /** The bearer token, or a function that gets it for each request. */
    readonly UserToken?: cantus.Secret | undefined;
  } | undefined;
}

/**
 * Tracks
 *
 * Every kind of thing that generated code has to say.
 */
export interface Tracks extends cantus.PathClient<paths> {
  /**
   * List tracks
   *
   * `GET /tracks` (listTracks)
   */
  readonly listTracks: cantus.Call<operations["listTracks"]>;
  /**
   * Creates one.
   *
   * Ends a comment: *\/
   *
   *
   * `POST /tracks` (tracks/create)
   */
  readonly tracksCreate: cantus.Call<operations["tracks/create"]>;
  /** `GET /tracks/{track_id}` (getTrack) */
  readonly getTrack: cantus.Call<operations["getTrack"]>;
  /**
   * `DELETE /tracks/{track_id}` (delete)
   *
   * @deprecated
   */
  readonly delete: cantus.Call<operations["delete"]>;
  /** `GET /tracks/{track_id}/audio{range}` (Get_Audio) */
  readonly get_Audio: cantus.Call<operations["Get_Audio"]>;
  /** `GET /tracks/{track_id}/events` (getTracksByTrackIdEvents) */
  readonly getTracksByTrackIdEvents: cantus.Call<operations["getTracksByTrackIdEvents"]>;
}

/**
 * A client of Tracks. `baseUrl` is `https://api.example.com/v1` unless you say otherwise.
 *
 * ```ts
 * const client = createTracks({ baseUrl, security });
 * ```
 */
export function createTracks(options: TracksOptions = {}): Tracks {
  return cantus.createClient<Tracks>(api, options);
}

const api: cantus.Api = {
  operations: data,
  securitySchemes: { ApiKeyAuth: { type: "apiKey", in: "header", name: "X-API-Key" }, UserToken: { type: "bearer" } },
  baseUrl: "https://api.example.com/v1",
};
