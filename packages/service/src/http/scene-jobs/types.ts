// Generated from openapi/scene-jobs/openapi.yaml by "cantus generate scene-jobs". Do not edit.

export interface paths {
    "/v1/scenes": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create scenes
         * @description Paints one or several scenes. The answer waits until all are painted and holds the result; with
         *     `Prefer: respond-async` it comes at once and holds the job, to be followed at `Location`, not sooner than
         *     `Retry-After` says.
         *
         *     An answer that waits tells a failure by its status: `451` if the content policy does not allow what was asked
         *     for, `502` if the engine failed.
         *
         *     Origin: named.
         */
        post: operations["createScenes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs
         * @description Pages through your jobs, the newest first. Completed ones hold their result, with image URLs that were signed
         *     for this answer.
         *
         *     Origin: documented; the bounds of `limit` are ours.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Which job, by the `job_id` that creating it answered.
                 * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Get a job
         * @description Tells how far a job is. Once it has completed, `result` holds the pictures, with image URLs that were signed for
         *     this answer.
         *
         *     Origin: named.
         */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Which job, by the `job_id` that creating it answered.
                 * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a job
         * @description Stops a job that is pending or processing. It ends as `failed` with the error code `cancelled`; cancelling it
         *     again answers the same. A job that has ended by itself cannot be cancelled: that is a `409`. The request has no
         *     body.
         *
         *     Origin: ours.
         */
        post: operations["cancelJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{job_id}/events": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description Which job, by the `job_id` that creating it answered.
                 * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
                 */
                job_id: components["parameters"]["JobId"];
            };
            cookie?: never;
        };
        /**
         * Follow a job
         * @description Streams what happens to a job, as server-sent events, until it is `completed` or `failed`:
         *
         *     - `status`: its status has changed. The first event of a stream that starts anew, tells the status of now.
         *     - `progress`: it has come further. The data of both is a `JobProgress`.
         *     - `done`: it has ended. The data is the whole `Job`, with its `result` if it has completed. The stream ends after it.
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
    "/v1/images/{object}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                /**
                 * @description The name of a picture: the job's id, the scene's index and the ending of its format.
                 * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94-1.png
                 */
                object: components["schemas"]["ImageObject"];
            };
            cookie?: never;
        };
        /**
         * Get a picture by a signed URL
         * @description Answers the picture behind an `image_url`. Do not build such URLs: take them as they are. The signature is the
         *     permission, so no key is needed, and whoever has the URL can see the picture until it expires.
         *
         *     Origin: ours; that there are image URLs is documented.
         */
        get: operations["getImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-secret": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
                 * @example req_c41vd0t9ey
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
         * @description What all scenes have in common; the place, the time of day, the weather, the mood, who is there.
         * @example A lighthouse on a cliff
         * @example autumn
         * @example warm evening light
         */
        Prompt: string;
        /**
         * @description What is particular about one scene.
         * @example A storm comes in from the sea
         */
        ScenePrompt: string;
        /**
         * @description The width and height of the pictures in pixels.
         * @example 1024x1024
         * @enum {string}
         */
        Size: "512x512" | "1024x1024" | "1536x1024" | "1024x1536";
        /**
         * @description The format of the pictures. WebP is smaller, PNG is understood everywhere.
         * @example png
         * @enum {string}
         */
        ImageFormat: "png" | "webp";
        /**
         * @description How to paint.
         *
         *     - `natural`: soft light and colours as they are
         *     - `watercolor`: wet edges, paper showing through
         *     - `ink`: lines and washes, no colour
         *     - `poster`: few flat colours
         *     - `neon`: dark, with edges that glow
         *     - `pixel`: large squares of few colours
         * @example natural
         * @enum {string}
         */
        Style: "natural" | "watercolor" | "ink" | "poster" | "neon" | "pixel";
        /**
         * @description Makes the result repeatable - the same request with the same seed gives the same pictures.
         * @example 42
         */
        Seed: number;
        /**
         * Format: uri
         * @description Where to tell that the job has ended: by a `POST` that is signed, as Standard Webhooks has it, with the secret that `getWebhookSecret` answers. The URL must be `http` or `https` and not lead into a private network. What is not answered with a status from 200 to 299 is sent again, for about a day. You may be told more than once, with the same `webhook-id`.
         * @example https://studio.example/hooks/scenes
         */
        WebhookUrl: string;
        /** @description What to paint. */
        SceneRequest: {
            prompt: components["schemas"]["Prompt"];
            /**
             * @description How many scenes to paint, all from the prompt; or what is particular about each of them, in order.
             * @default 1
             */
            scenes: number | components["schemas"]["ScenePrompt"][];
            /** @default 1024x1024 */
            size: components["schemas"]["Size"];
            /** @default png */
            format: components["schemas"]["ImageFormat"];
            /** @default natural */
            style: components["schemas"]["Style"];
            seed?: components["schemas"]["Seed"];
            webhook_url?: components["schemas"]["WebhookUrl"];
        };
        /**
         * Format: uuid
         * @description Names a job.
         * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
         */
        JobId: string;
        /**
         * Format: uri
         * @description Where the picture is, signed for this very answer. It needs no key and is good for a short time only; read the job again for another.
         * @example http://127.0.0.1:3000/v1/images/9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94-1.png?expires=1782813300&signature=Jr5mWx0sEo8vTq2kLn6uYc9fHb3gPd7aZi1tQyVjXwM
         */
        SignedUrl: string;
        /** @description One scene. */
        Scene: {
            /** @description Which scene it is, counted from 1. */
            index: number;
            /** @description What was particular about it. `null` if only a number of scenes was given. */
            prompt: components["schemas"]["ScenePrompt"] | null;
            image_url: components["schemas"]["SignedUrl"];
            /**
             * @description The width of the picture in pixels.
             * @example 1024
             */
            width: number;
            /**
             * @description The height of the picture in pixels.
             * @example 1024
             */
            height: number;
        };
        /** @description The pictures of a request, and what they were made from. */
        GenerationResult: {
            readonly job_id: components["schemas"]["JobId"];
            prompt: components["schemas"]["Prompt"];
            size: components["schemas"]["Size"];
            format: components["schemas"]["ImageFormat"];
            style: components["schemas"]["Style"];
            /** @description The seed that was used; one that we chose if you gave none. */
            seed: components["schemas"]["Seed"];
            /** @description The scenes, in order. */
            readonly scenes: components["schemas"]["Scene"][];
        };
        /**
         * @description What the job does. There is one kind so far.
         * @example create_scenes
         * @enum {string}
         */
        OperationType: "create_scenes";
        /**
         * @description How far a job has come.
         *
         *     - `pending`: queued, waiting for a worker
         *     - `processing`: being painted
         *     - `completed`: all pictures are there, in `result`
         *     - `failed`: it did not work out, or was cancelled; `error` says which
         * @example completed
         * @enum {string}
         */
        JobStatus: "pending" | "processing" | "completed" | "failed";
        /** @description Why the job failed. There only when `status` is `failed`. */
        JobError: {
            /**
             * @description Names the reason for programs, such as `content_rejected`, `insufficient_credits`, `engine_failed` or `cancelled`. More may come.
             * @example content_rejected
             */
            code: string;
            /**
             * @description The reason in words that can be shown to a user.
             * @example The content policy does not allow this.
             */
            message: string;
        };
        /** @description A request and what became of it. */
        Job: {
            readonly job_id: components["schemas"]["JobId"];
            readonly operation: components["schemas"]["OperationType"];
            readonly status: components["schemas"]["JobStatus"];
            /**
             * Format: date-time
             * @description When the job was created, in UTC.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When painting began, in UTC. Left out until it has.
             */
            readonly started_at?: string | null;
            /**
             * Format: date-time
             * @description When the job ended, well or not, in UTC. Left out until it has.
             */
            readonly completed_at?: string | null;
            /** @description How many scenes are painted. It never goes back. */
            readonly scenes_completed: number;
            /** @description How many scenes were asked for. */
            readonly scenes_total: number;
            readonly error?: components["schemas"]["JobError"];
            /** @description The pictures, in the very shape that creating and waiting answers. There only when `status` is `completed`. */
            readonly result?: components["schemas"]["GenerationResult"];
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
        /** @description More about this occurrence, such as the id that was not found. Which members there are depends on `error`; it is open on purpose. */
        ErrorDetails: {
            /** @description In what ways the request breaks this contract. There for `invalid_request` only. */
            violations?: components["schemas"]["Violation"][];
        } & {
            [key: string]: unknown;
        };
        /** @description What every error of this API looks like. */
        Error: {
            /**
             * @description Names the problem for programs.
             * @example not_found
             */
            error: string;
            /**
             * @description What happened, in a sentence.
             * @example There is no such job.
             */
            message: string;
            details: components["schemas"]["ErrorDetails"];
            /**
             * @description The `X-Request-Id` of the response.
             * @example req_c41vd0t9ey
             */
            request_id: string;
        };
        /** @description How far a job is, as events and webhooks carry it. */
        JobProgress: {
            job_id: components["schemas"]["JobId"];
            status: components["schemas"]["JobStatus"];
            /** @description How many scenes are painted. */
            scenes_completed: number;
            /** @description How many scenes were asked for. */
            scenes_total: number;
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
        /** @description A page of jobs. */
        JobList: {
            /** @description Your jobs, the newest first. Empty or `null` if there are none in this page. */
            generations: components["schemas"]["Job"][] | null;
            /** @description The greatest number of jobs in this page. */
            limit: number;
            /** @description The number of jobs before this page. */
            offset: number;
            /** @description The number of jobs in all, whatever the page. */
            total: number;
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
            /** @description The whole job, a Job, as JSON. */
            data: string;
        };
        /** @description Server-sent events, as the HTML Standard defines them. Read as the list of its events, the stream has the `contentSchema`. */
        JobEventStream: string;
        /**
         * @description The name of a picture - the job's id, the scene's index and the ending of its format.
         * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94-1.png
         */
        ImageObject: string;
        /** @description A PNG picture, as it is; bytes, not text. */
        PngImage: unknown;
        /** @description A WebP picture, as it is; bytes, not text. */
        WebpImage: unknown;
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no API key, or it is not valid. */
        Unauthenticated: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                /**
                 * @description The way to authenticate that the server expects (RFC 9110, section 11.6.1).
                 * @example Bearer realm="scene-jobs"
                 */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description You have not enough credits for what you ask. */
        PaymentRequired: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The key is valid, but may not be used for this. */
        Forbidden: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such thing, or it is not yours. The two cannot be told apart. */
        NotFound: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The `Accept` header allows none of the media types that this operation answers with. */
        NotAcceptable: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The state of the job does not allow this, or a request with the same `Idempotency-Key` is still being answered. */
        Conflict: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request body is larger than the server takes. */
        PayloadTooLarge: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request is well-formed, but cannot be carried out; its `Idempotency-Key` was used for another request, for instance, or its `webhook_url` is none that we call. */
        UnprocessableContent: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too many requests in a short time. Wait as long as `Retry-After` says. */
        TooManyRequests: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The content policy does not allow what was asked for. */
        UnavailableForLegalReasons: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Something went wrong on our side. `request_id` leads us to it. */
        InternalError: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The engine that paints failed, or did not answer in time. */
        BadGateway: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The service cannot take the request at the moment. Try again after `Retry-After`. */
        Unavailable: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description What you have, by its `If-None-Match`, is what there is. */
        NotModified: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                 * @description Names this state of the job (RFC 9110, section 8.8.3). Send it as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "h6Tn2EwKq9dR4sPx"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The signed URL has expired, or was changed. Read the job again for a new one. */
        SignatureInvalid: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
         * @example req_c41vd0t9ey
         */
        RequestId: string;
        /**
         * @description A text that you make up, such as a UUID, so that the request can be sent again without doing it twice
         *     (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same request with the same key gets the same answer
         *     again, with `Idempotency-Replayed`; another request with it is a `422`, and one that comes while the first is still
         *     being answered a `409`. An answer that is an error is not kept: send the request again with the same key.
         * @example "51f0c7d3-92ab-4e6d-b8f4-0a3c5e7d9b16"
         */
        IdempotencyKey: string;
        /**
         * @description How to answer (RFC 7240). With `respond-async` the answer is the job, at once; with `respond-async, wait=10` it
         *     is the result if that takes ten seconds at most, else the job. Preferences that we do not know are ignored.
         */
        Prefer: string;
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
         * @description Where to go on, out of the `Link` of a page before. `offset` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
         * @example WzE4XQ
         */
        Cursor: string;
        /**
         * @description Which job, by the `job_id` that creating it answered.
         * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
         */
        JobId: components["schemas"]["JobId"];
        /**
         * @description The `ETag` of what you have. If it has not changed, the answer is a `304` without content.
         * @example "h6Tn2EwKq9dR4sPx"
         */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
         * @example req_c41vd0t9ey
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
         * @description `true` when this is the stored answer to an earlier request with the same `Idempotency-Key`, and nothing new was made.
         * @example true
         */
        "Idempotency-Replayed": boolean;
        /**
         * @description Where to follow the job, as a path on this server.
         * @example /v1/jobs/9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
         */
        Location: string;
        /**
         * @description Which request headers the answer depends on.
         * @example Prefer
         */
        Vary: string;
        /**
         * @description How many seconds to wait before you ask again.
         * @example 2
         */
        "Retry-After": number;
        /**
         * @description Which of the preferences in `Prefer` were honoured (RFC 7240).
         * @example respond-async
         */
        "Preference-Applied": string;
        /**
         * @description The way to authenticate that the server expects (RFC 9110, section 11.6.1).
         * @example Bearer realm="scene-jobs"
         */
        "WWW-Authenticate": string;
        /**
         * @description Where the next page is, `<path?cursor=…>; rel="next"` (RFC 8288). There only if there is one. Entries that come meanwhile neither repeat nor hide any on pages that are followed in this way.
         * @example </v1/jobs?limit=20&cursor=WzE4XQ>; rel="next"
         */
        "Next-Link": string;
        /**
         * @description Names this state of the job (RFC 9110, section 8.8.3). Send it as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
         * @example "h6Tn2EwKq9dR4sPx"
         */
        "Entity-Tag": string;
        /**
         * @description Changes when the picture does, which it never does under the same name.
         * @example "9d6b1f0e-1-824113"
         */
        ETag: string;
        /**
         * @description Who may keep the answer, and how long (RFC 9111). Never longer than the signed URL is good.
         * @example private, max-age=300
         */
        "Cache-Control": string;
    };
    pathItems: never;
}
export interface operations {
    createScenes: CreateScenesOperation;
    listJobs: ListJobsOperation;
    getJob: GetJobOperation;
    cancelJob: CancelJobOperation;
    streamJobEvents: StreamJobEventsOperation;
    getImage: GetImageOperation;
    getWebhookSecret: GetWebhookSecretOperation;
}
export interface CreateScenesOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_c41vd0t9ey
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description A text that you make up, such as a UUID, so that the request can be sent again without doing it twice
             *     (draft-ietf-httpapi-idempotency-key-header). For 24 hours the same request with the same key gets the same answer
             *     again, with `Idempotency-Replayed`; another request with it is a `422`, and one that comes while the first is still
             *     being answered a `409`. An answer that is an error is not kept: send the request again with the same key.
             * @example "51f0c7d3-92ab-4e6d-b8f4-0a3c5e7d9b16"
             */
            "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            /**
             * @description How to answer (RFC 7240). With `respond-async` the answer is the job, at once; with `respond-async, wait=10` it
             *     is the result if that takes ten seconds at most, else the job. Preferences that we do not know are ignored.
             */
            Prefer?: components["parameters"]["Prefer"];
        };
        path?: never;
        cookie?: never;
    };
    /** @description What to paint. */
    requestBody: {
        content: {
            "application/json": components["schemas"]["SceneRequest"];
        };
    };
    responses: {
        /** @description The scenes are painted. `Location` is the job that they belong to. */
        201: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                 * @example /v1/jobs/9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
                 */
                Location: string;
                /**
                 * @description Which request headers the answer depends on.
                 * @example Prefer
                 */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["GenerationResult"];
            };
        };
        /** @description The job is queued. */
        202: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                 * @example /v1/jobs/9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
                 */
                Location: string;
                /**
                 * @description How many seconds to wait before you ask again.
                 * @example 2
                 */
                "Retry-After": number;
                /**
                 * @description Which of the preferences in `Prefer` were honoured (RFC 7240).
                 * @example respond-async
                 */
                "Preference-Applied": string;
                /**
                 * @description Which request headers the answer depends on.
                 * @example Prefer
                 */
                Vary?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Job"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        402: components["responses"]["PaymentRequired"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        413: components["responses"]["PayloadTooLarge"];
        415: components["responses"]["UnsupportedMediaType"];
        422: components["responses"]["UnprocessableContent"];
        429: components["responses"]["TooManyRequests"];
        451: components["responses"]["UnavailableForLegalReasons"];
        500: components["responses"]["InternalError"];
        502: components["responses"]["BadGateway"];
        503: components["responses"]["Unavailable"];
    };
}
export interface ListJobsOperation {
    parameters: {
        query: {
            /**
             * @description How many jobs to return at most.
             * @example 20
             */
            limit: number;
            /**
             * @description How many jobs to skip from the start of the list.
             * @example 0
             */
            offset: number;
            /**
             * @description Where to go on, out of the `Link` of a page before. `offset` is not used then. It belongs to the filters and the order that it was answered for. Do not build cursors: take them as they are.
             * @example WzE4XQ
             */
            cursor?: components["parameters"]["Cursor"];
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_c41vd0t9ey
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                 * @example </v1/jobs?limit=20&cursor=WzE4XQ>; rel="next"
                 */
                Link?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["JobList"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        402: components["responses"]["PaymentRequired"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        422: components["responses"]["UnprocessableContent"];
        429: components["responses"]["TooManyRequests"];
        451: components["responses"]["UnavailableForLegalReasons"];
        500: components["responses"]["InternalError"];
        502: components["responses"]["BadGateway"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetJobOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_c41vd0t9ey
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
            /**
             * @description The `ETag` of what you have. If it has not changed, the answer is a `304` without content.
             * @example "h6Tn2EwKq9dR4sPx"
             */
            "If-None-Match"?: components["parameters"]["IfNoneMatch"];
        };
        path: {
            /**
             * @description Which job, by the `job_id` that creating it answered.
             * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                 * @description Names this state of the job (RFC 9110, section 8.8.3). Send it as `If-None-Match` to be told only of changes. Signed URLs that are made anew do not count as a change while those that you have are good for at least half of their time.
                 * @example "h6Tn2EwKq9dR4sPx"
                 */
                ETag?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Job"];
            };
        };
        304: components["responses"]["NotModified"];
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        402: components["responses"]["PaymentRequired"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        422: components["responses"]["UnprocessableContent"];
        429: components["responses"]["TooManyRequests"];
        451: components["responses"]["UnavailableForLegalReasons"];
        500: components["responses"]["InternalError"];
        502: components["responses"]["BadGateway"];
        503: components["responses"]["Unavailable"];
    };
}
export interface CancelJobOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_c41vd0t9ey
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description Which job, by the `job_id` that creating it answered.
             * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
             */
            job_id: components["parameters"]["JobId"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The job, which is cancelled. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                "application/json": components["schemas"]["Job"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        402: components["responses"]["PaymentRequired"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        422: components["responses"]["UnprocessableContent"];
        429: components["responses"]["TooManyRequests"];
        451: components["responses"]["UnavailableForLegalReasons"];
        500: components["responses"]["InternalError"];
        502: components["responses"]["BadGateway"];
        503: components["responses"]["Unavailable"];
    };
}
export interface StreamJobEventsOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_c41vd0t9ey
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
             * @description Which job, by the `job_id` that creating it answered.
             * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
                "text/event-stream": components["schemas"]["JobEventStream"];
            };
        };
        400: components["responses"]["BadRequest"];
        401: components["responses"]["Unauthenticated"];
        402: components["responses"]["PaymentRequired"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        422: components["responses"]["UnprocessableContent"];
        429: components["responses"]["TooManyRequests"];
        451: components["responses"]["UnavailableForLegalReasons"];
        500: components["responses"]["InternalError"];
        502: components["responses"]["BadGateway"];
        503: components["responses"]["Unavailable"];
    };
}
export interface GetImageOperation {
    parameters: {
        query: {
            /**
             * @description When the URL expires, in seconds since 1970-01-01T00:00:00Z.
             * @example 1782813300
             */
            expires: number;
            /**
             * @description Proves that we made the URL, for this picture and this time.
             * @example Jr5mWx0sEo8vTq2kLn6uYc9fHb3gPd7aZi1tQyVjXwM
             */
            signature: string;
        };
        header?: {
            /**
             * @description A name of yours for this request, which the answer repeats and our logs keep. At most 128 letters, digits and `_ . : = + / @ -`; anything else is replaced by a name of ours.
             * @example req_c41vd0t9ey
             */
            "X-Request-Id"?: components["parameters"]["RequestId"];
        };
        path: {
            /**
             * @description The name of a picture: the job's id, the scene's index and the ending of its format.
             * @example 9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94-1.png
             */
            object: components["schemas"]["ImageObject"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The picture. */
        200: {
            headers: {
                /**
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
                 */
                "X-Request-Id"?: string;
                /**
                 * @description Changes when the picture does, which it never does under the same name.
                 * @example "9d6b1f0e-1-824113"
                 */
                ETag: string;
                /**
                 * @description Who may keep the answer, and how long (RFC 9111). Never longer than the signed URL is good.
                 * @example private, max-age=300
                 */
                "Cache-Control"?: string;
                [name: string]: unknown;
            };
            content: {
                "image/png": components["schemas"]["PngImage"];
                "image/webp": components["schemas"]["WebpImage"];
            };
        };
        400: components["responses"]["BadRequest"];
        403: components["responses"]["SignatureInvalid"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
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
             * @example req_c41vd0t9ey
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
                 * @description Names this request in our logs. It is the one that you sent, or else a new one. Errors repeat it as `request_id`; give it to support when something went wrong.
                 * @example req_c41vd0t9ey
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
        402: components["responses"]["PaymentRequired"];
        403: components["responses"]["Forbidden"];
        404: components["responses"]["NotFound"];
        406: components["responses"]["NotAcceptable"];
        409: components["responses"]["Conflict"];
        422: components["responses"]["UnprocessableContent"];
        429: components["responses"]["TooManyRequests"];
        451: components["responses"]["UnavailableForLegalReasons"];
        500: components["responses"]["InternalError"];
        502: components["responses"]["BadGateway"];
        503: components["responses"]["Unavailable"];
    };
}
