import type { Handlers } from "../index.ts";
import type { operations } from "./operations.ts";

/** The handlers that are not what a fixture is about. */
export declare const rest: Omit<Handlers<operations>, "getTrack">;
