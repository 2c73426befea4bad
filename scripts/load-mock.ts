/**
 * `node scripts/load-mock.ts [--requests 200000] [--reloads 50]`: sends requests to a mock at full speed while its contract
 * changes again and again, and prints how much memory the mock holds. It ends with 1 if any answer was no success, or if
 * the mock holds more in the last fifth of the reloads than it held in the first, by a quarter.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { costOf, startPeer } from "./bench/http.ts";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "200000" },
    reloads: { type: "string", default: "50" },
  },
});
const [requests, reloads] = [Number(values.requests), Number(values.reloads)];
if (!(requests >= reloads && reloads >= 10)) {
  console.error("Usage: node scripts/load-mock.ts [--requests 200000] [--reloads 50], with at least 10 reloads");
  process.exit(2);
}

const folder = await mkdtemp(join(tmpdir(), "cantus-load-"));
await cp(new URL("../openapi/music-generations", import.meta.url), folder, { recursive: true });
const file = join(folder, "openapi.yaml");
const mock = await startPeer({
  name: "the mock",
  file: new URL("../packages/cli/bin/cantus.cjs", import.meta.url),
  arguments: ["mock", "--port", "0", "--quiet", file],
});

const headers = { "x-api-key": "key-of-the-load", "content-type": "application/json" };
const generations = "/v1/music/org_abc123/generations";
const calls = [
  { method: "GET", path: `${generations}/mgen_2f8b1c4e9a7d` },
  { method: "GET", path: `${generations}?limit=20` },
  { method: "POST", path: generations, body: JSON.stringify({ prompt: "a slow waltz for two clarinets" }) },
  { method: "GET", path: "/v1/music/org_abc123/tracks" },
] as const;

const megabytes: number[] = [];
const failures = new Map<string, number>();
const count = (how: string, times: number) => failures.set(how, (failures.get(how) ?? 0) + times);
try {
  const text = await readFile(file, "utf8");
  for (let round = 1; round <= reloads; round++) {
    await writeFile(file, text.replace("servers:", `servers:\n  - url: /round-${round}`));
    const { errors, timeouts, statusCodeStats } = await autocannon({
      url: mock.url,
      connections: 32,
      amount: Math.ceil(requests / reloads),
      timeout: 60,
      sampleInt: 50,
      requests: calls.map((call) => ({ ...call, headers })),
    });
    if (timeouts > 0) count("timed out", timeouts);
    if (errors > timeouts) count("connection lost", errors - timeouts);
    for (const [status, { count: times = 0 }] of Object.entries(statusCodeStats ?? {})) {
      if (!status.startsWith("2")) count(status, times);
    }
    await servesBelow(`/round-${round}`);
    megabytes.push((await costOf(mock)).memory / 1e6);
    if (round % Math.ceil(reloads / 10) === 0) {
      console.log(
        `${Math.ceil((requests / reloads) * round)} requests, ${round} reloads: ${megabytes.at(-1)?.toFixed(0)} MB, ${described(failures)}`,
      );
    }
  }
} finally {
  mock.process.kill();
  await rm(folder, { recursive: true });
}

/** A reload counts when the contract answers where the changed one says. */
async function servesBelow(basePath: string): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const [contract] = (await (await fetch(`${mock.url}/_cantus/contracts`)).json()) as [{ basePaths: string[] }];
    if (contract.basePaths.includes(basePath)) return;
    await setTimeout(10);
  }
  throw new Error(`The mock does not answer below ${basePath} after 10 seconds.`);
}

function described(counts: ReadonlyMap<string, number>): string {
  return counts.size === 0 ? "none failed" : [...counts].map(([how, times]) => `${times} ${how}`).join(", ");
}

const early = Math.max(...megabytes.slice(0, Math.ceil(megabytes.length / 5)));
const late = Math.min(...megabytes.slice(-Math.ceil(megabytes.length / 5)));
console.log(`at first at most ${early.toFixed(0)} MB, at last at least ${late.toFixed(0)} MB`);
process.exitCode = failures.size > 0 || late > early * 1.25 ? 1 : 0;
