// Generated from openapi/music-jobs/openapi.yaml by "cantus generate music-jobs". Do not edit.

import type { components } from "./types.ts";

/**
 * What to make out of what. It decides the category.
 *
 * - `text2music`: a song from a description; category `song`
 * - `prompt2instrumental`: a piece without a voice from a description; category `instrumental`
 * - `text2samples`: a short loop from a description; category `samples`
 * - `lyrics2song`: a song from its words; category `song`
 * - `lyrics2rap`: a rap from its words; category `rap`
 * - `lyrics2vocals`: a voice alone from its words; category `vocals`
 */
export type Task = components["schemas"]["Task"];

/**
 * How far a job has come.
 *
 * - `PENDING`: queued, waiting for a worker
 * - `PROCESSING`: being made
 * - `COMPLETED`: there is audio
 * - `FAILED`: it did not work out; `error` says why, and you can retry it
 */
export type JobStatus = components["schemas"]["JobStatus"];

/** The category of a piece of music. It follows from the job's task. */
export type SongType = components["schemas"]["SongType"];

/** The language of the voice, as a BCP 47 tag of language and, where it matters, region. */
export type Language = components["schemas"]["Language"];

/** A genre, an emotion or an occasion, as a word of your own or one that the filter statistics name. Upper and lower case are the same. */
export type FilterWord = components["schemas"]["FilterWord"];

/** Names a job. */
export type JobId = components["schemas"]["JobId"];

/** What the piece is called in lists. */
export type DisplayName = components["schemas"]["DisplayName"];

/** Where the picture for the piece is, by HTTP or HTTPS. */
export type ThumbnailUrl = components["schemas"]["ThumbnailUrl"];

/** The music in your own words; its mood, style, tempo, instruments. */
export type Prompt = components["schemas"]["Prompt"];

/** The words to sing, a line for a line of the song. The voice of AudioMusic V2 is wordless: it follows their lines and syllables. */
export type Lyrics = components["schemas"]["Lyrics"];

/** Names a genre preset. */
export type PresetId = components["schemas"]["PresetId"];

/** A signed URL. It needs no key, is good for a short time only, and answers Range requests. */
export type SignedUrl = components["schemas"]["SignedUrl"];

/** Why a job failed. */
export type JobError = components["schemas"]["JobError"];

/** A job and, once it has completed, where to hear what it made. */
export type MusicGenerationJob = components["schemas"]["MusicGenerationJob"];

/** One way in which a request breaks this contract. */
export type Violation = components["schemas"]["Violation"];

/** More about this occurrence, such as the id that was not found. Which members there are depends on the `code`; it is open on purpose. */
export type ProblemDetails = components["schemas"]["ProblemDetails"];

/** Problem details (RFC 9457), with a code, the request's id and, where they help, more. */
export type Problem = components["schemas"]["Problem"];

/** How long the audio shall be, in seconds. Without it, the preset or the task decides. */
export type Duration = components["schemas"]["Duration"];

/** Makes the result repeatable - the same request with the same seed gives the same music. */
export type Seed = components["schemas"]["Seed"];

/** Where to tell that the job has ended: by a `POST` that is signed, as Standard Webhooks has it, with the secret that `getWebhookSecret` answers. The URL must be `http` or `https` and not lead into a private network. What is not answered with a status from 200 to 299 is sent again, for about a day. You may be told more than once, with the same `webhook-id`. */
export type WebhookUrl = components["schemas"]["WebhookUrl"];

/** A job that starts from a description. */
export type PromptRequest = components["schemas"]["PromptRequest"];

/** A job that starts from lyrics. A prompt can say how they shall sound. */
export type LyricsRequest = components["schemas"]["LyricsRequest"];

/** What to make. The `task` decides which form it has: some tasks start from a description, the others from lyrics. */
export type MusicGenerationRequest = components["schemas"]["MusicGenerationRequest"];

/** What queuing a job, or queuing it again, answers. */
export type MusicGenerationResponse = components["schemas"]["MusicGenerationResponse"];

/** How far a job is, as events and webhooks carry it. */
export type JobProgress = components["schemas"]["JobProgress"];

/** What a webhook is told when a job has ended. It is short on purpose; read the job for the rest. */
export type JobEnded = components["schemas"]["JobEnded"];

/** How many there are. */
export type Count = components["schemas"]["Count"];

/** A number for each task. */
export type TaskCounts = components["schemas"]["TaskCounts"];

/** A number for each category. */
export type SongTypeCounts = components["schemas"]["SongTypeCounts"];

/** How many jobs you have. Each breakdown adds up to `total`. */
export type JobCounts = components["schemas"]["JobCounts"];

/** What to change about a job. What is left out stays as it is. */
export type JobUpdate = components["schemas"]["JobUpdate"];

/** Numbers the events of a job, from 1. Send the last one that you have seen as `Last-Event-ID` to go on after it. */
export type EventId = components["schemas"]["EventId"];

/** One event of a job's stream, its fields named as in the stream. */
export type JobEvent = components["schemas"]["JobEvent"];

/** Server-sent events, as the HTML Standard defines them. Read as the list of its events, the stream has the `contentSchema`. */
export type JobEventStream = components["schemas"]["JobEventStream"];

/** The values that your jobs have, for each filter: each of them, given to the list, finds something. In alphabetical order. */
export type AvailableFilters = components["schemas"]["AvailableFilters"];

/** What a filter form needs. */
export type FilterStats = components["schemas"]["FilterStats"];

/** What the preset sets. What a request says itself, wins. */
export type PresetParameters = components["schemas"]["PresetParameters"];

/** A genre, set up to be used. */
export type Preset = components["schemas"]["Preset"];

/** The genre presets. */
export type PresetList = components["schemas"]["PresetList"];

/** Something to develop and test with. None of it is yours, costs anything or is ever changed. */
export type SampleData = components["schemas"]["SampleData"];

/** How the model is. */
export type ModelStatus = components["schemas"]["ModelStatus"];

/** Your credits. */
export type Credits = components["schemas"]["Credits"];

/** The name of an audio file - the job's id and the ending of its format. */
export type AudioObject = components["schemas"]["AudioObject"];

/** MPEG audio, as it is; bytes, not text. */
export type MpegAudio = components["schemas"]["MpegAudio"];

/** What webhooks are signed with. */
export type WebhookSecret = components["schemas"]["WebhookSecret"];
