import type { Peer } from "../http.ts";

/** The demo organization's key, and where its generations are. */
export const KEY = "a key that the bench has chosen";
export const GENERATIONS = "/v1/music/org_abc123/generations";

/** The service in a process of its own. Nothing limits what it accepts. */
export function servicePeer(name: string, environment: Readonly<Record<string, string>>): Peer {
  return {
    name,
    file: new URL("./program.ts", import.meta.url),
    environment: {
      PORT: "0",
      LOG_LEVEL: "silent",
      CANTUS_VALIDATOR: "compiled",
      CANTUS_DEMO_KEY: KEY,
      CANTUS_RATE_LIMIT: "0",
      CANTUS_QUEUE_LIMIT: "10000000",
      ...environment,
    },
  };
}
