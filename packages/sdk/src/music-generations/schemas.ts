// Generated from openapi/music-generations/openapi.yaml by "cantus generate music-generations". Do not edit.

import type { components } from "./types.ts";

/** Names an organization. */
export type OrganizationId = components["schemas"]["OrganizationId"];

/**
 * How far a job has come.
 *
 * - `queued`: accepted, waiting for a worker
 * - `running`: being made
 * - `succeeded`: there is a track
 * - `failed`: it did not work out; `error_message` says more
 * - `cancelled`: stopped on request
 * - `refused`: not made because of what was asked for; `refusal_reason` says why
 *
 * The last four are final: such a job never changes again.
 */
export type GenerationStatus = components["schemas"]["GenerationStatus"];

/** The greatest number of entries in a page. */
export type Limit = components["schemas"]["Limit"];

/** The number of entries before a page. */
export type Offset = components["schemas"]["Offset"];

/** Names a generation job. */
export type GenerationId = components["schemas"]["GenerationId"];

/** The key of the engine that makes the music. More engines may come, so be ready for keys that you do not know. */
export type EngineKey = components["schemas"]["EngineKey"];

/**
 * What the music is for.
 *
 * - `creation`: a piece to listen to, with a form: intro, verses, an ending
 * - `focus`: an even background to work by
 */
export type GenerationMode = components["schemas"]["GenerationMode"];

/** Names a track. */
export type TrackId = components["schemas"]["TrackId"];

/** A signed URL. It needs no key, is good for a short time only, and answers Range requests. */
export type SignedUrl = components["schemas"]["SignedUrl"];

/** What the track is called. `null` if the request gave no title. */
export type TrackTitle = components["schemas"]["TrackTitle"];

/** How long the audio really is, in seconds. `null` if it is not known. */
export type MeasuredDuration = components["schemas"]["MeasuredDuration"];

/**
 * What you may do with a track.
 *
 * - `commercial_cleared`: use it commercially
 * - `commercial_enterprise`: use it commercially under an enterprise agreement
 * - `personal_only`: use it privately
 * - `unclear`: not settled; ask before you use it
 */
export type LicenceClass = components["schemas"]["LicenceClass"];

/** A track in short, as it stands in the job that made it. */
export type TrackSummary = components["schemas"]["TrackSummary"];

/** A generation job. */
export type Generation = components["schemas"]["Generation"];

/** A generation job as lists show it, without what would have to be signed or looked up. */
export type GenerationListItem = components["schemas"]["GenerationListItem"];

/** A page of generation jobs. */
export type GenerationList = components["schemas"]["GenerationList"];

/** One way in which a request breaks this contract. */
export type Violation = components["schemas"]["Violation"];

/** More about this occurrence, such as the id that was not found. Which members there are depends on the `code`; it is open on purpose. */
export type ErrorDetails = components["schemas"]["ErrorDetails"];

/** What every error of this API looks like. */
export type ErrorResponse = components["schemas"]["ErrorResponse"];

/** Where to tell that the job has ended: by a `POST` that is signed, as Standard Webhooks has it, with the secret that `getWebhookSecret` answers. The URL must be `http` or `https` and not lead into a private network. What is not answered with a status from 200 to 299 is sent again, for about a day. You may be told more than once, with the same `webhook-id`. */
export type WebhookUrl = components["schemas"]["WebhookUrl"];

/** What music to make. */
export type GenerationCreate = components["schemas"]["GenerationCreate"];

/** How far a job is, as the events `progress` and `status` carry it. */
export type GenerationProgress = components["schemas"]["GenerationProgress"];

/** What a webhook is told when a job has ended. It is short on purpose; read the job for the rest. */
export type GenerationEnded = components["schemas"]["GenerationEnded"];

/** Numbers the events of a job, from 1. Send the last one that you have seen as `Last-Event-ID` to go on after it. */
export type EventId = components["schemas"]["EventId"];

/** One event of a job's stream, its fields named as in the stream. */
export type GenerationEvent = components["schemas"]["GenerationEvent"];

/** Server-sent events, as the HTML Standard defines them. Read as the list of its events, the stream has the `contentSchema`. */
export type GenerationEventStream = components["schemas"]["GenerationEventStream"];

/** Names a collection. */
export type CollectionId = components["schemas"]["CollectionId"];

/** A signed URL for each part, by the part's name. Which parts there are depends on the music; of the `studio` they are among `drums`, `bass`, `chords`, `pad`, `melody`, `wordless_voice` and `wordless_harmony`, with `reverb` for the room around them. Together they are the whole. */
export type StemUrls = components["schemas"]["StemUrls"];

/** A track that a job has made. */
export type Track = components["schemas"]["Track"];

/** A track as lists show it, without what would have to be signed. */
export type TrackListItem = components["schemas"]["TrackListItem"];

/** A page of your library. */
export type TrackList = components["schemas"]["TrackList"];

/** What the collection is called. No two of your collections in an organization have the same name. */
export type CollectionName = components["schemas"]["CollectionName"];

/** What the collection is for, in your words. `null` if you have said nothing. */
export type CollectionDescription = components["schemas"]["CollectionDescription"];

/** A named selection from your library. */
export type Collection = components["schemas"]["Collection"];

/** A page of your collections. */
export type CollectionList = components["schemas"]["CollectionList"];

/** A collection to be. */
export type CollectionCreate = components["schemas"]["CollectionCreate"];

/** What to change about a collection. What is left out stays as it is. */
export type CollectionUpdate = components["schemas"]["CollectionUpdate"];

/** The name of an audio file. */
export type AudioObject = components["schemas"]["AudioObject"];

/** MPEG audio, as it is; bytes, not text. */
export type MpegAudio = components["schemas"]["MpegAudio"];

/** What webhooks are signed with. */
export type WebhookSecret = components["schemas"]["WebhookSecret"];
