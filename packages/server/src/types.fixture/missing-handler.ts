import type { Handlers } from "../index.ts";
import type { operations } from "./operations.ts";
import { rest } from "./rest.ts";

// error: Property 'getTrack' is missing in type
export const handlers: Handlers<operations> = { ...rest };
