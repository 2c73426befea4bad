// Generated from openapi/music-jobs/openapi.yaml by "cantus generate music-jobs". Do not edit.

import * as cantus from "@cantus/client";
import * as data from "./operations.ts";
import type { operations, paths } from "./types.ts";

export { AbortError, ApiError, CallError, ContractError, NetworkError, TimeoutError, events, oauth2, pages, waitFor } from "@cantus/client";
export type * from "./schemas.ts";
export type * from "./types.ts";

export interface MusicJobsOptions extends cantus.ClientOptions {
  /**
   * The bearer token, or a function that gets it for each request.
   *
   * An API key, sent as a bearer token: `Authorization: Bearer …`. It decides whose jobs and credits you work with. Keys are secrets: keep them out of browsers and repositories.
   */
  readonly token?: cantus.Secret | undefined;
}

/**
 * Music jobs
 *
 * One kind of thing, the **job**: you queue it with a task and its material, it is `PENDING`, then `PROCESSING`,
 * and ends `COMPLETED` with audio or `FAILED` with a reason. Jobs stay until you delete them, so that the list of
 * jobs is also your collection of music: it can be filtered in many ways, searched and sorted.
 *
 * ## Credits
 *
 * Queuing a job reserves credits. They are spent when it completes, and kept reserved when it fails, so that a
 * retry costs nothing more; deleting a job that has not completed gives them back.
 *
 * ## Pages
 *
 * Lists answer a bare array. Say with `skip` and `limit` which part you want; the header `X-Total-Count` says how
 * many entries match in all.
 *
 * ## Audio
 *
 * `audio_url` carries its own permission for a short time, so that an `<audio>` element can use it. Each read
 * makes it anew.
 *
 * ## What is documented and what is ours
 *
 * This contract is a reconstruction of an API whose documentation covers a part of it. The last line of every
 * operation's description tells which part you are reading:
 *
 * - **Origin: documented.** Path, parameters, defaults and bounds are those of the source. It leaves the fields of
 *   answers and the errors open: those are ours.
 * - **Origin: named.** The source names the operation or implies it; its form is ours, in the manner of the
 *   documented ones.
 * - **Origin: ours.** We added it, because a client needs it.
 *
 * Every word of description is ours.
 */
export interface MusicJobs extends cantus.PathClient<paths> {
  /**
   * List jobs
   *
   * Pages through your jobs, filtered, searched and sorted. Filters are combined: a job has to meet all that are
   * given. One that is left out does not filter. Jobs that are equal in what is sorted by, come in the order of
   * their ids, so that pages neither repeat nor skip a job.
   *
   * The answer is a bare array; `X-Total-Count` says how many jobs match in all.
   *
   * Origin: documented.
   *
   * `GET /api/v1/music/jobs` (listJobs)
   *
   * ```ts
   * for await (const item of pages(client.listJobs)) item;
   * ```
   */
  readonly listJobs: cantus.PagedCall<operations["listJobs"], "">;
  /**
   * Queue a job
   *
   * Queues a job and reserves its credits. The answer comes at once; follow `Location` to see what becomes of the
   * job, not sooner than `Retry-After` says.
   *
   * Origin: named; the tasks `text2music` and `prompt2instrumental` are documented, the other tasks and all fields
   * are ours.
   *
   * `POST /api/v1/music/jobs` (createJob)
   *
   * ```ts
   * const answer = await client.createJob({ body });
   * ```
   */
  readonly createJob: cantus.Call<operations["createJob"]>;
  /**
   * Count jobs
   *
   * Counts your jobs, in all, by task and by category. The filters narrow what is counted.
   *
   * Origin: documented.
   *
   * `GET /api/v1/music/jobs/counts` (getJobCounts)
   *
   * ```ts
   * const answer = await client.getJobCounts();
   * ```
   */
  readonly getJobCounts: cantus.Call<operations["getJobCounts"]>;
  /**
   * Rename a job or change its picture
   *
   * Changes the display name or the thumbnail of a job, or both. What you leave out stays as it is. Nothing else
   * about a job can be changed.
   *
   * Origin: documented.
   *
   * `PATCH /api/v1/music/jobs/{job_id}` (updateJob)
   *
   * ```ts
   * const answer = await client.updateJob({ path, body });
   * ```
   */
  readonly updateJob: cantus.Call<operations["updateJob"]>;
  /**
   * Delete a job
   *
   * Deletes a job together with its audio. One that is queued or being made is stopped, and its credits come back.
   * This cannot be undone.
   *
   * Origin: documented.
   *
   * `DELETE /api/v1/music/jobs/{job_id}` (deleteJob)
   *
   * ```ts
   * const answer = await client.deleteJob({ path });
   * ```
   */
  readonly deleteJob: cantus.Call<operations["deleteJob"]>;
  /**
   * Get a job's status
   *
   * Reads a job as it is now, with an `audio_url` that was signed for this answer once it has completed.
   *
   * Origin: documented.
   *
   * `GET /api/v1/music/jobs/{job_id}/status` (getJobStatus)
   *
   * ```ts
   * const answer = await client.getJobStatus({ path });
   * ```
   */
  readonly getJobStatus: cantus.Call<operations["getJobStatus"]>;
  /**
   * Follow a job
   *
   * Streams what happens to a job, as server-sent events, until it is `COMPLETED` or `FAILED`:
   *
   * - `status`: its status has changed. The first event of a stream that starts anew, tells the status of now.
   * - `progress`: it has come further. The data of both is a `JobProgress`.
   * - `done`: it has ended. The data is the whole `MusicGenerationJob`, with an `audio_url` if it has
   *   completed. The stream ends after it.
   *
   * All data is JSON. Each event has an `id`; when the connection breaks, open it again with the last one as
   * `Last-Event-ID`, as browsers do by themselves, and you miss nothing. Lines that start with a colon keep the
   * connection alive and mean nothing. For a job that has ended already the stream is a `status` and a `done`.
   *
   * Origin: ours.
   *
   * `GET /api/v1/music/jobs/{job_id}/events` (streamJobEvents)
   *
   * ```ts
   * for await (const { event, data } of events(client.streamJobEvents, { path })) data;
   * ```
   */
  readonly streamJobEvents: cantus.EventsCall<operations["streamJobEvents"]>;
  /**
   * Retry a failed job
   *
   * Queues a job with the status `FAILED` again, from its start. The credits that were reserved for it are used
   * again, so a retry costs nothing in addition. The request has no body.
   *
   * Origin: documented.
   *
   * `POST /api/v1/music/jobs/{job_id}/retry` (retryJob)
   *
   * ```ts
   * const answer = await client.retryJob({ path });
   * ```
   */
  readonly retryJob: cantus.Call<operations["retryJob"]>;
  /**
   * Like a track
   *
   * Says that you like what a job has made. Saying it again changes nothing. The request has no body.
   *
   * Origin: named.
   *
   * `PUT /api/v1/music/jobs/{job_id}/like` (likeTrack)
   *
   * ```ts
   * const answer = await client.likeTrack({ path });
   * ```
   */
  readonly likeTrack: cantus.Call<operations["likeTrack"]>;
  /**
   * Take back a like
   *
   * Says that you do not like it any more. Saying it again changes nothing.
   *
   * Origin: named.
   *
   * `DELETE /api/v1/music/jobs/{job_id}/like` (unlikeTrack)
   *
   * ```ts
   * const answer = await client.unlikeTrack({ path });
   * ```
   */
  readonly unlikeTrack: cantus.Call<operations["unlikeTrack"]>;
  /**
   * List liked tracks
   *
   * Pages through the jobs that you like, the latest like first. The answer is a bare array; `X-Total-Count` says
   * how many there are in all.
   *
   * Origin: documented; the header and the bounds of `limit` are ours, taken from the list of jobs.
   *
   * `GET /api/v1/music/liked` (listLiked)
   *
   * ```ts
   * for await (const item of pages(client.listLiked)) item;
   * ```
   */
  readonly listLiked: cantus.PagedCall<operations["listLiked"], "">;
  /**
   * Get filter statistics
   *
   * Tells what a filter form can offer: how many tracks you have and like, how they spread over the tasks, and
   * which values each filter finds something for.
   *
   * Origin: documented.
   *
   * `GET /api/v1/music/filters/stats` (getFilterStats)
   *
   * ```ts
   * const answer = await client.getFilterStats();
   * ```
   */
  readonly getFilterStats: cantus.Call<operations["getFilterStats"]>;
  /**
   * List genre presets
   *
   * Lists the genre presets with what each of them sets. Name one as `preset` when you queue a job.
   *
   * Origin: documented.
   *
   * `GET /api/v1/music/presets` (listPresets)
   *
   * ```ts
   * const answer = await client.listPresets();
   * ```
   */
  readonly listPresets: cantus.Call<operations["listPresets"]>;
  /**
   * Get sample data
   *
   * Hands out requests and jobs to develop and test with: a request for each task, a job for each status.
   *
   * Origin: documented.
   *
   * `GET /api/v1/music/sample-data` (getSampleData)
   *
   * ```ts
   * const answer = await client.getSampleData();
   * ```
   */
  readonly getSampleData: cantus.Call<operations["getSampleData"]>;
  /**
   * Get the model's status
   *
   * Tells whether the model is well, how long its queue is and how long a new job would wait.
   *
   * Origin: documented.
   *
   * `GET /api/v1/music/model/status` (getModelStatus)
   *
   * ```ts
   * const answer = await client.getModelStatus();
   * ```
   */
  readonly getModelStatus: cantus.Call<operations["getModelStatus"]>;
  /**
   * Get credits
   *
   * Tells how many credits you can still spend, how many are reserved, and what a job of each task costs.
   *
   * Origin: named.
   *
   * `GET /api/v1/music/credits` (getCredits)
   *
   * ```ts
   * const answer = await client.getCredits();
   * ```
   */
  readonly getCredits: cantus.Call<operations["getCredits"]>;
  /**
   * Get audio by a signed URL
   *
   * Answers the sound behind an `audio_url`. Do not build such URLs: take them as they are. The signature is the
   * permission, so no key is needed, and whoever has the URL can listen until it expires.
   *
   * Parts can be requested by a `Range` of bytes, as players do to seek; a `Range` that is not understood is
   * ignored, and the answer is the whole.
   *
   * Origin: ours.
   *
   * `GET /api/v1/music/audio/{object}` (getAudio)
   *
   * ```ts
   * const answer = await client.getAudio({ path, query });
   * ```
   */
  readonly getAudio: cantus.Call<operations["getAudio"]>;
  /**
   * Get the secret of your webhooks
   *
   * Answers the secret that the webhooks of your jobs are signed with (Standard Webhooks). It is yours, whichever of
   * your keys you use.
   *
   * Origin: ours.
   *
   * `GET /api/v1/music/webhook-secret` (getWebhookSecret)
   *
   * ```ts
   * const answer = await client.getWebhookSecret();
   * ```
   */
  readonly getWebhookSecret: cantus.Call<operations["getWebhookSecret"]>;
}

/**
 * A client of Music jobs. `baseUrl` is `http://127.0.0.1:3000` unless you say otherwise.
 *
 * ```ts
 * const client = createMusicJobs({ baseUrl, token });
 * ```
 */
export function createMusicJobs(options: MusicJobsOptions = {}): MusicJobs {
  return cantus.createClient<MusicJobs>({ ...api, operations: data }, { ...options, security: { BearerAuth: options.token } });
}

/**
 * A client of some operations only, so that a bundle carries no others. It has no calls by path.
 *
 * ```ts
 * import { listJobs } from "./operations";
 *
 * const client = pickMusicJobs({ listJobs }, { baseUrl, token });
 * ```
 */
export function pickMusicJobs<Name extends keyof typeof data>(
  operations: Pick<typeof data, Name>,
  options: MusicJobsOptions = {},
): Pick<MusicJobs, Name | "use" | "eject"> {
  return cantus.pickClient<MusicJobs>({ ...api, operations }, { ...options, security: { BearerAuth: options.token } });
}

const api = {
  securitySchemes: { BearerAuth: { type: "bearer" } },
  baseUrl: "http://127.0.0.1:3000",
} satisfies Partial<cantus.Api>;
