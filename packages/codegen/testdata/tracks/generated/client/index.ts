// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --client packages/codegen/testdata/tracks/generated/client". Do not edit.

import * as cantus from "@cantus/client";
import * as data from "./operations.ts";
import type { operations, paths } from "./types.ts";

export { AbortError, ApiError, CallError, ContractError, NetworkError, TimeoutError, events, oauth2, pages, waitFor } from "@cantus/client";
export type * from "./schemas.ts";
export type * from "./types.ts";

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
   *
   * ```ts
   * for await (const item of pages(client.listTracks)) item;
   * ```
   */
  readonly listTracks: cantus.PagedCall<operations["listTracks"], "">;
  /**
   * Creates one.
   *
   * Ends a comment: *\/
   *
   *
   * `POST /tracks` (tracks/create)
   *
   * ```ts
   * const answer = await client.tracksCreate({ body });
   * ```
   */
  readonly tracksCreate: cantus.Call<operations["tracks/create"]>;
  /**
   * `GET /tracks/{track_id}` (getTrack)
   *
   * ```ts
   * const answer = await client.getTrack({ path });
   * ```
   */
  readonly getTrack: cantus.Call<operations["getTrack"]>;
  /**
   * `DELETE /tracks/{track_id}` (delete)
   *
   * ```ts
   * const answer = await client.delete({ path });
   * ```
   *
   * @deprecated The contract says so.
   */
  readonly delete: cantus.Call<operations["delete"]>;
  /**
   * `GET /tracks/{track_id}/audio{range}` (Get_Audio)
   *
   * ```ts
   * const answer = await client.get_Audio({ path });
   * ```
   */
  readonly get_Audio: cantus.Call<operations["Get_Audio"]>;
  /**
   * `GET /tracks/{track_id}/events` (getTracksByTrackIdEvents)
   *
   * ```ts
   * for await (const { event, data } of events(client.getTracksByTrackIdEvents, { path })) data;
   * ```
   */
  readonly getTracksByTrackIdEvents: cantus.EventsCall<operations["getTracksByTrackIdEvents"]>;
}

/**
 * A client of Tracks. `baseUrl` is `https://api.example.com/v1` unless you say otherwise.
 *
 * ```ts
 * const client = createTracks({ baseUrl, security });
 * ```
 */
export function createTracks(options: TracksOptions = {}): Tracks {
  return cantus.createClient<Tracks>({ ...api, operations: data }, options);
}

/**
 * A client of some operations only, so that a bundle carries no others. It has no calls by path.
 *
 * ```ts
 * import { listTracks } from "./operations";
 *
 * const client = pickTracks({ listTracks }, { baseUrl, security });
 * ```
 */
export function pickTracks<Name extends keyof typeof data>(
  operations: Pick<typeof data, Name>,
  options: TracksOptions = {},
): Pick<Tracks, Name | "use" | "eject"> {
  return cantus.pickClient<Tracks>({ ...api, operations }, options);
}

const api = {
  securitySchemes: { ApiKeyAuth: { type: "apiKey", in: "header", name: "X-API-Key" }, UserToken: { type: "bearer", tokenUrl: "https://api.example.com/token" } },
  baseUrl: "https://api.example.com/v1",
} satisfies Partial<cantus.Api>;
