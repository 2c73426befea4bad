import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { kindOf, outputOf, type Peer } from "./peer.ts";

const COMMAND = join(import.meta.dirname, "../../../packages/cli/bin/cantus.cjs");

/** By its phases' shares a run is limited; there is time enough for these. */
const MOST_REQUESTS = "6000";

/** The command, with two callers and nothing else. */
export const CANTUS: Peer = {
  name: "Cantus",
  async run(stand, seconds) {
    const identities = Object.entries(stand.identities).flatMap(([name, { headers }]) =>
      Object.entries(headers ?? {}).flatMap(([header, value]) => ["--identity", `${name}=${header}: ${value}`]),
    );
    const report = join(stand.folder, "run.ndjson");
    const args = [
      "verify",
      stand.file,
      "--url",
      new URL(stand.url).origin,
      ...identities,
      "--report",
      `ndjson=${report}`,
    ];
    await outputOf(stand, [process.execPath, COMMAND, ...args, "--requests", MOST_REQUESTS], seconds);
    // Of a run that was ended it is there in part; whole lines count.
    const file = [report, `${report}.part`].find(existsSync);
    const lines = file ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
    const told = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === "finding" || type === "risk");
    return new Set(told.map(({ type, check, code, operationId }) => kindOf(type, check ?? code, operationId)));
  },
};
