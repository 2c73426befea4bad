// Generated from openapi/music-generations/openapi.yaml by "cantus generate music-generations". Do not edit.

import * as cantus from "@cantus/client";
import * as data from "./operations.ts";
import type { operations, paths } from "./types.ts";

export { AbortError, ApiError, CallError, ContractError, NetworkError, TimeoutError, events, oauth2, pages, waitFor } from "@cantus/client";
export type * from "./schemas.ts";
export type * from "./types.ts";

export interface MusicGenerationsOptions extends cantus.ClientOptions {
  /**
   * The API key, or a function that gets it for each request.
   *
   * A user's API key. It decides who you are and with that which organizations you may use. Working with music needs the capability `USE_MUSIC_GENERATION`. Keys are secrets: keep them out of browsers and repositories.
   */
  readonly apiKey?: cantus.Secret | undefined;
}

/**
 * Music generations
 *
 * Making music takes longer than a request should, so a generation is a **job**. You create it, follow it by
 * polling or by its event stream, and find a **track** in it when it has succeeded. Tracks that you want to keep
 * are **saved** to your library, where **collections** put them in order.
 *
 * ## Organizations
 *
 * Everything lives in an organization, and within it belongs to one user: the one whose API key made it. Whatever
 * is not yours does not exist for you: the answer is `404`, in no way different from an id that was never used.
 *
 * ## Signed URLs
 *
 * `playback_url` and `stem_urls` point to audio and carry their own permission, so that an `<audio>` element can
 * use them. They are short-lived and made anew each time you read a single job or track. Lists leave them `null`,
 * to stay cheap.
 *
 * ## What is documented and what is ours
 *
 * This contract is a reconstruction of an API whose documentation covers a part of it. The last line of every
 * operation's description tells which part you are reading:
 *
 * - **Origin: documented.** Path, parameters, defaults, bounds, fields and errors are those of the source.
 * - **Origin: named.** The source names the operation; its form is ours, in the manner of the documented ones.
 * - **Origin: ours.** We added it, because a client needs it.
 *
 * Every word of description is ours.
 */
export interface MusicGenerations extends cantus.PathClient<paths> {
  /**
   * List generation jobs
   *
   * Pages through your generation jobs in the organization, the newest first, all of them or those of one status.
   *
   * Lists are cheap on purpose: `playback_url` and `track` are `null` here, and reading a single job fills them.
   *
   * Origin: documented.
   *
   * `GET /v1/music/{organization_id}/generations` (listGenerations)
   *
   * ```ts
   * for await (const item of pages(client.listGenerations, { path })) item;
   * ```
   */
  readonly listGenerations: cantus.PagedCall<operations["listGenerations"], "/jobs">;
  /**
   * Create a generation job
   *
   * Accepts a description of music and starts to make it. The answer comes at once, with the queued job; follow
   * `Location` to poll it, not sooner than `Retry-After` says, or open its event stream.
   *
   * Accepted does not mean made: when the description asks for what we do not make, the job ends as `refused`, with
   * the reason in `refusal_reason`.
   *
   * Origin: named.
   *
   * `POST /v1/music/{organization_id}/generations` (createGeneration)
   *
   * ```ts
   * const answer = await client.createGeneration({ path, body });
   * ```
   */
  readonly createGeneration: cantus.Call<operations["createGeneration"]>;
  /**
   * Get a generation job
   *
   * Tells how far a job is. Once it has succeeded, it also holds a summary of the track and a `playback_url` that
   * was signed for this answer; it expires soon, so read the job again when you need another.
   *
   * Origin: documented.
   *
   * `GET /v1/music/{organization_id}/generations/{job_id}` (getGeneration)
   *
   * ```ts
   * const answer = await client.getGeneration({ path });
   * ```
   */
  readonly getGeneration: cantus.Call<operations["getGeneration"]>;
  /**
   * Cancel a generation job
   *
   * Stops a job that is queued or running, and answers with the job as it is then. You may cancel as often as you
   * like: a job that has ended already, in whatever way, is answered as it is and does not change.
   *
   * The request has no body.
   *
   * Origin: named.
   *
   * `POST /v1/music/{organization_id}/generations/{job_id}/cancel` (cancelGeneration)
   *
   * ```ts
   * const answer = await client.cancelGeneration({ path });
   * ```
   */
  readonly cancelGeneration: cantus.Call<operations["cancelGeneration"]>;
  /**
   * Follow a generation job
   *
   * Streams what happens to a job, as server-sent events, until it has ended:
   *
   * - `status`: its status has changed. The first event of a stream that starts anew, tells the status of now.
   * - `progress`: it has come further. The data of both is a `GenerationProgress`.
   * - `done`: it has reached a final status. The data is the whole `Generation`, with a `playback_url` if it has
   *   succeeded. The stream ends after it.
   *
   * All data is JSON. Each event has an `id`; when the connection breaks, open it again with the last one as
   * `Last-Event-ID`, as browsers do by themselves, and you miss nothing. Lines that start with a colon keep the
   * connection alive and mean nothing. For a job that has ended already the stream is a `status` and a `done`.
   *
   * Origin: ours.
   *
   * `GET /v1/music/{organization_id}/generations/{job_id}/events` (streamGenerationEvents)
   *
   * ```ts
   * for await (const { event, data } of events(client.streamGenerationEvents, { path })) data;
   * ```
   */
  readonly streamGenerationEvents: cantus.EventsCall<operations["streamGenerationEvents"]>;
  /**
   * List saved tracks
   *
   * Pages through your library, which is the tracks that you have saved, the latest save first. It can be narrowed
   * by mode, engine and collection; narrowed by several, a track has to meet all of them.
   *
   * Lists are cheap on purpose: `playback_url` and `stem_urls` are `null` here, and reading a single track fills
   * them. A collection that does not exist, or is not yours, has no tracks: the page is empty.
   *
   * Origin: documented.
   *
   * `GET /v1/music/{organization_id}/tracks` (listTracks)
   *
   * ```ts
   * for await (const item of pages(client.listTracks, { path })) item;
   * ```
   */
  readonly listTracks: cantus.PagedCall<operations["listTracks"], "/items">;
  /**
   * Get a track
   *
   * Reads a track of yours, saved or not, with signed URLs for the whole mix and, where there are any, for its
   * stems. They are made for this answer and expire soon; read the track again when you need others.
   *
   * Origin: named.
   *
   * `GET /v1/music/{organization_id}/tracks/{track_id}` (getTrack)
   *
   * ```ts
   * const answer = await client.getTrack({ path });
   * ```
   */
  readonly getTrack: cantus.Call<operations["getTrack"]>;
  /**
   * Save a track
   *
   * Puts a track of yours into your library, at the top. Saving a saved track again changes nothing, not its
   * place either. The request has no body.
   *
   * Origin: named; that it is a `PUT` of `saved` is ours.
   *
   * `PUT /v1/music/{organization_id}/tracks/{track_id}/saved` (saveTrack)
   *
   * ```ts
   * const answer = await client.saveTrack({ path });
   * ```
   */
  readonly saveTrack: cantus.Call<operations["saveTrack"]>;
  /**
   * Remove a track from the library
   *
   * Takes a track out of your library and out of all of your collections. The track itself stays and can be saved
   * again. Removing a track that is not saved changes nothing.
   *
   * Origin: ours.
   *
   * `DELETE /v1/music/{organization_id}/tracks/{track_id}/saved` (removeTrack)
   *
   * ```ts
   * const answer = await client.removeTrack({ path });
   * ```
   */
  readonly removeTrack: cantus.Call<operations["removeTrack"]>;
  /**
   * List collections
   *
   * Pages through your collections in the organization, the newest first.
   *
   * Origin: named.
   *
   * `GET /v1/music/{organization_id}/collections` (listCollections)
   *
   * ```ts
   * for await (const item of pages(client.listCollections, { path })) item;
   * ```
   */
  readonly listCollections: cantus.PagedCall<operations["listCollections"], "/items">;
  /**
   * Create a collection
   *
   * Creates an empty collection. Its name must differ from those of your other collections in the organization.
   *
   * Origin: ours.
   *
   * `POST /v1/music/{organization_id}/collections` (createCollection)
   *
   * ```ts
   * const answer = await client.createCollection({ path, body });
   * ```
   */
  readonly createCollection: cantus.Call<operations["createCollection"]>;
  /**
   * Get a collection
   *
   * Reads a collection of yours. List the tracks with its id as `collection_id` to see what is in it.
   *
   * Origin: ours.
   *
   * `GET /v1/music/{organization_id}/collections/{collection_id}` (getCollection)
   *
   * ```ts
   * const answer = await client.getCollection({ path });
   * ```
   */
  readonly getCollection: cantus.Call<operations["getCollection"]>;
  /**
   * Update a collection
   *
   * Changes the name or the description of a collection, or both. What you leave out stays; a description of `null`
   * is removed. A new name must differ from those of your other collections in the organization.
   *
   * Origin: ours.
   *
   * `PATCH /v1/music/{organization_id}/collections/{collection_id}` (updateCollection)
   *
   * ```ts
   * const answer = await client.updateCollection({ path, body });
   * ```
   */
  readonly updateCollection: cantus.Call<operations["updateCollection"]>;
  /**
   * Delete a collection
   *
   * Deletes a collection. Its tracks stay in your library.
   *
   * Origin: ours.
   *
   * `DELETE /v1/music/{organization_id}/collections/{collection_id}` (deleteCollection)
   *
   * ```ts
   * const answer = await client.deleteCollection({ path });
   * ```
   */
  readonly deleteCollection: cantus.Call<operations["deleteCollection"]>;
  /**
   * Add a track to a collection
   *
   * Puts a track of yours into a collection of yours, and saves it to your library if it is not saved yet. Adding
   * a track that is in the collection already changes nothing. The request has no body.
   *
   * Origin: ours.
   *
   * `PUT /v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}` (addTrackToCollection)
   *
   * ```ts
   * const answer = await client.addTrackToCollection({ path });
   * ```
   */
  readonly addTrackToCollection: cantus.Call<operations["addTrackToCollection"]>;
  /**
   * Remove a track from a collection
   *
   * Takes a track out of a collection. It stays in your library. Removing a track of yours that is not in the
   * collection changes nothing.
   *
   * Origin: ours.
   *
   * `DELETE /v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}` (removeTrackFromCollection)
   *
   * ```ts
   * const answer = await client.removeTrackFromCollection({ path });
   * ```
   */
  readonly removeTrackFromCollection: cantus.Call<operations["removeTrackFromCollection"]>;
  /**
   * Get audio by a signed URL
   *
   * Answers the sound behind a `playback_url` or one of the `stem_urls`. Do not build such URLs: take them as they
   * are. The signature is the permission, so no key is needed, and whoever has the URL can listen until it expires.
   *
   * Parts can be requested by a `Range` of bytes, as players do to seek; a `Range` that is not understood is
   * ignored, and the answer is the whole.
   *
   * Origin: ours; that signed, short-lived URLs exist is documented.
   *
   * `GET /v1/music/{organization_id}/audio/{object}` (getAudio)
   *
   * ```ts
   * const answer = await client.getAudio({ path, query });
   * ```
   */
  readonly getAudio: cantus.Call<operations["getAudio"]>;
  /**
   * Get the secret of your webhooks
   *
   * Answers the secret that the webhooks of your jobs are signed with (Standard Webhooks). It is yours in this
   * organization, whichever of your keys you use.
   *
   * Origin: ours.
   *
   * `GET /v1/music/{organization_id}/webhook-secret` (getWebhookSecret)
   *
   * ```ts
   * const answer = await client.getWebhookSecret({ path });
   * ```
   */
  readonly getWebhookSecret: cantus.Call<operations["getWebhookSecret"]>;
}

/**
 * A client of Music generations. `baseUrl` is `http://127.0.0.1:3000` unless you say otherwise.
 *
 * ```ts
 * const client = createMusicGenerations({ baseUrl, apiKey });
 * ```
 */
export function createMusicGenerations(options: MusicGenerationsOptions = {}): MusicGenerations {
  return cantus.createClient<MusicGenerations>({ ...api, operations: data }, { ...options, security: { ApiKeyAuth: options.apiKey } });
}

/**
 * A client of some operations only, so that a bundle carries no others. It has no calls by path.
 *
 * ```ts
 * import { listGenerations } from "./operations";
 *
 * const client = pickMusicGenerations({ listGenerations }, { baseUrl, apiKey });
 * ```
 */
export function pickMusicGenerations<Name extends keyof typeof data>(
  operations: Pick<typeof data, Name>,
  options: MusicGenerationsOptions = {},
): Pick<MusicGenerations, Name | "use" | "eject"> {
  return cantus.pickClient<MusicGenerations>({ ...api, operations }, { ...options, security: { ApiKeyAuth: options.apiKey } });
}

const api = {
  securitySchemes: { ApiKeyAuth: { type: "apiKey", in: "header", name: "X-API-Key" } },
  baseUrl: "http://127.0.0.1:3000",
} satisfies Partial<cantus.Api>;
