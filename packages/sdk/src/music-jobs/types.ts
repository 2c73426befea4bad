// Generated from openapi/music-jobs/openapi.yaml by "cantus generate music-jobs". Do not edit.

export interface paths {
    "/api/v1/music/jobs": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs
         * @description Pages through your jobs, filtered, searched and sorted. Filters are combined: a job has to meet all that are
         *     given. One that is left out does not filter. Jobs that are equal in what is sorted by, come in the order of
         *     their ids, so that pages neither repeat nor skip a job.
         *
         *     The answer is a bare array; `X-Total-Count` says how many jobs match in all.
         *
         *     Origin: documented.
         */
        get: operations["listJobs"];
        put?: never;
        /**
         * Queue a job
         * @description Queues a job and reserves its credits. The answer comes at once; follow `Location` to see what becomes of the
         *     job, not sooner than `Retry-After` says.
         *
         *     Origin: named; the tasks `text2music` and `prompt2instrumental` are documented, the other tasks and all fields
         *     are ours.
         */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/jobs/counts": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Count jobs
         * @description Counts your jobs, in all, by task and by category. The filters narrow what is counted.
         *
         *     Origin: documented.
         */
        get: operations["getJobCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Which job, by the `id` that queuing it answered.
                 * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a job
         * @description Deletes a job together with its audio. One that is queued or being made is stopped, and its credits come back.
         *     This cannot be undone.
         *
         *     Origin: documented.
         */
        delete: operations["deleteJob"];
        options?: never;
        head?: never;
        /**
         * Rename a job or change its picture
         * @description Changes the display name or the thumbnail of a job, or both. What you leave out stays as it is. Nothing else
         *     about a job can be changed.
         *
         *     Origin: documented.
         */
        patch: operations["updateJob"];
        trace?: never;
    };
    "/api/v1/music/jobs/{job_id}/status": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Which job, by the `id` that queuing it answered.
                 * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a job's status
         * @description Reads a job as it is now, with an `audio_url` that was signed for this answer once it has completed.
         *
         *     Origin: documented.
         */
        get: operations["getJobStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/jobs/{job_id}/events": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Which job, by the `id` that queuing it answered.
                 * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Follow a job
         * @description Streams what happens to a job, as server-sent events, until it is `COMPLETED` or `FAILED`:
         *
         *     - `status`: its status has changed. The first event of a stream that starts anew, tells the status of now.
         *     - `progress`: it has come further. The data of both is a `JobProgress`.
         *     - `done`: it has ended. The data is the whole `MusicGenerationJob`, with an `audio_url` if it has
         *       completed. The stream ends after it.
         *
         *     All data is JSON. Each event has an `id`; when the connection breaks, open it again with the last one as
         *     `Last-Event-ID`, as browsers do by themselves, and you miss nothing. Lines that start with a colon keep the
         *     connection alive and mean nothing. For a job that has ended already the stream is a `status` and a `done`.
         *
         *     Origin: ours.
         */
        get: operations["streamJobEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Which job, by the `id` that queuing it answered.
                 * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry a failed job
         * @description Queues a job with the status `FAILED` again, from its start. The credits that were reserved for it are used
         *     again, so a retry costs nothing in addition. The request has no body.
         *
         *     Origin: documented.
         */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/jobs/{job_id}/like": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Which job, by the `id` that queuing it answered.
                 * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Like a track
         * @description Says that you like what a job has made. Saying it again changes nothing. The request has no body.
         *
         *     Origin: named.
         */
        put: operations["likeTrack"];
        post?: never;
        /**
         * Take back a like
         * @description Says that you do not like it any more. Saying it again changes nothing.
         *
         *     Origin: named.
         */
        delete: operations["unlikeTrack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/liked": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List liked tracks
         * @description Pages through the jobs that you like, the latest like first. The answer is a bare array; `X-Total-Count` says
         *     how many there are in all.
         *
         *     Origin: documented; the header and the bounds of `limit` are ours, taken from the list of jobs.
         */
        get: operations["listLiked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/filters/stats": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get filter statistics
         * @description Tells what a filter form can offer: how many tracks you have and like, how they spread over the tasks, and
         *     which values each filter finds something for.
         *
         *     Origin: documented.
         */
        get: operations["getFilterStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/presets": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List genre presets
         * @description Lists the genre presets with what each of them sets. Name one as `preset` when you queue a job.
         *
         *     Origin: documented.
         */
        get: operations["listPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/sample-data": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get sample data
         * @description Hands out requests and jobs to develop and test with: a request for each task, a job for each status.
         *
         *     Origin: documented.
         */
        get: operations["getSampleData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/model/status": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the model's status
         * @description Tells whether the model is well, how long its queue is and how long a new job would wait.
         *
         *     Origin: documented.
         */
        get: operations["getModelStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/credits": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get credits
         * @description Tells how many credits you can still spend, how many are reserved, and what a job of each task costs.
         *
         *     Origin: named.
         */
        get: operations["getCredits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/music/audio/{object}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The name of an audio file: the job's id and the ending of its format.
                 * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853.mp3
                 */
                object: components["schemas"]["AudioObject"];
            };
            cookie?: never;
        };
        /**
         * Get audio by a signed URL
         * @description Answers the sound behind an `audio_url`. Do not build such URLs: take them as they are. The signature is the
         *     permission, so no key is needed, and whoever has the URL can listen until it expires.
         *
         *     Parts can be requested by a `Range` of bytes, as players do to seek; a `Range` that is not understood is
         *     ignored, and the answer is the whole.
         *
         *     Origin: ours.
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
    "/api/v1/music/webhook-secret": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Get the secret of your webhooks
         * @description Answers the secret that the webhooks of your jobs are signed with (Standard Webhooks). It is yours, whichever of
         *     your keys you use.
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
         * @description What to make out of what. It decides the category.
         *
         *     - `text2music`: a song from a description; category `song`
         *     - `prompt2instrumental`: a piece without a voice from a description; category `instrumental`
         *     - `text2samples`: a short loop from a description; category `samples`
         *     - `lyrics2song`: a song from its words; category `song`
         *     - `lyrics2rap`: a rap from its words; category `rap`
         *     - `lyrics2vocals`: a voice alone from its words; category `vocals`
         * @example text2music
         * @enum {string}
         */
        Task: "text2music" | "prompt2instrumental" | "text2samples" | "lyrics2song" | "lyrics2rap" | "lyrics2vocals";
        /**
         * @description How far a job has come.
         *
         *     - `PENDING`: queued, waiting for a worker
         *     - `PROCESSING`: being made
         *     - `COMPLETED`: there is audio
         *     - `FAILED`: it did not work out; `error` says why, and you can retry it
         * @example COMPLETED
         * @enum {string}
         */
        JobStatus: "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED";
        /**
         * @description The category of a piece of music. It follows from the job's task.
         * @example song
         * @enum {string}
         */
        SongType: "rap" | "song" | "vocals" | "instrumental" | "samples";
        /**
         * @description The language of the voice, as a BCP 47 tag of language and, where it matters, region.
         * @example en
         */
        Language: string;
        /**
         * @description A genre, an emotion or an occasion, as a word of your own or one that the filter statistics name. Upper and lower case are the same.
         * @example indie-pop
         */
        FilterWord: string;
        /**
         * Format: uuid
         * @description Names a job.
         * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
         */
        JobId: string;
        /**
         * @description What the piece is called in lists.
         * @example Windows Down
         */
        DisplayName: string;
        /**
         * Format: uri
         * @description Where the picture for the piece is, by HTTP or HTTPS.
         * @example https://images.example.org/windows-down.webp
         */
        ThumbnailUrl: string;
        /**
         * @description The music in your own words; its mood, style, tempo, instruments.
         * @example Sunny indie pop with handclaps and a singalong chorus
         */
        Prompt: string;
        /**
         * @description The words to sing, a line for a line of the song. The voice of AudioMusic V2 is wordless: it follows their lines and syllables.
         * @example Windows down, the road is ours
         *     Counting headlights, counting stars
         */
        Lyrics: string;
        /**
         * @description Names a genre preset.
         * @example indie-pop
         */
        PresetId: string;
        /**
         * Format: uri
         * @description A signed URL. It needs no key, is good for a short time only, and answers Range requests.
         * @example http://127.0.0.1:3000/api/v1/music/audio/3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853.mp3?expires=1782726900&signature=Zk1yT8cVw3rQhN5uXoB7jLsGd2EfMaPi4tKxYe0bCqU
         */
        SignedUrl: string;
        /** @description Why a job failed. */
        JobError: {
            /**
             * @description Names the reason for programs.
             * @example ENGINE_FAILED
             */
            code: string;
            /**
             * @description The reason in words that can be shown to a user.
             * @example The music could not be finished. Please try again.
             */
            message: string;
        };
        /** @description A job and, once it has completed, where to hear what it made. */
        MusicGenerationJob: {
            readonly id: components["schemas"]["JobId"];
            task: components["schemas"]["Task"];
            readonly status: components["schemas"]["JobStatus"];
            readonly song_type: components["schemas"]["SongType"];
            /** @description How much is done, in per cent. A retry starts again at 0. */
            readonly progress: number;
            display_name: components["schemas"]["DisplayName"];
            /** @description Where the picture for the piece is. `null` if it has none. */
            thumbnail_url: components["schemas"]["ThumbnailUrl"] | null;
            /** @description The description that the job started from. `null` if there was none. */
            prompt: components["schemas"]["Prompt"] | null;
            /** @description The words that are sung. `null` if there are none. */
            lyrics: components["schemas"]["Lyrics"] | null;
            /** @description The genre preset that was used. `null` if none was. */
            preset: components["schemas"]["PresetId"] | null;
            /** @description The language of the voice. `null` if there is no voice, or it is not known. */
            language: components["schemas"]["Language"] | null;
            /** @description The genre of the piece. `null` if it was not told. */
            genre: components["schemas"]["FilterWord"] | null;
            /** @description The emotion of the piece. `null` if it was not told. */
            emotion: components["schemas"]["FilterWord"] | null;
            /** @description What the piece is for. `null` if it was not told. */
            occasion: components["schemas"]["FilterWord"] | null;
            /** @description Where to hear the piece, signed for this very answer. `null` unless the job has completed. */
            readonly audio_url: components["schemas"]["SignedUrl"] | null;
            /** @description How long the audio really is, in seconds. `null` unless the job has completed. */
            readonly audio_duration: number | null;
            /** @description Why the job failed. `null` unless it has. */
            readonly error: components["schemas"]["JobError"] | null;
            /** @description How often the job was retried. */
            readonly retry_count: number;
            /**
             * Format: date-time
             * @description When the job was queued for the first time, in UTC.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When anything about the job last changed, in UTC.
             */
            readonly updated_at: string;
            /**
             * Format: date-time
             * @description When the audio was ready, in UTC. `null` unless the job has completed.
             */
            readonly completed_at: string | null;
            /**
             * @description Whether you like or dislike the piece; `null` if you have said neither. Left out unless the list was asked for it with `include_interactions`.
             * @enum {string|null}
             */
            readonly interaction?: "like" | "dislike" | null;
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
        ProblemDetails: {
            [key: string]: unknown;
        };
        /** @description Problem details (RFC 9457), with a code, the request's id and, where they help, more. */
        Problem: {
            /**
             * Format: uri-reference
             * @description Names the problem, as a URI. It is a name only; there is nothing to fetch.
             * @example urn:problem-type:music-jobs:not-found
             */
            type: string;
            /**
             * @description The problem in a few words, the same for every occurrence.
             * @example There is no such thing
             */
            title: string;
            /**
             * @description The HTTP status of the response.
             * @example 404
             */
            status: number;
            /** @description What happened this time. */
            detail?: string;
            /**
             * @description Names the problem for programs, shorter than `type`.
             * @example NOT_FOUND
             */
            code: string;
            /**
             * @description The `X-Request-Id` of the response.
             * @example req_5h2kd81mzq
             */
            request_id: string;
            /** @description In what ways the request breaks this contract. There for `INVALID_REQUEST` only. */
            violations?: components["schemas"]["Violation"][];
            details?: components["schemas"]["ProblemDetails"];
        };
        /**
         * @description How long the audio shall be, in seconds. Without it, the preset or the task decides.
         * @example 180
         */
        Duration: number;
        /**
         * @description Makes the result repeatable - the same request with the same seed gives the same music.
         * @example 42
         */
        Seed: number;
        /**
         * Format: uri
         * @description Where to tell that the job has ended: by a `POST` that is signed, as Standard Webhooks has it, with the secret that `getWebhookSecret` answers. The URL must be `http` or `https` and not lead into a private network. What is not answered with a status from 200 to 299 is sent again, for about a day. You may be told more than once, with the same `webhook-id`.
         * @example https://studio.example/hooks/music
         */
        WebhookUrl: string;
        /** @description A job that starts from a description. */
        PromptRequest: {
            /**
             * @description What to make out of the description. Task tells what each means. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            task: "text2music" | "prompt2instrumental" | "text2samples";
            prompt: components["schemas"]["Prompt"];
            display_name?: components["schemas"]["DisplayName"];
            preset?: components["schemas"]["PresetId"];
            language?: components["schemas"]["Language"];
            genre?: components["schemas"]["FilterWord"];
            emotion?: components["schemas"]["FilterWord"];
            occasion?: components["schemas"]["FilterWord"];
            duration?: components["schemas"]["Duration"];
            seed?: components["schemas"]["Seed"];
            webhook_url?: components["schemas"]["WebhookUrl"];
        };
        /** @description A job that starts from lyrics. A prompt can say how they shall sound. */
        LyricsRequest: {
            /**
             * @description What to make out of the lyrics. Task tells what each means. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            task: "lyrics2song" | "lyrics2rap" | "lyrics2vocals";
            lyrics: components["schemas"]["Lyrics"];
            prompt?: components["schemas"]["Prompt"];
            display_name?: components["schemas"]["DisplayName"];
            preset?: components["schemas"]["PresetId"];
            language?: components["schemas"]["Language"];
            genre?: components["schemas"]["FilterWord"];
            emotion?: components["schemas"]["FilterWord"];
            occasion?: components["schemas"]["FilterWord"];
            duration?: components["schemas"]["Duration"];
            seed?: components["schemas"]["Seed"];
            webhook_url?: components["schemas"]["WebhookUrl"];
        };
        /** @description What to make. The `task` decides which form it has: some tasks start from a description, the others from lyrics. */
        MusicGenerationRequest: components["schemas"]["PromptRequest"] | components["schemas"]["LyricsRequest"];
        /** @description What queuing a job, or queuing it again, answers. */
        MusicGenerationResponse: {
            job: components["schemas"]["MusicGenerationJob"];
            /**
             * @description How many credits are reserved for the job. A retry reserves none in addition.
             * @example 3
             */
            credits_reserved: number;
            /**
             * @description How many jobs come before this one. `null` if that is not known.
             * @example 4
             */
            queue_position: number | null;
        };
        /** @description How far a job is, as events and webhooks carry it. */
        JobProgress: {
            id: components["schemas"]["JobId"];
            status: components["schemas"]["JobStatus"];
            /** @description How much is done, in per cent. */
            progress: number;
        };
        /** @description What a webhook is told when a job has ended. It is short on purpose; read the job for the rest. */
        JobEnded: {
            /**
             * @description How the job has ended.
             * @enum {string}
             */
            type: "job.completed" | "job.failed";
            /**
             * Format: date-time
             * @description When it ended, in UTC.
             */
            timestamp: string;
            data: components["schemas"]["JobProgress"];
        };
        /**
         * @description How many there are.
         * @example 2
         */
        Count: number;
        /** @description A number for each task. */
        TaskCounts: {
            text2music: components["schemas"]["Count"];
            prompt2instrumental: components["schemas"]["Count"];
            text2samples: components["schemas"]["Count"];
            lyrics2song: components["schemas"]["Count"];
            lyrics2rap: components["schemas"]["Count"];
            lyrics2vocals: components["schemas"]["Count"];
        };
        /** @description A number for each category. */
        SongTypeCounts: {
            rap: components["schemas"]["Count"];
            song: components["schemas"]["Count"];
            vocals: components["schemas"]["Count"];
            instrumental: components["schemas"]["Count"];
            samples: components["schemas"]["Count"];
        };
        /** @description How many jobs you have. Each breakdown adds up to `total`. */
        JobCounts: {
            total: components["schemas"]["Count"];
            by_task: components["schemas"]["TaskCounts"];
            by_song_type: components["schemas"]["SongTypeCounts"];
        };
        /** @description What to change about a job. What is left out stays as it is. */
        JobUpdate: {
            display_name?: components["schemas"]["DisplayName"];
            thumbnail_url?: components["schemas"]["ThumbnailUrl"];
        };
        /**
         * @description Numbers the events of a job, from 1. Send the last one that you have seen as `Last-Event-ID` to go on after it.
         * @example 4
         */
        EventId: string;
        /** @description One event of a job's stream, its fields named as in the stream. */
        JobEvent: {
            id: components["schemas"]["EventId"];
            /**
             * @description The kind of event.
             * @constant
             */
            event: "progress";
            /** @description A JobProgress as JSON. */
            data: string;
        } | {
            id: components["schemas"]["EventId"];
            /**
             * @description The kind of event.
             * @constant
             */
            event: "status";
            /** @description A JobProgress as JSON. */
            data: string;
        } | {
            id: components["schemas"]["EventId"];
            /**
             * @description The kind of event.
             * @constant
             */
            event: "done";
            /** @description The whole job, a MusicGenerationJob, as JSON. */
            data: string;
        };
        /** @description Server-sent events, as the HTML Standard defines them. Read as the list of its events, the stream has the `contentSchema`. */
        JobEventStream: string;
        /** @description The values that your jobs have, for each filter: each of them, given to the list, finds something. In alphabetical order. */
        AvailableFilters: {
            /** @description Categories. */
            song_types: components["schemas"]["SongType"][];
            /** @description Languages of voices. */
            languages: components["schemas"]["Language"][];
            /** @description Genres. */
            genres: components["schemas"]["FilterWord"][];
            /** @description Emotions. */
            emotions: components["schemas"]["FilterWord"][];
            /** @description Occasions. */
            occasions: components["schemas"]["FilterWord"][];
        };
        /** @description What a filter form needs. */
        FilterStats: {
            total_tracks: components["schemas"]["Count"];
            liked_count: components["schemas"]["Count"];
            task_distribution: components["schemas"]["TaskCounts"];
            available_filters: components["schemas"]["AvailableFilters"];
        };
        /** @description What the preset sets. What a request says itself, wins. */
        PresetParameters: {
            genre: components["schemas"]["FilterWord"];
            emotion: components["schemas"]["FilterWord"];
            occasion: components["schemas"]["FilterWord"];
            /**
             * @description Beats in a minute.
             * @example 118
             */
            tempo_bpm: number;
            duration: components["schemas"]["Duration"];
            /**
             * @description What plays, the leading one first.
             * @example [
             *       "electric guitar",
             *       "bass",
             *       "drums"
             *     ]
             */
            instruments: string[];
        };
        /** @description A genre, set up to be used. */
        Preset: {
            id: components["schemas"]["PresetId"];
            /**
             * @description What to call it in a menu.
             * @example Indie pop
             */
            name: string;
            /**
             * @description How it sounds.
             * @example Bright guitars
             * @example handclaps
             * @example melodies to sing along.
             */
            description: string;
            parameters: components["schemas"]["PresetParameters"];
        };
        /** @description The genre presets. */
        PresetList: {
            /** @description All of them, by name. */
            presets: components["schemas"]["Preset"][];
        };
        /** @description Something to develop and test with. None of it is yours, costs anything or is ever changed. */
        SampleData: {
            /** @description Requests to queue, one for each task. */
            requests: components["schemas"]["MusicGenerationRequest"][];
            /** @description Jobs as the API answers them, one for each status. */
            jobs: components["schemas"]["MusicGenerationJob"][];
        };
        /** @description How the model is. */
        ModelStatus: {
            /**
             * @description The name of the model.
             * @example AudioMusic V2
             */
            model: string;
            /**
             * @description Its version.
             * @example 2.0.0
             */
            version: string;
            /**
             * @description Whether it works.
             *
             *     - `healthy`: yes
             *     - `degraded`: yes, but slower than it should
             *     - `unavailable`: no; new jobs wait
             * @enum {string}
             */
            status: "healthy" | "degraded" | "unavailable";
            /** @description The jobs of everybody. */
            queue: {
                pending: components["schemas"]["Count"];
                processing: components["schemas"]["Count"];
            };
            /** @description Who makes the music. */
            workers: {
                total: components["schemas"]["Count"];
                busy: components["schemas"]["Count"];
            };
            /**
             * @description How long a new job would wait before it starts. `null` if that cannot be told.
             * @example 12
             */
            estimated_wait_seconds: number | null;
            /**
             * Format: date-time
             * @description When this was found out, in UTC.
             */
            checked_at: string;
        };
        /** @description Your credits. */
        Credits: {
            /**
             * @description How many you can still spend; the reserved ones are not among them.
             * @example 94
             */
            available: number;
            /**
             * @description How many are held for jobs that have not completed.
             * @example 3
             */
            reserved: number;
            /**
             * @description How many you have spent.
             * @example 3
             */
            used: number;
            /** @description How many credits a job of each task costs. */
            costs: components["schemas"]["TaskCounts"];
        };
        /**
         * @description The name of an audio file - the job's id and the ending of its format.
         * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853.mp3
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
        /** @description The request breaks this contract. `violations` says where and how. */
        BadRequest: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no API key, or it is not valid. */
        Unauthenticated: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                /**
                 * @description The way to authenticate that the server expects (RFC 9110, section 11.6.1).
                 * @example Bearer realm="music-jobs"
                 */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key is valid, but may not be used for this. */
        Forbidden: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Accept` header allows none of the media types that this operation answers with. */
        NotAcceptable: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests in a short time. Wait as long as `Retry-After` says. */
        TooManyRequests: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side. `request_id` leads us to it. */
        InternalError: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The service cannot answer at the moment. Try again after `Retry-After`. */
        Unavailable: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description You have not enough credits for the job. */
        PaymentRequired: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A request with the same `Idempotency-Key` is still being answered. Send it again in a moment. */
        IdempotencyKeyInUse: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request body is larger than the server takes. */
        PayloadTooLarge: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is well-formed, but the content policy does not allow what it asks for, its `Idempotency-Key` was used for another request, or its `webhook_url` is none that we call. */
        UnprocessableContent: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it is not yours. The two cannot be told apart. */
        NotFound: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It has changed since you have seen it. Read it again, and decide anew. */
        PreconditionFailed: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What you have, by its `If-None-Match`, is what there is. */
        NotModified: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @description Names this state of the job (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "Zr81bMUc0yTqf5Le"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The job has not failed, so there is nothing to retry; or a request with the same `Idempotency-Key` is still being answered. */
        Conflict: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request. */
        IdempotencyKeyReused: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The signed URL has expired, or was changed. Read the job again for a new one. */
        SignatureInvalid: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The range that was asked for lies outside of the audio. */
        RangeNotSatisfiable: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
         * @example req_5h2kd81mzq
         */
        RequestId: string;
        /**
         * @description How many entries to leave out from the start of the list.
         * @example 0
         */
        Skip: number;
        /**
         * @description How many entries to return at most.
         * @example 20
         */
        Limit: number;
        /**
         * @description Where to go on, out of the `Link` of a page before. `skip` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
         * @example WzE4XQ
         */
        Cursor: string;
        /**
         * @description Only jobs that have this status.
         * @example COMPLETED
         */
        Status: components["schemas"]["JobStatus"];
        /**
         * @description Only jobs of this category.
         * @example song
         */
        SongType: components["schemas"]["SongType"];
        /**
         * @description A text that you make up, such as a UUID, so that the request can be sent again without doing it twice
         *     (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same request with the same key gets the same answer
         *     again, with `Idempotency-Replayed`; another request with it is a `422`, and one that comes while the first is still
         *     being answered a `409`. An answer that is an error is not kept: send the request again with the same key.
         * @example "d9b4f6a2-7c1e-4f38-a05b-2e6c9d8f1b73"
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
         * @description Which job, by the `id` that queuing it answered.
         * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
         */
        JobId: components["schemas"]["JobId"];
        /**
         * @description The `ETag` of what you have seen. If somebody has changed it since then, nothing is done, and the answer is a `412`.
         * @example "Zr81bMUc0yTqf5Le"
         */
        IfMatch: string;
        /**
         * @description The `ETag` of what you have. If it has not changed, the answer is a `304` without content.
         * @example "Zr81bMUc0yTqf5Le"
         */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
         * @example req_5h2kd81mzq
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
         * @example </api/v1/music/jobs?limit=20&cursor=WzE4XQ>; rel="next"
         */
        "Next-Link": string;
        /**
         * @description How many entries match in all, whatever `skip` and `limit` are.
         * @example 2
         */
        "X-Total-Count": number;
        /**
         * @description The way to authenticate that the server expects (RFC 9110, section 11.6.1).
         * @example Bearer realm="music-jobs"
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
         * @description Where to follow the job, as a path on this server.
         * @example /api/v1/music/jobs/3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853/status
         */
        Location: string;
        /**
         * @description Names this state of the job (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
         * @example "Zr81bMUc0yTqf5Le"
         */
        "Entity-Tag": string;
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
         * @example "3f2a9c1e-2892800"
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
    listJobs: ListJobsOperation;
    createJob: CreateJobOperation;
    getJobCounts: GetJobCountsOperation;
    deleteJob: DeleteJobOperation;
    updateJob: UpdateJobOperation;
    getJobStatus: GetJobStatusOperation;
    streamJobEvents: StreamJobEventsOperation;
    retryJob: RetryJobOperation;
    likeTrack: LikeTrackOperation;
    unlikeTrack: UnlikeTrackOperation;
    listLiked: ListLikedOperation;
    getFilterStats: GetFilterStatsOperation;
    listPresets: ListPresetsOperation;
    getSampleData: GetSampleDataOperation;
    getModelStatus: GetModelStatusOperation;
    getCredits: GetCreditsOperation;
    getAudio: GetAudioOperation;
    getWebhookSecret: GetWebhookSecretOperation;
}
export interface ListJobsOperation {
    parameters: {
        query?: {
            /**
             * @description How many entries to leave out from the start of the list.
             * @example 0
             */
            skip?: components["parameters"]["Skip"];
            /**
             * @description How many entries to return at most.
             * @example 20
             */
            limit?: components["parameters"]["Limit"];
            /**
             * @description Where to go on, out of the `Link` of a page before. `skip` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
             * @example WzE4XQ
             */
            cursor?: components["parameters"]["Cursor"];
            /**
             * @description Only jobs with this task.
             * @example text2music
             */
            task?: components["schemas"]["Task"];
            /**
             * @description Only jobs that have this status.
             * @example COMPLETED
             */
            status?: components["parameters"]["Status"];
            /**
             * @description Only jobs of this category.
             * @example song
             */
            song_type?: components["parameters"]["SongType"];
            /**
             * @description Only pieces that you like (`true`), or only those that you do not (`false`).
             * @example true
             */
            liked?: boolean;
            /**
             * @description Only jobs that have this text in their display name, prompt or lyrics, in upper or lower case.
             * @example windows
             */
            search?: string;
            /**
             * @description Only pieces that are sung in this language.
             * @example en
             */
            language?: components["schemas"]["Language"];
            /**
             * @description Only pieces of this genre.
             * @example indie-pop
             */
            genre?: components["schemas"]["FilterWord"];
            /**
             * @description Only pieces with this emotion.
             * @example joyful
             */
            emotion?: components["schemas"]["FilterWord"];
            /**
             * @description Only pieces for this occasion.
             * @example road trip
             */
            occasion?: components["schemas"]["FilterWord"];
            /**
             * @description What to sort by. Jobs that have no value for it, come last.
             * @example created_at
             */
            sort_by?: "created_at" | "display_name" | "audio_duration" | "status";
            /**
             * @description Whether to sort upwards or downwards.
             * @example desc
             */
            sort_order?: "asc" | "desc";
            /**
             * @description Whether each job shall say in `interaction` if you like or dislike it.
             * @example true
             */
            include_interactions?: boolean;
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description A page of jobs. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @example </api/v1/music/jobs?limit=20&cursor=WzE4XQ>; rel="next"
                 */
                Link?: string;
                /**
                 * @description How many entries match in all, whatever `skip` and `limit` are.
                 * @example 2
                 */
                "X-Total-Count": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MusicGenerationJob"][];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface CreateJobOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description A text that you make up, such as a UUID, so that the request can be sent again without doing it twice
             *     (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same request with the same key gets the same answer
             *     again, with `Idempotency-Replayed`; another request with it is a `422`, and one that comes while the first is still
             *     being answered a `409`. An answer that is an error is not kept: send the request again with the same key.
             * @example "d9b4f6a2-7c1e-4f38-a05b-2e6c9d8f1b73"
             */
            "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path?: never;
        cookie?: never;
    };
    /** @description What to make. */
    requestBody: {
        content: {
            "application/json": components["schemas"]["MusicGenerationRequest"];
        };
    };
    responses: {
        /** @description The job is queued. */
        202: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @description Where to follow the job, as a path on this server.
                 * @example /api/v1/music/jobs/3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853/status
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
                "application/json": components["schemas"]["MusicGenerationResponse"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        402: components["responses"]["PaymentRequired"];
        403: components["responses"]["Forbidden"];
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
export interface GetJobCountsOperation {
    parameters: {
        query?: {
            /**
             * @description Only jobs that have this status.
             * @example COMPLETED
             */
            status?: components["parameters"]["Status"];
            /**
             * @description Only jobs of this category.
             * @example song
             */
            song_type?: components["parameters"]["SongType"];
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The counts. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/json": components["schemas"]["JobCounts"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface DeleteJobOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description Which job, by the `id` that queuing it answered.
             * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The job is deleted. */
        204: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
export interface UpdateJobOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description The `ETag` of what you have seen. If somebody has changed it since then, nothing is done, and the answer is a `412`.
             * @example "Zr81bMUc0yTqf5Le"
             */
            "If-Match"?: components["parameters"]["IfMatch"];
        };
        path: {
            /**
             * @description Which job, by the `id` that queuing it answered.
             * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    /** @description What to change. */
    requestBody: {
        content: {
            "application/json": components["schemas"]["JobUpdate"];
        };
    };
    responses: {
        /** @description The job as it is now. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @description Names this state of the job (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "Zr81bMUc0yTqf5Le"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MusicGenerationJob"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        412: components["responses"]["PreconditionFailed"];
        413: components["responses"]["PayloadTooLarge"];
        415: components["responses"]["UnsupportedMediaType"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetJobStatusOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description The `ETag` of what you have. If it has not changed, the answer is a `304` without content.
             * @example "Zr81bMUc0yTqf5Le"
             */
            "If-None-Match"?: components["parameters"]["IfNoneMatch"];
        };
        path: {
            /**
             * @description Which job, by the `id` that queuing it answered.
             * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @description Names this state of the job (RFC 9110, section 8.8.3). Send it as `If-Match` to change what you have seen, or as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "Zr81bMUc0yTqf5Le"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MusicGenerationJob"];
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
export interface StreamJobEventsOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
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
             * @description Which job, by the `id` that queuing it answered.
             * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                    data: components["schemas"]["JobProgress"];
                } | {
                    id: components["schemas"]["EventId"];
                    /**
                     * @description The kind of event.
                     * @constant
                     */
                    event: "status";
                    data: components["schemas"]["JobProgress"];
                } | {
                    id: components["schemas"]["EventId"];
                    /**
                     * @description The kind of event.
                     * @constant
                     */
                    event: "done";
                    data: components["schemas"]["MusicGenerationJob"];
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
export interface RetryJobOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description A text that you make up, such as a UUID, so that the request can be sent again without doing it twice
             *     (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same request with the same key gets the same answer
             *     again, with `Idempotency-Replayed`; another request with it is a `422`, and one that comes while the first is still
             *     being answered a `409`. An answer that is an error is not kept: send the request again with the same key.
             * @example "d9b4f6a2-7c1e-4f38-a05b-2e6c9d8f1b73"
             */
            "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
        };
        path: {
            /**
             * @description Which job, by the `id` that queuing it answered.
             * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The job is queued again. */
        202: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @description Where to follow the job, as a path on this server.
                 * @example /api/v1/music/jobs/3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853/status
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
                "application/json": components["schemas"]["MusicGenerationResponse"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        422: components["responses"]["IdempotencyKeyReused"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface LikeTrackOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description Which job, by the `id` that queuing it answered.
             * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description You like it. */
        204: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
export interface UnlikeTrackOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description Which job, by the `id` that queuing it answered.
             * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description You do not like it any more. */
        204: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
export interface ListLikedOperation {
    parameters: {
        query?: {
            /**
             * @description How many entries to leave out from the start of the list.
             * @example 0
             */
            skip?: components["parameters"]["Skip"];
            /**
             * @description How many entries to return at most.
             * @example 20
             */
            limit?: components["parameters"]["Limit"];
            /**
             * @description Where to go on, out of the `Link` of a page before. `skip` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
             * @example WzE4XQ
             */
            cursor?: components["parameters"]["Cursor"];
            /**
             * @description Only jobs of this category.
             * @example song
             */
            song_type?: components["parameters"]["SongType"];
            /**
             * @description Only jobs that have this status.
             * @example COMPLETED
             */
            status?: components["parameters"]["Status"];
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description A page of liked tracks. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @example </api/v1/music/jobs?limit=20&cursor=WzE4XQ>; rel="next"
                 */
                Link?: string;
                /**
                 * @description How many entries match in all, whatever `skip` and `limit` are.
                 * @example 2
                 */
                "X-Total-Count": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MusicGenerationJob"][];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetFilterStatsOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The statistics. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/json": components["schemas"]["FilterStats"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface ListPresetsOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The presets. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/json": components["schemas"]["PresetList"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetSampleDataOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The sample data. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/json": components["schemas"]["SampleData"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetModelStatusOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The status, whatever it is. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/json": components["schemas"]["ModelStatus"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetCreditsOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The credits. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                "application/json": components["schemas"]["Credits"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        403: components["responses"]["Forbidden"];
        406: components["responses"]["NotAcceptable"];
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
             * @example 1782726900
             */
            expires: number;
            /**
             * @description Proves that we made the URL, for this audio and this time.
             * @example Zk1yT8cVw3rQhN5uXoB7jLsGd2EfMaPi4tKxYe0bCqU
             */
            signature: string;
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description Which bytes to answer, `bytes=first-last`. One range at a time; of several the whole is answered.
             * @example bytes=0-65535
             */
            Range?: string;
            /**
             * @description An `ETag`. If the audio is another by now, the answer is the whole, whatever `Range` says.
             * @example "3f2a9c1e-2892800"
             */
            "If-Range"?: string;
        };
        path: {
            /**
             * @description The name of an audio file: the job's id and the ending of its format.
             * @example 3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853.mp3
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @example "3f2a9c1e-2892800"
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
                 * @example "3f2a9c1e-2892800"
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
             * @example req_5h2kd81mzq
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The secret. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Problems repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_5h2kd81mzq
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
        406: components["responses"]["NotAcceptable"];
        429: components["responses"]["TooManyRequests"];
        500: components["responses"]["InternalError"];
        503: components["responses"]["Unavailable"];
    };
}
