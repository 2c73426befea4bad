// Generated from openapi/music-generations/openapi.yaml by "cantus generate music-generations". Do not edit.

export interface paths {
    "/v1/music/{organization_id}/generations": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * List generation jobs
         * @description Pages through your generation jobs in the organization, the newest first, all of them or those of one status.
         *
         *     Lists are cheap on purpose: `playback_url` and `track` are `null` here, and reading a single job fills them.
         *
         *     Origin: documented.
         */
        get: operations["listGenerations"];
        put?: never;
        /**
         * Create a generation job
         * @description Accepts a description of music and starts to make it. The answer comes at once, with the queued job; follow
         *     `Location` to poll it, not sooner than `Retry-After` says, or open its event stream.
         *
         *     Accepted does not mean made: when the description asks for what we do not make, the job ends as `refused`, with
         *     the reason in `refusal_reason`.
         *
         *     Origin: named.
         */
        post: operations["createGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/generations/{job_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description Which generation job, by the `id` that creating it answered.
                 * @example mgen_2f8b1c4e9a7d
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a generation job
         * @description Tells how far a job is. Once it has succeeded, it also holds a summary of the track and a `playback_url` that
         *     was signed for this answer; it expires soon, so read the job again when you need another.
         *
         *     Origin: documented.
         */
        get: operations["getGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/generations/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description Which generation job, by the `id` that creating it answered.
                 * @example mgen_2f8b1c4e9a7d
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a generation job
         * @description Stops a job that is queued or running, and answers with the job as it is then. You may cancel as often as you
         *     like: a job that has ended already, in whatever way, is answered as it is and does not change.
         *
         *     The request has no body.
         *
         *     Origin: named.
         */
        post: operations["cancelGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/generations/{job_id}/events": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description Which generation job, by the `id` that creating it answered.
                 * @example mgen_2f8b1c4e9a7d
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Follow a generation job
         * @description Streams what happens to a job, as server-sent events, until it has ended:
         *
         *     - `status`: its status has changed. The first event of a stream that starts anew, tells the status of now.
         *     - `progress`: it has come further. The data of both is a `GenerationProgress`.
         *     - `done`: it has reached a final status. The data is the whole `Generation`, with a `playback_url` if it has
         *       succeeded. The stream ends after it.
         *
         *     All data is JSON. Each event has an `id`; when the connection breaks, open it again with the last one as
         *     `Last-Event-ID`, as browsers do by themselves, and you miss nothing. Lines that start with a colon keep the
         *     connection alive and mean nothing. For a job that has ended already the stream is a `status` and a `done`.
         *
         *     Origin: ours.
         */
        get: operations["streamGenerationEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/tracks": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * List saved tracks
         * @description Pages through your library, which is the tracks that you have saved, the latest save first. It can be narrowed
         *     by mode, engine and collection; narrowed by several, a track has to meet all of them.
         *
         *     Lists are cheap on purpose: `playback_url` and `stem_urls` are `null` here, and reading a single track fills
         *     them. A collection that does not exist, or is not yours, has no tracks: the page is empty.
         *
         *     Origin: documented.
         */
        get: operations["listTracks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/tracks/{track_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description Which track, by its `id` or a job's `result_track_id`.
                 * @example mtrack_7c1a9e2f4b8d
                 */
                track_id: components["parameters"]["TrackId"];
            };
            cookie?: never;
        };
        /**
         * Get a track
         * @description Reads a track of yours, saved or not, with signed URLs for the whole mix and, where there are any, for its
         *     stems. They are made for this answer and expire soon; read the track again when you need others.
         *
         *     Origin: named.
         */
        get: operations["getTrack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/tracks/{track_id}/saved": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description Which track, by its `id` or a job's `result_track_id`.
                 * @example mtrack_7c1a9e2f4b8d
                 */
                track_id: components["parameters"]["TrackId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Save a track
         * @description Puts a track of yours into your library, at the top. Saving a saved track again changes nothing, not its
         *     place either. The request has no body.
         *
         *     Origin: named; that it is a `PUT` of `saved` is ours.
         */
        put: operations["saveTrack"];
        post?: never;
        /**
         * Remove a track from the library
         * @description Takes a track out of your library and out of all of your collections. The track itself stays and can be saved
         *     again. Removing a track that is not saved changes nothing.
         *
         *     Origin: ours.
         */
        delete: operations["removeTrack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/collections": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * List collections
         * @description Pages through your collections in the organization, the newest first.
         *
         *     Origin: named.
         */
        get: operations["listCollections"];
        put?: never;
        /**
         * Create a collection
         * @description Creates an empty collection. Its name must differ from those of your other collections in the organization.
         *
         *     Origin: ours.
         */
        post: operations["createCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/collections/{collection_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description Which collection, by its `id`.
                 * @example mcoll_5d0e8a3b6c1f
                 */
                collection_id: components["parameters"]["CollectionId"];
            };
            cookie?: never;
        };
        /**
         * Get a collection
         * @description Reads a collection of yours. List the tracks with its id as `collection_id` to see what is in it.
         *
         *     Origin: ours.
         */
        get: operations["getCollection"];
        put?: never;
        post?: never;
        /**
         * Delete a collection
         * @description Deletes a collection. Its tracks stay in your library.
         *
         *     Origin: ours.
         */
        delete: operations["deleteCollection"];
        options?: never;
        head?: never;
        /**
         * Update a collection
         * @description Changes the name or the description of a collection, or both. What you leave out stays; a description of `null`
         *     is removed. A new name must differ from those of your other collections in the organization.
         *
         *     Origin: ours.
         */
        patch: operations["updateCollection"];
        trace?: never;
    };
    "/v1/music/{organization_id}/collections/{collection_id}/tracks/{track_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description Which collection, by its `id`.
                 * @example mcoll_5d0e8a3b6c1f
                 */
                collection_id: components["parameters"]["CollectionId"];
                /**
                 * @description Which track, by its `id` or a job's `result_track_id`.
                 * @example mtrack_7c1a9e2f4b8d
                 */
                track_id: components["parameters"]["TrackId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Add a track to a collection
         * @description Puts a track of yours into a collection of yours, and saves it to your library if it is not saved yet. Adding
         *     a track that is in the collection already changes nothing. The request has no body.
         *
         *     Origin: ours.
         */
        put: operations["addTrackToCollection"];
        post?: never;
        /**
         * Remove a track from a collection
         * @description Takes a track out of a collection. It stays in your library. Removing a track of yours that is not in the
         *     collection changes nothing.
         *
         *     Origin: ours.
         */
        delete: operations["removeTrackFromCollection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/audio/{object}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
                /**
                 * @description The name of an audio file: the track's id, the part's name if it is a stem, and the ending of its format.
                 * @example mtrack_7c1a9e2f4b8d.mp3
                 */
                object: components["schemas"]["AudioObject"];
            };
            cookie?: never;
        };
        /**
         * Get audio by a signed URL
         * @description Answers the sound behind a `playback_url` or one of the `stem_urls`. Do not build such URLs: take them as they
         *     are. The signature is the permission, so no key is needed, and whoever has the URL can listen until it expires.
         *
         *     Parts can be requested by a `Range` of bytes, as players do to seek; a `Range` that is not understood is
         *     ignored, and the answer is the whole.
         *
         *     Origin: ours; that signed, short-lived URLs exist is documented.
         */
        get: operations["getAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/music/{organization_id}/webhook-secret": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The organization to work in. You must belong to it.
                 * @example org_abc123
                 */
                organization_id: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * Get the secret of your webhooks
         * @description Answers the secret that the webhooks of your jobs are signed with (Standard Webhooks). It is yours in this
         *     organization, whichever of your keys you use.
         *
         *     Origin: ours.
         */
        get: operations["getWebhookSecret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description Names an organization.
         * @example org_abc123
         */
        OrganizationId: string;
        /**
         * @description How far a job has come.
         *
         *     - `queued`: accepted, waiting for a worker
         *     - `running`: being made
         *     - `succeeded`: there is a track
         *     - `failed`: it did not work out; `error_message` says more
         *     - `cancelled`: stopped on request
         *     - `refused`: not made because of what was asked for; `refusal_reason` says why
         *
         *     The last four are final: such a job never changes again.
         * @example succeeded
         * @enum {string}
         */
        GenerationStatus: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "refused";
        /**
         * @description The greatest number of entries in a page.
         * @default 50
         * @example 20
         */
        Limit: number;
        /**
         * @description The number of entries before a page.
         * @default 0
         * @example 0
         */
        Offset: number;
        /**
         * @description Names a generation job.
         * @example mgen_2f8b1c4e9a7d
         */
        GenerationId: string;
        /**
         * @description The key of the engine that makes the music. More engines may come, so be ready for keys that you do not know.
         * @example studio
         */
        EngineKey: string;
        /**
         * @description What the music is for.
         *
         *     - `creation`: a piece to listen to, with a form: intro, verses, an ending
         *     - `focus`: an even background to work by
         * @example creation
         * @enum {string}
         */
        GenerationMode: "creation" | "focus";
        /**
         * @description Names a track.
         * @example mtrack_7c1a9e2f4b8d
         */
        TrackId: string;
        /**
         * Format: uri
         * @description A signed URL. It needs no key, is good for a short time only, and answers Range requests.
         * @example https://storage.aitronos.com/music/mtrack_7c1a9e2f4b8d.mp3?sig=...
         */
        SignedUrl: string;
        /**
         * @description What the track is called. `null` if the request gave no title.
         * @example Late Night Study
         */
        TrackTitle: string | null;
        /**
         * @description How long the audio really is, in seconds. `null` if it is not known.
         * @example 119.4
         */
        MeasuredDuration: number | null;
        /**
         * @description What you may do with a track.
         *
         *     - `commercial_cleared`: use it commercially
         *     - `commercial_enterprise`: use it commercially under an enterprise agreement
         *     - `personal_only`: use it privately
         *     - `unclear`: not settled; ask before you use it
         * @example personal_only
         * @enum {string}
         */
        LicenceClass: "commercial_cleared" | "commercial_enterprise" | "personal_only" | "unclear";
        /** @description A track in short, as it stands in the job that made it. */
        TrackSummary: {
            readonly id: components["schemas"]["TrackId"];
            title: components["schemas"]["TrackTitle"];
            engine: components["schemas"]["EngineKey"];
            mode: components["schemas"]["GenerationMode"];
            /** @description Whether the track does without a voice. */
            instrumental: boolean;
            measured_duration_seconds: components["schemas"]["MeasuredDuration"];
            /**
             * @description The media type of the audio behind `playback_url`.
             * @enum {string}
             */
            readonly mime_type: "audio/mpeg";
            readonly licence_class: components["schemas"]["LicenceClass"];
            readonly playback_url: components["schemas"]["SignedUrl"];
        };
        /** @description A generation job. */
        Generation: {
            readonly id: components["schemas"]["GenerationId"];
            readonly status: components["schemas"]["GenerationStatus"];
            /** @description How much is done, in per cent. It never goes back; 100 is reached by succeeding only. */
            readonly progress: number;
            engine: components["schemas"]["EngineKey"];
            mode: components["schemas"]["GenerationMode"];
            /**
             * Format: date-time
             * @description When the job was accepted, in UTC.
             */
            readonly created_at: string;
            /** @description The track that was made. `null` until the job has succeeded. */
            readonly result_track_id: components["schemas"]["TrackId"] | null;
            /** @description Why the job failed, in words that can be shown to a user. `null` unless `status` is `failed`. */
            readonly error_message: string | null;
            /** @description Why the request was refused. `null` unless `status` is `refused`. */
            readonly refusal_reason: string | null;
            /** @description Where to hear the finished track, signed for this very answer. `null` unless the job has succeeded. */
            readonly playback_url: components["schemas"]["SignedUrl"] | null;
            /** @description The finished track in short. `null` unless the job has succeeded. */
            readonly track: components["schemas"]["TrackSummary"] | null;
        };
        /** @description A generation job as lists show it, without what would have to be signed or looked up. */
        GenerationListItem: components["schemas"]["Generation"] & {
            /** @description Always `null` in a list. Read the single job for a URL. */
            playback_url?: null;
            /** @description Always `null` in a list. Read the single job for its track. */
            track?: null;
        };
        /** @description A page of generation jobs. */
        GenerationList: {
            /** @description Your jobs, the newest first. Empty past the end. */
            jobs: components["schemas"]["GenerationListItem"][];
            limit: components["schemas"]["Limit"];
            offset: components["schemas"]["Offset"];
        };
        /** @description One way in which a request breaks this contract. */
        Violation: {
            /**
             * @description The part of the request that is wrong.
             * @enum {string}
             */
            in: "path" | "query" | "header" | "cookie" | "body";
            /**
             * @description A JSON pointer into that part; `/limit` for the parameter `limit`, empty for the whole.
             * @example /limit
             */
            pointer: string;
            /**
             * @description The rule that is broken, by its name in JSON Schema, or `required`, `style`, `mediaType`.
             * @example maximum
             */
            keyword: string;
            /**
             * @description The rule in words.
             * @example must be <= 100
             */
            message: string;
        };
        /** @description More about this occurrence, such as the id that was not found. Which members there are depends on the `code`; it is open on purpose. */
        ErrorDetails: {
            /** @description In what ways the request breaks this contract. There for `VALIDATION_ERROR` only. */
            violations?: components["schemas"]["Violation"][];
        } & {
            [key: string]: unknown;
        };
        /** @description What every error of this API looks like. */
        ErrorResponse: {
            /**
             * @description Always `false`, so that errors can be told from results without the status.
             * @constant
             */
            success: false;
            /** @description What went wrong. */
            error: {
                /**
                 * @description Names the problem for programs. It stays the same when the words change.
                 * @example RESOURCE_NOT_FOUND
                 */
                code: string;
                /** @description A sentence that can be shown to a user. It is the same for every occurrence of a code. */
                message: string;
                /** @description What happened, for the developer. Do not show it to users. */
                system_message: string;
                /**
                 * @description The kind of problem, to group codes by.
                 * @enum {string}
                 */
                type: "client_error" | "validation_error" | "authentication_error" | "authorization_error" | "rate_limit_error" | "server_error";
                /** @description The HTTP status of the response. */
                status: number;
                details: components["schemas"]["ErrorDetails"];
                /**
                 * @description The `X-Request-Id` of the response.
                 * @example req_abc123xyz
                 */
                trace_id: string;
                /**
                 * Format: date-time
                 * @description When it happened, in UTC.
                 */
                timestamp: string;
            };
        };
        /**
         * Format: uri
         * @description Where to tell that the job has ended: by a `POST` that is signed, as Standard Webhooks has it, with the secret that `getWebhookSecret` answers. The URL must be `http` or `https` and not lead into a private network. What is not answered with a status from 200 to 299 is sent again, for about a day. You may be told more than once, with the same `webhook-id`.
         * @example https://studio.example/hooks/music
         */
        WebhookUrl: string;
        /** @description What music to make. */
        GenerationCreate: {
            /**
             * @description The music in your own words; its mood, style, tempo, instruments, what it is for.
             * @example Mellow lo-fi beat with soft piano for a late night of reading
             */
            prompt: string;
            /** @default creation */
            mode?: components["schemas"]["GenerationMode"];
            /**
             * @description Which engine shall make it.
             * @default studio
             * @enum {string}
             */
            engine?: "studio";
            /**
             * @description What to call the track. Without it the track has no title.
             * @example Late Night Study
             */
            title?: string;
            /**
             * @description Whether to do without a voice. `lyrics` are not used then.
             * @default false
             */
            instrumental?: boolean;
            /**
             * @description The words to sing, a line for a line of the song. The `studio` has no voice that speaks: a wordless one follows their lines and syllables.
             * @example The lamp is low, the page is turned
             *     Another quiet hour learned
             */
            lyrics?: string;
            /**
             * @description How long the music shall be, in seconds. The track comes close to it; `measured_duration_seconds` says how close.
             * @default 120
             * @example 120
             */
            duration?: number;
            webhook_url?: components["schemas"]["WebhookUrl"];
        };
        /** @description How far a job is, as the events `progress` and `status` carry it. */
        GenerationProgress: {
            job_id: components["schemas"]["GenerationId"];
            status: components["schemas"]["GenerationStatus"];
            /** @description How much is done, in per cent. */
            progress: number;
        };
        /** @description What a webhook is told when a job has ended. It is short on purpose; read the job for the rest. */
        GenerationEnded: {
            /**
             * @description How the job has ended.
             * @enum {string}
             */
            type: "generation.succeeded" | "generation.failed" | "generation.cancelled" | "generation.refused";
            /**
             * Format: date-time
             * @description When it ended, in UTC.
             */
            timestamp: string;
            data: components["schemas"]["GenerationProgress"];
        };
        /**
         * @description Numbers the events of a job, from 1. Send the last one that you have seen as `Last-Event-ID` to go on after it.
         * @example 4
         */
        EventId: string;
        /** @description One event of a job's stream, its fields named as in the stream. */
        GenerationEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description The kind of event.
             * @constant
             */
            event: "progress";
            /** @description A GenerationProgress as JSON. */
            data: string;
        } | {
            id: components["schemas"]["EventId"];
            /**
             * @description The kind of event.
             * @constant
             */
            event: "status";
            /** @description A GenerationProgress as JSON. */
            data: string;
        } | {
            id: components["schemas"]["EventId"];
            /**
             * @description The kind of event.
             * @constant
             */
            event: "done";
            /** @description The whole job, a Generation, as JSON. */
            data: string;
        };
        /** @description Server-sent events, as the HTML Standard defines them. Read as the list of its events, the stream has the `contentSchema`. */
        GenerationEventStream: string;
        /**
         * @description Names a collection.
         * @example mcoll_5d0e8a3b6c1f
         */
        CollectionId: string;
        /**
         * @description A signed URL for each part, by the part's name. Which parts there are depends on the music; of the `studio` they are among `drums`, `bass`, `chords`, `pad`, `melody`, `wordless_voice` and `wordless_harmony`, with `reverb` for the room around them. Together they are the whole.
         * @example {
         *       "drums": "https://storage.aitronos.com/music/mtrack_7c1a9e2f4b8d.drums.mp3?sig=..."
         *     }
         */
        StemUrls: {
            [key: string]: components["schemas"]["SignedUrl"];
        };
        /** @description A track that a job has made. */
        Track: {
            readonly id: components["schemas"]["TrackId"];
            title: components["schemas"]["TrackTitle"];
            engine: components["schemas"]["EngineKey"];
            mode: components["schemas"]["GenerationMode"];
            measured_duration_seconds: components["schemas"]["MeasuredDuration"];
            /** @description Whether the track does without a voice. */
            instrumental: boolean;
            readonly licence_class: components["schemas"]["LicenceClass"];
            /**
             * Format: date-time
             * @description When the track was made, in UTC.
             */
            readonly created_at: string;
            /** @description Where to hear the whole mix, signed for this very answer. `null` in lists. */
            readonly playback_url: components["schemas"]["SignedUrl"] | null;
            /** @description Where to hear the parts on their own, part by part, signed for this very answer. `null` in lists and for a track that was made without stems. */
            readonly stem_urls: components["schemas"]["StemUrls"] | null;
        };
        /** @description A track as lists show it, without what would have to be signed. */
        TrackListItem: components["schemas"]["Track"] & {
            /** @description Always `null` in a list. Read the single track for a URL. */
            playback_url?: null;
            /** @description Always `null` in a list. Read the single track for its stems. */
            stem_urls?: null;
        };
        /** @description A page of your library. */
        TrackList: {
            /** @description Your saved tracks, the latest save first. Empty past the end. */
            items: components["schemas"]["TrackListItem"][];
            limit: components["schemas"]["Limit"];
            offset: components["schemas"]["Offset"];
        };
        /**
         * @description What the collection is called. No two of your collections in an organization have the same name.
         * @example Deep work
         */
        CollectionName: string;
        /**
         * @description What the collection is for, in your words. `null` if you have said nothing.
         * @example Steady pieces without a voice
         */
        CollectionDescription: string | null;
        /** @description A named selection from your library. */
        Collection: {
            readonly id: components["schemas"]["CollectionId"];
            name: components["schemas"]["CollectionName"];
            description: components["schemas"]["CollectionDescription"];
            /**
             * @description How many tracks are in it.
             * @example 1
             */
            readonly track_count: number;
            /**
             * Format: date-time
             * @description When it was created, in UTC.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When its name, its description or its tracks last changed, in UTC.
             */
            readonly updated_at: string;
        };
        /** @description A page of your collections. */
        CollectionList: {
            /** @description Your collections, the newest first. Empty past the end. */
            items: components["schemas"]["Collection"][];
            limit: components["schemas"]["Limit"];
            offset: components["schemas"]["Offset"];
        };
        /** @description A collection to be. */
        CollectionCreate: {
            name: components["schemas"]["CollectionName"];
            /** @default null */
            description?: components["schemas"]["CollectionDescription"];
        };
        /** @description What to change about a collection. What is left out stays as it is. */
        CollectionUpdate: {
            name?: components["schemas"]["CollectionName"];
            description?: components["schemas"]["CollectionDescription"];
        };
        /**
         * @description The name of an audio file.
         * @example mtrack_7c1a9e2f4b8d.mp3
         */
        AudioObject: string;
        /** @description MPEG audio, as it is; bytes, not text. */
        MpegAudio: unknown;
        /** @description What webhooks are signed with. */
        WebhookSecret: {
            /**
             * @description `whsec_` and the secret's bytes in Base64, as libraries for Standard Webhooks take it.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=
             */
            readonly secret: string;
        };
    };
    responses: {
        /** @description The request breaks this contract. `details.violations` says where and how. */
        BadRequest: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no API key, or it is not valid. */
        Unauthenticated: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description The way to authenticate that the server expects (RFC 9110, section 11.6.1).
                 * @example ApiKey realm="music-generations"
                 */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The key is valid, but lacks the capability `USE_MUSIC_GENERATION`. */
        Forbidden: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no such thing, or it is not yours: an organization that you do not belong to, a job, a track or a collection of another user. The two cannot be told apart. */
        NotFound: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The `Accept` header allows none of the media types that this operation answers with. */
        NotAcceptable: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Too many requests in a short time. Wait as long as `Retry-After` says. */
        TooManyRequests: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many seconds to wait before you ask again.
                 * @example 2
                 */
                "Retry-After": number;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description Something went wrong on our side. `trace_id` leads us to it. */
        InternalError: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The service cannot answer at the moment. Try again after `Retry-After`. */
        Unavailable: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many seconds to wait before you ask again.
                 * @example 2
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A request with the same `Idempotency-Key` is still being answered. Send it again in a moment. */
        IdempotencyKeyInUse: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The request body is larger than the server takes. */
        PayloadTooLarge: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The request body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The request is well-formed, but its `Idempotency-Key` was used for another request, or its `webhook_url` is none that we call. */
        UnprocessableContent: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description What you have, by its `If-None-Match`, is what there is. */
        NotModified: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Names this state of the resource (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "k3VvQ0pXo2sJ8aWm"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description You have a collection of that name in this organization already, or a request with the same `Idempotency-Key` is still being answered. */
        Conflict: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request. */
        IdempotencyKeyReused: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description It has changed since you have seen it. Read it again, and decide anew. */
        PreconditionFailed: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The signed URL has expired, or was changed. Read the job or track again for a new one. */
        SignatureInvalid: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The range that was asked for lies outside of the audio. */
        RangeNotSatisfiable: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many bytes there are, `bytes *\/length`.
                 * @example bytes *\/1910400
                 */
                "Content-Range": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /**
         * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
         * @example req_abc123xyz
         */
        RequestId: string;
        /**
         * @description The organization to work in. You must belong to it.
         * @example org_abc123
         */
        OrganizationId: components["schemas"]["OrganizationId"];
        /**
         * @description How many entries to return at most.
         * @example 20
         */
        Limit: components["schemas"]["Limit"];
        /**
         * @description How many entries to skip from the start of the list.
         * @example 0
         */
        Offset: components["schemas"]["Offset"];
        /**
         * @description Where to go on, out of the `Link` of a page before. `offset` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
         * @example WzE4XQ
         */
        Cursor: string;
        /**
         * @description A text that you make up, such as a UUID, so that the request can be sent again without doing it twice
         *     (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same request with the same key gets the same answer
         *     again, with `Idempotency-Replayed`; another request with it is a `422`, and one that comes while the first is still
         *     being answered a `409`. An answer that is an error is not kept: send the request again with the same key.
         * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
         */
        IdempotencyKey: string;
        /**
         * @description Names what happened. It is the same whenever that is told again.
         * @example msg_2KWPBgLlAfxdpx2AI54pPJ85f4W
         */
        WebhookId: string;
        /**
         * @description When this was sent, in seconds since 1970-01-01T00:00:00Z. Do not accept what is older than five minutes.
         * @example 1782643500
         */
        WebhookTimestamp: string;
        /**
         * @description Proves that it is from us: `v1,` and the HMAC-SHA256, in Base64, of `webhook-id.webhook-timestamp.body` with the bytes of the secret. There may be several, with spaces between.
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        WebhookSignature: string;
        /**
         * @description Which generation job, by the `id` that creating it answered.
         * @example mgen_2f8b1c4e9a7d
         */
        JobId: components["schemas"]["GenerationId"];
        /**
         * @description The `ETag` of what you have. If it has not changed, the answer is a `304` without content.
         * @example "k3VvQ0pXo2sJ8aWm"
         */
        IfNoneMatch: string;
        /**
         * @description Which track, by its `id` or a job's `result_track_id`.
         * @example mtrack_7c1a9e2f4b8d
         */
        TrackId: components["schemas"]["TrackId"];
        /**
         * @description Which collection, by its `id`.
         * @example mcoll_5d0e8a3b6c1f
         */
        CollectionId: components["schemas"]["CollectionId"];
        /**
         * @description The `ETag` of what you have seen. If somebody has changed it since then, nothing is done, and the answer is a `412`.
         * @example "k3VvQ0pXo2sJ8aWm"
         */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
         * @example req_abc123xyz
         */
        "X-Request-Id": string;
        /**
         * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
         * @example "default";r=587;t=42
         */
        RateLimit: string;
        /**
         * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
         * @example "default";q=600;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description Where the next page is, `<path?cursor=…>; rel="next"` (RFC 8288). There only if there is one. Entries that come meanwhile neither repeat nor hide any on pages that are followed in this way.
         * @example </v1/music/org_abc123/generations?status=succeeded&limit=20&cursor=WzE4XQ>; rel="next"
         */
        "Next-Link": string;
        /**
         * @description The way to authenticate that the server expects (RFC 9110, section 11.6.1).
         * @example ApiKey realm="music-generations"
         */
        "WWW-Authenticate": string;
        /**
         * @description How many seconds to wait before you ask again.
         * @example 2
         */
        "Retry-After": number;
        /**
         * @description `true` when this is the stored answer to an earlier request with the same `Idempotency-Key`, and nothing new was made.
         * @example true
         */
        "Idempotency-Replayed": boolean;
        /**
         * @description Where the new resource is, as a path on this server.
         * @example /v1/music/org_abc123/generations/mgen_2f8b1c4e9a7d
         */
        Location: string;
        /**
         * @description Names this state of the resource (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
         * @example "k3VvQ0pXo2sJ8aWm"
         */
        "Entity-Tag": string;
        /**
         * @description Where the new collection is, as a path on this server.
         * @example /v1/music/org_abc123/collections/mcoll_5d0e8a3b6c1f
         */
        "Collection-Location": string;
        /**
         * @description Says that parts of the audio can be requested, by bytes.
         * @example bytes
         */
        "Accept-Ranges": "bytes";
        /**
         * @description Who may keep the answer, and how long (RFC 9111). Never longer than the signed URL is good.
         * @example private, max-age=300
         */
        "Cache-Control": string;
        /**
         * @description Changes when the audio does. Send it as `If-Range` to be sure that parts fit together.
         * @example "7c1a9e2f4b8d-1910400"
         */
        ETag: string;
        /**
         * @description Which bytes of how many the body holds, `bytes first-last/length`.
         * @example bytes 0-65535/1910400
         */
        "Content-Range": string;
        /**
         * @description How many bytes there are, `bytes *\/length`.
         * @example bytes *\/1910400
         */
        "Unsatisfied-Content-Range": string;
    };
    pathItems: never;
}
export interface operations {
    listGenerations: ListGenerationsOperation;
    createGeneration: CreateGenerationOperation;
    getGeneration: GetGenerationOperation;
    cancelGeneration: CancelGenerationOperation;
    streamGenerationEvents: StreamGenerationEventsOperation;
    listTracks: ListTracksOperation;
    getTrack: GetTrackOperation;
    saveTrack: SaveTrackOperation;
    removeTrack: RemoveTrackOperation;
    listCollections: ListCollectionsOperation;
    createCollection: CreateCollectionOperation;
    getCollection: GetCollectionOperation;
    deleteCollection: DeleteCollectionOperation;
    updateCollection: UpdateCollectionOperation;
    addTrackToCollection: AddTrackToCollectionOperation;
    removeTrackFromCollection: RemoveTrackFromCollectionOperation;
    getAudio: GetAudioOperation;
    getWebhookSecret: GetWebhookSecretOperation;
}
export interface ListGenerationsOperation {
    parameters: {
        query?: {
            /**
             * @description Only jobs that have this status.
             * @example succeeded
             */
            status?: components["schemas"]["GenerationStatus"];
            /**
             * @description How many entries to return at most.
             * @example 20
             */
            limit?: components["parameters"]["Limit"];
            /**
             * @description How many entries to skip from the start of the list.
             * @example 0
             */
            offset?: components["parameters"]["Offset"];
            /**
             * @description Where to go on, out of the `Link` of a page before. `offset` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
             * @example WzE4XQ
             */
            cursor?: components["parameters"]["Cursor"];
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description A page of jobs. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Where the next page is, `<path?cursor=…>; rel="next"` (RFC 8288). There only if there is one. Entries that come meanwhile neither repeat nor hide any on pages that are followed in this way.
                 * @example </v1/music/org_abc123/generations?status=succeeded&limit=20&cursor=WzE4XQ>; rel="next"
                 */
                Link?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenerationList"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface CreateGenerationOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description A text that you make up, such as a UUID, so that the request can be sent again without doing it twice
             *     (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same request with the same key gets the same answer
             *     again, with `Idempotency-Replayed`; another request with it is a `422`, and one that comes while the first is still
             *     being answered a `409`. An answer that is an error is not kept: send the request again with the same key.
             * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
             */
            "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
        };
        cookie?: never;
    };
    /** @description What music to make. */
    requestBody: {
        content: {
            "application/json": components["schemas"]["GenerationCreate"];
        };
    };
    responses: {
        /** @description The job is accepted and queued. */
        202: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description `true` when this is the stored answer to an earlier request with the same `Idempotency-Key`, and nothing new was made.
                 * @example true
                 */
                "Idempotency-Replayed"?: boolean;
                /**
                 * @description Where the new resource is, as a path on this server.
                 * @example /v1/music/org_abc123/generations/mgen_2f8b1c4e9a7d
                 */
                Location: string;
                /**
                 * @description How many seconds to wait before you ask again.
                 * @example 2
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Generation"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["IdempotencyKeyInUse"];
        413: components["responses"]["PayloadTooLarge"];
        415: components["responses"]["UnsupportedMediaType"];
        422: components["responses"]["UnprocessableContent"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetGenerationOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description The `ETag` of what you have. If it has not changed, the answer is a `304` without content.
             * @example "k3VvQ0pXo2sJ8aWm"
             */
            "If-None-Match"?: components["parameters"]["IfNoneMatch"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which generation job, by the `id` that creating it answered.
             * @example mgen_2f8b1c4e9a7d
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The job. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Names this state of the resource (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "k3VvQ0pXo2sJ8aWm"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Generation"];
            };
        };
        304: components["responses"]["NotModified"];
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface CancelGenerationOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which generation job, by the `id` that creating it answered.
             * @example mgen_2f8b1c4e9a7d
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The job, `cancelled` unless it had ended before. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Generation"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface StreamGenerationEventsOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description The `id` of the last event that you have seen. The stream goes on after it.
             * @example 1
             */
            "Last-Event-ID"?: components["schemas"]["EventId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which generation job, by the `id` that creating it answered.
             * @example mgen_2f8b1c4e9a7d
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The events, as they happen. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "text/event-stream": {
                    id: components["schemas"]["EventId"];
                    /**
                     * @description The kind of event.
                     * @constant
                     */
                    event: "progress";
                    data: components["schemas"]["GenerationProgress"];
                } | {
                    id: components["schemas"]["EventId"];
                    /**
                     * @description The kind of event.
                     * @constant
                     */
                    event: "status";
                    data: components["schemas"]["GenerationProgress"];
                } | {
                    id: components["schemas"]["EventId"];
                    /**
                     * @description The kind of event.
                     * @constant
                     */
                    event: "done";
                    data: components["schemas"]["Generation"];
                };
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface ListTracksOperation {
    parameters: {
        query?: {
            /**
             * @description Only tracks that were made in this mode.
             * @example creation
             */
            mode?: components["schemas"]["GenerationMode"];
            /**
             * @description Only tracks that this engine has made.
             * @example studio
             */
            engine?: components["schemas"]["EngineKey"];
            /**
             * @description Only tracks that are in this collection.
             * @example mcoll_5d0e8a3b6c1f
             */
            collection_id?: components["schemas"]["CollectionId"];
            /**
             * @description How many entries to return at most.
             * @example 20
             */
            limit?: components["parameters"]["Limit"];
            /**
             * @description How many entries to skip from the start of the list.
             * @example 0
             */
            offset?: components["parameters"]["Offset"];
            /**
             * @description Where to go on, out of the `Link` of a page before. `offset` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
             * @example WzE4XQ
             */
            cursor?: components["parameters"]["Cursor"];
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description A page of tracks. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Where the next page is, `<path?cursor=…>; rel="next"` (RFC 8288). There only if there is one. Entries that come meanwhile neither repeat nor hide any on pages that are followed in this way.
                 * @example </v1/music/org_abc123/generations?status=succeeded&limit=20&cursor=WzE4XQ>; rel="next"
                 */
                Link?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TrackList"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetTrackOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description The `ETag` of what you have. If it has not changed, the answer is a `304` without content.
             * @example "k3VvQ0pXo2sJ8aWm"
             */
            "If-None-Match"?: components["parameters"]["IfNoneMatch"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which track, by its `id` or a job's `result_track_id`.
             * @example mtrack_7c1a9e2f4b8d
             */
            track_id: components["parameters"]["TrackId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The track. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Names this state of the resource (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "k3VvQ0pXo2sJ8aWm"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Track"];
            };
        };
        304: components["responses"]["NotModified"];
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface SaveTrackOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which track, by its `id` or a job's `result_track_id`.
             * @example mtrack_7c1a9e2f4b8d
             */
            track_id: components["parameters"]["TrackId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The track is in your library. */
        204: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface RemoveTrackOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which track, by its `id` or a job's `result_track_id`.
             * @example mtrack_7c1a9e2f4b8d
             */
            track_id: components["parameters"]["TrackId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The track is not in your library. */
        204: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface ListCollectionsOperation {
    parameters: {
        query?: {
            /**
             * @description How many entries to return at most.
             * @example 20
             */
            limit?: components["parameters"]["Limit"];
            /**
             * @description How many entries to skip from the start of the list.
             * @example 0
             */
            offset?: components["parameters"]["Offset"];
            /**
             * @description Where to go on, out of the `Link` of a page before. `offset` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
             * @example WzE4XQ
             */
            cursor?: components["parameters"]["Cursor"];
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description A page of collections. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Where the next page is, `<path?cursor=…>; rel="next"` (RFC 8288). There only if there is one. Entries that come meanwhile neither repeat nor hide any on pages that are followed in this way.
                 * @example </v1/music/org_abc123/generations?status=succeeded&limit=20&cursor=WzE4XQ>; rel="next"
                 */
                Link?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CollectionList"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface CreateCollectionOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description A text that you make up, such as a UUID, so that the request can be sent again without doing it twice
             *     (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same request with the same key gets the same answer
             *     again, with `Idempotency-Replayed`; another request with it is a `422`, and one that comes while the first is still
             *     being answered a `409`. An answer that is an error is not kept: send the request again with the same key.
             * @example "8e03978e-40d5-43e8-bc93-6894a57f9324"
             */
            "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
        };
        cookie?: never;
    };
    /** @description The collection to create. */
    requestBody: {
        content: {
            "application/json": components["schemas"]["CollectionCreate"];
        };
    };
    responses: {
        /** @description The collection is created. */
        201: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Names this state of the resource (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "k3VvQ0pXo2sJ8aWm"
                 */
                ETag?: string;
                /**
                 * @description `true` when this is the stored answer to an earlier request with the same `Idempotency-Key`, and nothing new was made.
                 * @example true
                 */
                "Idempotency-Replayed"?: boolean;
                /**
                 * @description Where the new collection is, as a path on this server.
                 * @example /v1/music/org_abc123/collections/mcoll_5d0e8a3b6c1f
                 */
                Location: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Collection"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        413: components["responses"]["PayloadTooLarge"];
        415: components["responses"]["UnsupportedMediaType"];
        422: components["responses"]["IdempotencyKeyReused"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetCollectionOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description The `ETag` of what you have. If it has not changed, the answer is a `304` without content.
             * @example "k3VvQ0pXo2sJ8aWm"
             */
            "If-None-Match"?: components["parameters"]["IfNoneMatch"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which collection, by its `id`.
             * @example mcoll_5d0e8a3b6c1f
             */
            collection_id: components["parameters"]["CollectionId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The collection. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Names this state of the resource (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "k3VvQ0pXo2sJ8aWm"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Collection"];
            };
        };
        304: components["responses"]["NotModified"];
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface DeleteCollectionOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which collection, by its `id`.
             * @example mcoll_5d0e8a3b6c1f
             */
            collection_id: components["parameters"]["CollectionId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The collection is deleted. */
        204: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface UpdateCollectionOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description The `ETag` of what you have seen. If somebody has changed it since then, nothing is done, and the answer is a `412`.
             * @example "k3VvQ0pXo2sJ8aWm"
             */
            "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which collection, by its `id`.
             * @example mcoll_5d0e8a3b6c1f
             */
            collection_id: components["parameters"]["CollectionId"];
        };
        cookie?: never;
    };
    /** @description What to change. */
    requestBody: {
        content: {
            "application/json": components["schemas"]["CollectionUpdate"];
        };
    };
    responses: {
        /** @description The collection as it is now. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Names this state of the resource (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "k3VvQ0pXo2sJ8aWm"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Collection"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        412: components["responses"]["PreconditionFailed"];
        413: components["responses"]["PayloadTooLarge"];
        415: components["responses"]["UnsupportedMediaType"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface AddTrackToCollectionOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which collection, by its `id`.
             * @example mcoll_5d0e8a3b6c1f
             */
            collection_id: components["parameters"]["CollectionId"];
            /**
             * @description Which track, by its `id` or a job's `result_track_id`.
             * @example mtrack_7c1a9e2f4b8d
             */
            track_id: components["parameters"]["TrackId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The track is in the collection. */
        204: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface RemoveTrackFromCollectionOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description Which collection, by its `id`.
             * @example mcoll_5d0e8a3b6c1f
             */
            collection_id: components["parameters"]["CollectionId"];
            /**
             * @description Which track, by its `id` or a job's `result_track_id`.
             * @example mtrack_7c1a9e2f4b8d
             */
            track_id: components["parameters"]["TrackId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The track is not in the collection. */
        204: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetAudioOperation {
    parameters: {
        query: {
            /**
             * @description When the URL expires, in seconds since 1970-01-01T00:00:00Z.
             * @example 1782643500
             */
            expires: number;
            /**
             * @description Proves that we made the URL, for this audio and this time.
             * @example q3Zt0uVJc2n8XG5yLw7rTjPbHk4sDfAe1mYxQo9iUvE
             */
            signature: string;
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description Which bytes to answer, `bytes=first-last`. One range at a time; of several the whole is answered.
             * @example bytes=0-65535
             */
            Range?: string;
            /**
             * @description An `ETag`. If the audio is another by now, the answer is the whole, whatever `Range` says.
             * @example "7c1a9e2f4b8d-1910400"
             */
            "If-Range"?: string;
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
            /**
             * @description The name of an audio file: the track's id, the part's name if it is a stem, and the ending of its format.
             * @example mtrack_7c1a9e2f4b8d.mp3
             */
            object: components["schemas"]["AudioObject"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The whole audio. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description Says that parts of the audio can be requested, by bytes.
                 * @example bytes
                 */
                "Accept-Ranges": "bytes";
                /**
                 * @description Who may keep the answer, and how long (RFC 9111). Never longer than the signed URL is good.
                 * @example private, max-age=300
                 */
                "Cache-Control"?: string;
                /**
                 * @description Changes when the audio does. Send it as `If-Range` to be sure that parts fit together.
                 * @example "7c1a9e2f4b8d-1910400"
                 */
                ETag: string;
                [name: string]: unknown;
            };
            content: {
                "audio/mpeg": components["schemas"]["MpegAudio"];
            };
        };
        /** @description The part of the audio that was asked for. */
        206: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description Says that parts of the audio can be requested, by bytes.
                 * @example bytes
                 */
                "Accept-Ranges": "bytes";
                /**
                 * @description Which bytes of how many the body holds, `bytes first-last/length`.
                 * @example bytes 0-65535/1910400
                 */
                "Content-Range": string;
                /**
                 * @description Who may keep the answer, and how long (RFC 9111). Never longer than the signed URL is good.
                 * @example private, max-age=300
                 */
                "Cache-Control"?: string;
                /**
                 * @description Changes when the audio does. Send it as `If-Range` to be sure that parts fit together.
                 * @example "7c1a9e2f4b8d-1910400"
                 */
                ETag: string;
                [name: string]: unknown;
            };
            content: {
                "audio/mpeg": components["schemas"]["MpegAudio"];
            };
        };
        400: components["responses"]["BadRequest"];
        403: components["responses"]["SignatureInvalid"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        416: components["responses"]["RangeNotSatisfiable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetWebhookSecretOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_abc123xyz
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The organization to work in. You must belong to it.
             * @example org_abc123
             */
            organization_id: components["parameters"]["OrganizationId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The secret. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `trace_id`; give it to support when something went wrong.
                 * @example req_abc123xyz
                 */
                "X-Request-Id"?: string;
                /**
                 * @description How many requests your key has left (`r`), and in how many seconds it gets new ones (`t`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";r=587;t=42
                 */
                RateLimit?: string;
                /**
                 * @description How many requests (`q`) your key has in how many seconds (`w`): a structured field (RFC 9651) of draft-ietf-httpapi-ratelimit-headers.
                 * @example "default";q=600;w=60
                 */
                "RateLimit-Policy"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookSecret"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
