// Generated from openapi/scene-jobs/openapi.yaml by "cantus generate scene-jobs". Do not edit.

import type { components } from "./types.ts";

/** What all scenes have in common; the place, the time of day, the weather, the mood, who is there. */
export type Prompt = components["schemas"]["Prompt"];

/** What is particular about one scene. */
export type ScenePrompt = components["schemas"]["ScenePrompt"];

/** The width and height of the pictures in pixels. */
export type Size = components["schemas"]["Size"];

/** The format of the pictures. WebP is smaller, PNG is understood everywhere. */
export type ImageFormat = components["schemas"]["ImageFormat"];

/**
 * How to paint.
 *
 * - `natural`: soft light and colours as they are
 * - `watercolor`: wet edges, paper showing through
 * - `ink`: lines and washes, no colour
 * - `poster`: few flat colours
 * - `neon`: dark, with edges that glow
 * - `pixel`: large squares of few colours
 */
export type Style = components["schemas"]["Style"];

/** Makes the result repeatable - the same request with the same seed gives the same pictures. */
export type Seed = components["schemas"]["Seed"];

/** Where to tell that the job has ended: by a `POST` that is signed, as Standard Webhooks has it, with the secret that `getWebhookSecret` answers. The URL must be `http` or `https` and not lead into a private network. What is not answered with a status from 200 to 299 is sent again, for about a day. You may be told more than once, with the same `webhook-id`. */
export type WebhookUrl = components["schemas"]["WebhookUrl"];

/** What to paint. */
export type SceneRequest = components["schemas"]["SceneRequest"];

/** Names a job. */
export type JobId = components["schemas"]["JobId"];

/** Where the picture is, signed for this very answer. It needs no key and is good for a short time only; read the job again for another. */
export type SignedUrl = components["schemas"]["SignedUrl"];

/** One scene. */
export type Scene = components["schemas"]["Scene"];

/** The pictures of a request, and what they were made from. */
export type GenerationResult = components["schemas"]["GenerationResult"];

/** What the job does. There is one kind so far. */
export type OperationType = components["schemas"]["OperationType"];

/**
 * How far a job has come.
 *
 * - `pending`: queued, waiting for a worker
 * - `processing`: being painted
 * - `completed`: all pictures are there, in `result`
 * - `failed`: it did not work out, or was cancelled; `error` says which
 */
export type JobStatus = components["schemas"]["JobStatus"];

/** Why the job failed. There only when `status` is `failed`. */
export type JobError = components["schemas"]["JobError"];

/** A request and what became of it. */
export type Job = components["schemas"]["Job"];

/** One way in which a request breaks this contract. */
export type Violation = components["schemas"]["Violation"];

/** More about this occurrence, such as the id that was not found. Which members there are depends on `error`; it is open on purpose. */
export type ErrorDetails = components["schemas"]["ErrorDetails"];

/** What every error of this API looks like. */
export type Error = components["schemas"]["Error"];

/** How far a job is, as events and webhooks carry it. */
export type JobProgress = components["schemas"]["JobProgress"];

/** What a webhook is told when a job has ended. It is short on purpose; read the job for the rest. */
export type JobEnded = components["schemas"]["JobEnded"];

/** A page of jobs. */
export type JobList = components["schemas"]["JobList"];

/** Numbers the events of a job, from 1. Send the last one that you have seen as `Last-Event-ID` to go on after it. */
export type EventId = components["schemas"]["EventId"];

/** One event of a job's stream, its fields named as in the stream. */
export type JobEvent = components["schemas"]["JobEvent"];

/** Server-sent events, as the HTML Standard defines them. Read as the list of its events, the stream has the `contentSchema`. */
export type JobEventStream = components["schemas"]["JobEventStream"];

/** The name of a picture - the job's id, the scene's index and the ending of its format. */
export type ImageObject = components["schemas"]["ImageObject"];

/** A PNG picture, as it is; bytes, not text. */
export type PngImage = components["schemas"]["PngImage"];

/** A WebP picture, as it is; bytes, not text. */
export type WebpImage = components["schemas"]["WebpImage"];

/** What webhooks are signed with. */
export type WebhookSecret = components["schemas"]["WebhookSecret"];
