// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --server packages/codegen/testdata/tracks/generated/server". Do not edit.

export interface paths {
    "/tracks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tracks */
        get: operations["listTracks"];
        put?: never;
        /**
         * @description Creates one.
         *
         *     Ends a comment: *\/
         */
        post: operations["tracks/create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracks/{track_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                track_id: string;
            };
            cookie?: never;
        };
        get: operations["getTrack"];
        put?: never;
        post?: never;
        /** @deprecated */
        delete: operations["delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracks/{track_id}/audio{range}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Get_Audio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracks/{track_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getTracksByTrackIdEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    made: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Taken. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        NewTrack: {
            title: string;
            /**
             * @default creation
             * @enum {string}
             */
            mode: "creation" | "focus";
            tags?: string[];
            /** Format: date-time */
            readonly made_at?: string;
        };
        /** @description A track. */
        Track: components["schemas"]["NewTrack"] & {
            id: string;
            source: components["schemas"]["Source"];
            outline?: components["schemas"]["Outline"];
            extra?: Record<string, unknown>;
        };
        Source: components["schemas"]["Recorded"] | components["schemas"]["Composed"];
        Recorded: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "recorded";
            place?: string;
        };
        Composed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "composed";
            engine?: string;
        };
        Outline: RecursiveOutline;
        "track-filter": {
            title?: string;
        };
        TrackFilter: string;
        ApiError: {
            code: string;
        };
        NewTrackWritable: {
            title: string;
            /**
             * @default creation
             * @enum {string}
             */
            mode: "creation" | "focus";
            tags?: string[];
            licence_key?: string;
        };
    };
    responses: {
        /** @description No. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ApiError"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        Total: number;
    };
    pathItems: never;
}
export interface operations {
    listTracks: ListTracksOperation;
    "tracks/create": TracksCreateOperation;
    getTrack: GetTrackOperation;
    delete: DeleteOperation;
    Get_Audio: Get_AudioOperation;
    getTracksByTrackIdEvents: GetTracksByTrackIdEventsOperation;
}
export interface ListTracksOperation {
    parameters: {
        query: {
            limit: number;
            tags?: string[];
            filter?: components["schemas"]["track-filter"];
            near?: {
                lat: number;
            };
        };
        header?: {
            "X-Trace"?: number;
        };
        path?: never;
        cookie?: {
            theme?: "dark" | "light";
        };
    };
    requestBody?: never;
    responses: {
        /** @description A page. */
        200: {
            headers: {
                "X-Total-Count"?: number;
                Link: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Track"][];
            };
        };
        "4XX": components["responses"]["Refused"];
    };
}
export interface TracksCreateOperation {
    parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
    };
    requestBody: {
        content: {
            "multipart/form-data": {
                title: string;
                /** Format: binary */
                file: File;
            };
            "application/json": components["schemas"]["NewTrackWritable"];
            "application/x-www-form-urlencoded": components["schemas"]["NewTrackWritable"];
            "audio/*": unknown;
        };
    };
    responses: {
        /** @description Created. */
        201: {
            headers: {
                Location: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Track"];
            };
        };
        400: components["responses"]["Refused"];
    };
}
export interface GetTrackOperation {
    parameters: {
        query?: never;
        header?: never;
        path: {
            track_id: string;
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description It. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Track"];
            };
        };
        404: components["responses"]["Refused"];
    };
}
export interface DeleteOperation {
    parameters: {
        query?: never;
        header?: never;
        path: {
            track_id: string;
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description Gone. */
        204: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        default: components["responses"]["Refused"];
    };
}
export interface Get_AudioOperation {
    parameters: {
        query?: never;
        header?: never;
        path: {
            track_id: string;
            range: number[];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description It. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "audio/wav": unknown;
                "application/json": {
                    url: string;
                };
            };
        };
    };
}
export interface GetTracksByTrackIdEventsOperation {
    parameters: {
        query?: never;
        header?: never;
        path: {
            track_id: string;
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description Events. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/event-stream": string;
            };
        };
    };
}
type RecursiveOutline = (string | RecursiveOutline)[];
