// Generated from openapi/mock-control/openapi.yaml by "cantus generate openapi/mock-control/openapi.yaml --server packages/mock/src/control". Do not edit.

export interface paths {
    "/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the contracts
         * @description What the mock serves, and what it inferred of each contract to remember.
         */
        get: operations["listContracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin anew
         * @description State, clock, overrides and log of the session are as at the start.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snapshot": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Save the state
         * @description Everything that the session remembers and was not there at the start, to be put back later.
         */
        get: operations["getSnapshot"];
        /**
         * Put a state back
         * @description Replaces what the session remembers. What belongs to contracts that are not served is passed over.
         */
        put: operations["restoreSnapshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/state/{contract}/{collection}": {
        parameters: {
            query?: {
                /**
                 * @description The values of the parameters in the collection's path, in their order: which organization's, which parent's.
                 * @example [
                 *       "org_abc123"
                 *     ]
                 */
                scope?: components["parameters"]["Scope"];
            };
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The contract's name, as the list of contracts has it.
                 * @example music-generations
                 */
                contract: components["parameters"]["Contract"];
                /**
                 * @description The collection's name, as the list of contracts has it.
                 * @example generations
                 */
                collection: components["parameters"]["Collection"];
            };
            cookie?: never;
        };
        /**
         * Read a collection
         * @description All items of a collection, as they are now, in the order in which they came.
         */
        get: operations["listItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/state/{contract}/{collection}/{id}": {
        parameters: {
            query?: {
                /**
                 * @description The values of the parameters in the collection's path, in their order: which organization's, which parent's.
                 * @example [
                 *       "org_abc123"
                 *     ]
                 */
                scope?: components["parameters"]["Scope"];
            };
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The contract's name, as the list of contracts has it.
                 * @example music-generations
                 */
                contract: components["parameters"]["Contract"];
                /**
                 * @description The collection's name, as the list of contracts has it.
                 * @example generations
                 */
                collection: components["parameters"]["Collection"];
                /**
                 * @description The item's id.
                 * @example mgen_2f8b1c4e9a7d
                 */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Write an item
         * @description Puts an item into a collection, or in the place of the one with this id. It has to be valid by the contract's schema, and rests as it is: a lifecycle does not move it.
         */
        put: operations["putItem"];
        post?: never;
        /**
         * Remove an item
         * @description Takes an item out of a collection. One that is not there is no problem.
         */
        delete: operations["deleteItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Read the clock
         * @description What time it is for the session, and whether its clock runs.
         */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set, move, stop or start the clock
         * @description First it is set, then moved, then stopped or started.
         */
        patch: operations["changeClock"];
        trace?: never;
    };
    "/overrides": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List the overrides
         * @description What holds at the moment, for each operation the next first.
         */
        get: operations["listOverrides"];
        put?: never;
        /**
         * Let an operation answer otherwise
         * @description It holds before those that are there already. The answer has to be one that the operation declares, with a body that is valid by its schema.
         */
        post: operations["addOverride"];
        /**
         * Take all overrides back
         * @description Operations answer again as they would.
         */
        delete: operations["clearOverrides"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/log": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Read the log
         * @description The session's last requests, the newest last, each with what the contract says of it.
         */
        get: operations["getLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * See what has been exercised
         * @description By contract and operation: which statuses were answered, which parameters and media types were used. What was not is there too.
         */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{contract}/{webhook}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path: {
                /**
                 * @description The contract's name, as the list of contracts has it.
                 * @example music-generations
                 */
                contract: components["parameters"]["Contract"];
                /**
                 * @description The webhook's name, as the contract has it.
                 * @example jobEnded
                 */
                webhook: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook
         * @description Now, and again until something takes it, as callbacks are. Each attempt stands in the log.
         */
        post: operations["sendWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the scenarios
         * @description All that the mock has read, by contract.
         */
        get: operations["listScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scenario": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Which session; without it, the one that is shared.
                 * @example checkout-test
                 */
                "X-Mock-Session"?: components["parameters"]["Session"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Read the scenario
         * @description Which scenario the session is in.
         */
        get: operations["getScenario"];
        /**
         * Choose a scenario
         * @description The session begins anew in it, or without any.
         */
        put: operations["chooseScenario"];
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
        /** @description Problem details (RFC 9457). */
        Problem: {
            type?: string;
            title: string;
            status: number;
            detail?: string;
        };
        /** @description An item, as the contract's schema has it. */
        Item: {
            [key: string]: unknown;
        };
        /** @description By contract. What is inside is the mock's own matter. */
        Snapshot: {
            [key: string]: {
                [key: string]: unknown;
            };
        };
        MockedContract: {
            name: string;
            basePaths: string[];
            /** @description How many there are. */
            operations: number;
            collections: components["schemas"]["Collection"][];
            /** @description Operations that no memory has to do with. */
            plain: string[];
            webhooks: components["schemas"]["Webhook"][];
        };
        Webhook: {
            name: string;
            method: string;
            /** @description Whose items it is about. Without one it is sent by hand only. */
            collection?: string;
            /** @description What its item has come to. */
            when?: string;
        };
        WebhookSending: {
            /** Format: uri */
            url: string;
            /** @description Instead of the contract's example. */
            body?: unknown;
        };
        Collection: {
            name: string;
            path: string;
            /** @description The property that names an item; absent where there is one only, as of `/profile`. */
            id?: string;
            lifecycle?: string;
            /** @description operationIds by what they do. */
            operations: {
                [key: string]: string[];
            };
            /** @description By operationId, what an operation writes into its item. */
            writes: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            /** @description By the operationId of a list, the parameters that narrow it. */
            filters: {
                [key: string]: string[];
            };
            /** @description By the operationId of a list, the query parameters that bound a property, and which: `created_after` may be `created_at >`. */
            ranges: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** @description By the operationId of a list, the query parameters whose meaning is not known; they change nothing. */
            ignored: {
                [key: string]: string[];
            };
        };
        Clock: {
            /** Format: date-time */
            now: string;
            frozen: boolean;
        };
        ClockChange: {
            /** Format: date-time */
            now?: string;
            /** @description How far. */
            advance?: string;
            frozen?: boolean;
        };
        Override: {
            operationId: string;
            /** @description Where operations of several contracts are called alike. */
            contract?: string;
            /** @description For how many requests; without it, until it is taken back. */
            times?: number;
            /** @description How much longer it takes, in milliseconds. */
            latency?: number;
            /** @description How many of the requests get the answer. */
            rate?: number;
            /** @description Which of the requests get the answer, where not all do; the same seed chooses the same ones. */
            seed?: number;
            /** @description How many requests are answered in how much time. Of more, each gets the operation's 429. */
            rateLimit?: {
                limit: number;
                window: string;
            };
            /** @description Only for requests that have all of this. */
            when?: {
                path?: {
                    [key: string]: unknown;
                };
                query?: {
                    [key: string]: unknown;
                };
                header?: {
                    [key: string]: unknown;
                };
                body?: unknown;
            };
            /** @description The scenario that it is part of. */
            readonly scenario?: string;
            answer?: {
                status: number;
                body?: unknown;
                /** @description The name of one of the contract's examples for that status. */
                example?: string;
                headers?: {
                    [key: string]: string;
                };
            };
        };
        Scenario: {
            name: string;
            contract: string;
            description?: string;
        };
        ScenarioChoice: {
            /** @description Its name; `null`, none. */
            name: string | null;
        };
        Coverage: {
            contract: string;
            /** @description Of the operations, statuses, parameters and media types that are declared, how many were exercised. */
            exercised: number;
            declared: number;
            operations: {
                operationId: string;
                method: string;
                path: string;
                requests: number;
                /** @description How often each was answered. */
                statuses: {
                    [key: string]: number;
                };
                /** @description Whether each was sent, by place and name. */
                parameters: {
                    [key: string]: boolean;
                };
                requestTypes: {
                    [key: string]: boolean;
                };
                /** @description By status and media type. */
                responseTypes: {
                    [key: string]: boolean;
                };
            }[];
        };
        LogEntry: {
            /** Format: date-time */
            time: string;
            method: string;
            path: string;
            /** @description Absent where nobody answered a callback. */
            status?: number;
            milliseconds: number;
            contract?: string;
            operationId?: string;
            /**
             * @description Where the answer came from.
             * @enum {string}
             */
            source?: "memory" | "override" | "scenario" | "example" | "made up" | "nothing";
            /** @description That it is no request but a callback that was sent; the path is its URL, the operation who promised it. */
            callback?: {
                name: string;
                attempt: number;
                body: string;
                /** @description Why it was not taken. */
                reason?: string;
            };
            /**
             * @description Whether the request keeps the contract.
             * @enum {string}
             */
            verdict: "accepted" | "refused";
            problem?: {
                code: string;
                detail?: string;
                violations: {
                    in: string;
                    pointer: string;
                    keyword: string;
                    message: string;
                }[];
            };
        };
        OverrideWritable: {
            operationId: string;
            /** @description Where operations of several contracts are called alike. */
            contract?: string;
            /** @description For how many requests; without it, until it is taken back. */
            times?: number;
            /** @description How much longer it takes, in milliseconds. */
            latency?: number;
            /** @description How many of the requests get the answer. */
            rate?: number;
            /** @description Which of the requests get the answer, where not all do; the same seed chooses the same ones. */
            seed?: number;
            /** @description How many requests are answered in how much time. Of more, each gets the operation's 429. */
            rateLimit?: {
                limit: number;
                window: string;
            };
            /** @description Only for requests that have all of this. */
            when?: {
                path?: {
                    [key: string]: unknown;
                };
                query?: {
                    [key: string]: unknown;
                };
                header?: {
                    [key: string]: unknown;
                };
                body?: unknown;
            };
            answer?: {
                status: number;
                body?: unknown;
                /** @description The name of one of the contract's examples for that status. */
                example?: string;
                headers?: {
                    [key: string]: string;
                };
            };
        };
    };
    responses: {
        /** @description What was wrong. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Which session; without it, the one that is shared.
         * @example checkout-test
         */
        Session: string;
        /**
         * @description The contract's name, as the list of contracts has it.
         * @example music-generations
         */
        Contract: string;
        /**
         * @description The collection's name, as the list of contracts has it.
         * @example generations
         */
        Collection: string;
        /**
         * @description The values of the parameters in the collection's path, in their order: which organization's, which parent's.
         * @example [
         *       "org_abc123"
         *     ]
         */
        Scope: string[];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export interface operations {
    listContracts: ListContractsOperation;
    reset: ResetOperation;
    getSnapshot: GetSnapshotOperation;
    restoreSnapshot: RestoreSnapshotOperation;
    listItems: ListItemsOperation;
    putItem: PutItemOperation;
    deleteItem: DeleteItemOperation;
    getClock: GetClockOperation;
    changeClock: ChangeClockOperation;
    listOverrides: ListOverridesOperation;
    addOverride: AddOverrideOperation;
    clearOverrides: ClearOverridesOperation;
    getLog: GetLogOperation;
    getCoverage: GetCoverageOperation;
    sendWebhook: SendWebhookOperation;
    listScenarios: ListScenariosOperation;
    getScenario: GetScenarioOperation;
    chooseScenario: ChooseScenarioOperation;
}
export interface ListContractsOperation {
    parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The contracts. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MockedContract"][];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface ResetOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description It is done. */
        204: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface GetSnapshotOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The state. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Snapshot"];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface RestoreSnapshotOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody: {
        content: {
            "application/json": components["schemas"]["Snapshot"];
        };
    };
    responses: {
        /** @description It is as it was. */
        204: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface ListItemsOperation {
    parameters: {
        query?: {
            /**
             * @description The values of the parameters in the collection's path, in their order: which organization's, which parent's.
             * @example [
             *       "org_abc123"
             *     ]
             */
            scope?: components["parameters"]["Scope"];
        };
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path: {
            /**
             * @description The contract's name, as the list of contracts has it.
             * @example music-generations
             */
            contract: components["parameters"]["Contract"];
            /**
             * @description The collection's name, as the list of contracts has it.
             * @example generations
             */
            collection: components["parameters"]["Collection"];
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The items. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Item"][];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface PutItemOperation {
    parameters: {
        query?: {
            /**
             * @description The values of the parameters in the collection's path, in their order: which organization's, which parent's.
             * @example [
             *       "org_abc123"
             *     ]
             */
            scope?: components["parameters"]["Scope"];
        };
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path: {
            /**
             * @description The contract's name, as the list of contracts has it.
             * @example music-generations
             */
            contract: components["parameters"]["Contract"];
            /**
             * @description The collection's name, as the list of contracts has it.
             * @example generations
             */
            collection: components["parameters"]["Collection"];
            /**
             * @description The item's id.
             * @example mgen_2f8b1c4e9a7d
             */
            id: string;
        };
        cookie?: never;
    };
    requestBody: {
        content: {
            "application/json": components["schemas"]["Item"];
        };
    };
    responses: {
        /** @description The item. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Item"];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface DeleteItemOperation {
    parameters: {
        query?: {
            /**
             * @description The values of the parameters in the collection's path, in their order: which organization's, which parent's.
             * @example [
             *       "org_abc123"
             *     ]
             */
            scope?: components["parameters"]["Scope"];
        };
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path: {
            /**
             * @description The contract's name, as the list of contracts has it.
             * @example music-generations
             */
            contract: components["parameters"]["Contract"];
            /**
             * @description The collection's name, as the list of contracts has it.
             * @example generations
             */
            collection: components["parameters"]["Collection"];
            /**
             * @description The item's id.
             * @example mgen_2f8b1c4e9a7d
             */
            id: string;
        };
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description It is not there. */
        204: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface GetClockOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The clock. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface ChangeClockOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody: {
        content: {
            /**
             * @example {
             *       "frozen": true,
             *       "advance": "5s"
             *     }
             */
            "application/json": components["schemas"]["ClockChange"];
        };
    };
    responses: {
        /** @description The clock as it is now. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface ListOverridesOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The overrides. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Override"][];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface AddOverrideOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody: {
        content: {
            /**
             * @example {
             *       "operationId": "listJobs",
             *       "times": 2,
             *       "answer": {
             *         "status": 503
             *       }
             *     }
             */
            "application/json": components["schemas"]["OverrideWritable"];
        };
    };
    responses: {
        /** @description It holds. */
        201: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Override"];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface ClearOverridesOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description There are none. */
        204: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface GetLogOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The requests. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["LogEntry"][];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface GetCoverageOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description What was exercised. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Coverage"][];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface SendWebhookOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path: {
            /**
             * @description The contract's name, as the list of contracts has it.
             * @example music-generations
             */
            contract: components["parameters"]["Contract"];
            /**
             * @description The webhook's name, as the contract has it.
             * @example jobEnded
             */
            webhook: string;
        };
        cookie?: never;
    };
    requestBody: {
        content: {
            /**
             * @example {
             *       "url": "http://127.0.0.1:9000/hook"
             *     }
             */
            "application/json": components["schemas"]["WebhookSending"];
        };
    };
    responses: {
        /** @description It is on its way. */
        202: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface ListScenariosOperation {
    parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The scenarios. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Scenario"][];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface GetScenarioOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody?: never;
    responses: {
        /** @description The scenario. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ScenarioChoice"];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
export interface ChooseScenarioOperation {
    parameters: {
        query?: never;
        header?: {
            /**
             * @description Which session; without it, the one that is shared.
             * @example checkout-test
             */
            "X-Mock-Session"?: components["parameters"]["Session"];
        };
        path?: never;
        cookie?: never;
    };
    requestBody: {
        content: {
            /**
             * @example {
             *       "name": "empty-library"
             *     }
             */
            "application/json": components["schemas"]["ScenarioChoice"];
        };
    };
    responses: {
        /** @description The session has begun anew. */
        200: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ScenarioChoice"];
            };
        };
        400: components["responses"]["Problem"];
        default: components["responses"]["Problem"];
    };
}
