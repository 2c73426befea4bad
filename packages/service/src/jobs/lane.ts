import type { Lane } from "../database/schema.ts";

export type { Lane };

/** Jobs of different lanes do not wait for each other: each lane has a queue and workers of its own. */
export const LANES: readonly Lane[] = ["music", "scenes"];
