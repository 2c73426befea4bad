// Generated from openapi/scene-jobs/openapi.yaml by "cantus generate scene-jobs". Do not edit.

import * as cantus from "@cantus/client";
import * as data from "./operations.ts";
import type { operations, paths } from "./types.ts";

export { AbortError, ApiError, CallError, ContractError, NetworkError, TimeoutError, events, oauth2, pages, waitFor } from "@cantus/client";
export type * from "./schemas.ts";
export type * from "./types.ts";

export interface SceneJobsOptions extends cantus.ClientOptions {
  /**
   * The bearer token, or a function that gets it for each request.
   *
   * An API key, sent as a bearer token: `Authorization: Bearer …`. It decides whose jobs and credits you work with. Keys are secrets: keep them out of browsers and repositories.
   */
  readonly token?: cantus.Secret | undefined;
}

/**
 * Scene jobs
 *
 * You describe a place and what happens in it, in one scene or several, and get a picture of each; the pictures
 * of a request belong together. Every request makes a **job**, which you find in the list of jobs afterwards.
 *
 * ## At once or in the background
 *
 * By itself a request waits until all pictures are there, and answers with the result. Ask with
 * `Prefer: respond-async` (RFC 7240) to get the job at once instead; it holds the same result when it has
 * completed.
 *
 * ## Absent means not yet
 *
 * Times, error and result of a job are left out until they are known. So a job without `started_at` waits, and
 * one without `completed_at` is not done.
 *
 * ## Errors
 *
 * The source declares the same twelve errors for an operation, from 400 to 503, in one shape. We keep the set for
 * all operations that need a key, so that a client handles them in one place.
 *
 * ## What is documented and what is ours
 *
 * This contract is a reconstruction of an API whose documentation covers a part of it. The last line of every
 * operation's description tells which part you are reading:
 *
 * - **Origin: documented.** Path, parameters, defaults, fields and errors are those of the source.
 * - **Origin: named.** The source names the operation or implies it; its form is ours, in the manner of the
 *   documented ones.
 * - **Origin: ours.** We added it, because a client needs it.
 *
 * Every word of description is ours.
 */
export interface SceneJobs extends cantus.PathClient<paths> {
  /**
   * Create scenes
   *
   * Paints one or several scenes. The answer waits until all are painted and holds the result; with
   * `Prefer: respond-async` it comes at once and holds the job, to be followed at `Location`, not sooner than
   * `Retry-After` says.
   *
   * An answer that waits tells a failure by its status: `451` if the content policy does not allow what was asked
   * for, `502` if the engine failed.
   *
   * Origin: named.
   *
   * `POST /v1/scenes` (createScenes)
   *
   * ```ts
   * const answer = await client.createScenes({ body });
   * ```
   */
  readonly createScenes: cantus.Call<operations["createScenes"]>;
  /**
   * List jobs
   *
   * Pages through your jobs, the newest first. Completed ones hold their result, with image URLs that were signed
   * for this answer.
   *
   * Origin: documented; the bounds of `limit` are ours.
   *
   * `GET /v1/jobs` (listJobs)
   *
   * ```ts
   * for await (const item of pages(client.listJobs)) item;
   * ```
   */
  readonly listJobs: cantus.PagedCall<operations["listJobs"], "/generations">;
  /**
   * Get a job
   *
   * Tells how far a job is. Once it has completed, `result` holds the pictures, with image URLs that were signed for
   * this answer.
   *
   * Origin: named.
   *
   * `GET /v1/jobs/{job_id}` (getJob)
   *
   * ```ts
   * const answer = await client.getJob({ path });
   * ```
   */
  readonly getJob: cantus.Call<operations["getJob"]>;
  /**
   * Cancel a job
   *
   * Stops a job that is pending or processing. It ends as `failed` with the error code `cancelled`; cancelling it
   * again answers the same. A job that has ended by itself cannot be cancelled: that is a `409`. The request has no
   * body.
   *
   * Origin: ours.
   *
   * `POST /v1/jobs/{job_id}/cancel` (cancelJob)
   *
   * ```ts
   * const answer = await client.cancelJob({ path });
   * ```
   */
  readonly cancelJob: cantus.Call<operations["cancelJob"]>;
  /**
   * Follow a job
   *
   * Streams what happens to a job, as server-sent events, until it is `completed` or `failed`:
   *
   * - `status`: its status has changed. The first event of a stream that starts anew, tells the status of now.
   * - `progress`: it has come further. The data of both is a `JobProgress`.
   * - `done`: it has ended. The data is the whole `Job`, with its `result` if it has completed. The stream ends after it.
   *
   * All data is JSON. Each event has an `id`; when the connection breaks, open it again with the last one as
   * `Last-Event-ID`, as browsers do by themselves, and you miss nothing. Lines that start with a colon keep the
   * connection alive and mean nothing. For a job that has ended already the stream is a `status` and a `done`.
   *
   * Origin: ours.
   *
   * `GET /v1/jobs/{job_id}/events` (streamJobEvents)
   *
   * ```ts
   * for await (const { event, data } of events(client.streamJobEvents, { path })) data;
   * ```
   */
  readonly streamJobEvents: cantus.EventsCall<operations["streamJobEvents"]>;
  /**
   * Get a picture by a signed URL
   *
   * Answers the picture behind an `image_url`. Do not build such URLs: take them as they are. The signature is the
   * permission, so no key is needed, and whoever has the URL can see the picture until it expires.
   *
   * Origin: ours; that there are image URLs is documented.
   *
   * `GET /v1/images/{object}` (getImage)
   *
   * ```ts
   * const answer = await client.getImage({ path, query });
   * ```
   */
  readonly getImage: cantus.Call<operations["getImage"]>;
  /**
   * Get the secret of your webhooks
   *
   * Answers the secret that the webhooks of your jobs are signed with (Standard Webhooks). It is yours, whichever of
   * your keys you use.
   *
   * Origin: ours.
   *
   * `GET /v1/webhook-secret` (getWebhookSecret)
   *
   * ```ts
   * const answer = await client.getWebhookSecret();
   * ```
   */
  readonly getWebhookSecret: cantus.Call<operations["getWebhookSecret"]>;
}

/**
 * A client of Scene jobs. `baseUrl` is `http://127.0.0.1:3000` unless you say otherwise.
 *
 * ```ts
 * const client = createSceneJobs({ baseUrl, token });
 * ```
 */
export function createSceneJobs(options: SceneJobsOptions = {}): SceneJobs {
  return cantus.createClient<SceneJobs>({ ...api, operations: data }, { ...options, security: { BearerAuth: options.token } });
}

/**
 * A client of some operations only, so that a bundle carries no others. It has no calls by path.
 *
 * ```ts
 * import { createScenes } from "./operations";
 *
 * const client = pickSceneJobs({ createScenes }, { baseUrl, token });
 * ```
 */
export function pickSceneJobs<Name extends keyof typeof data>(
  operations: Pick<typeof data, Name>,
  options: SceneJobsOptions = {},
): Pick<SceneJobs, Name | "use" | "eject"> {
  return cantus.pickClient<SceneJobs>({ ...api, operations }, { ...options, security: { BearerAuth: options.token } });
}

const api = {
  securitySchemes: { BearerAuth: { type: "bearer" } },
  baseUrl: "http://127.0.0.1:3000",
} satisfies Partial<cantus.Api>;
