import { setTimeout as delay } from "node:timers/promises";
import { afterEach, expect, inject, test } from "vitest";
import { newPlace, type Place } from "./testing/place.ts";
import { type ServiceProcess, startProcess } from "./testing/process.ts";
import { type Accepted, type Seen, Traffic } from "./testing/traffic.ts";

/** `npm run crash` kills 50 times. */
const KILLS = Number(process.env.CANTUS_KILLS ?? 2);
const CREDITS = 1_000_000;
const KEY = "a key that the test has chosen";
const ENVIRONMENT = {
  CANTUS_ENGINES: "quick",
  // Ready sooner than the other, which compiles when it is first asked.
  CANTUS_VALIDATOR: "compiled",
  CANTUS_DEMO_KEY: KEY,
  CANTUS_WORKERS: "3",
  CANTUS_LEASE_SECONDS: "2",
  CANTUS_CREDITS: `${CREDITS}`,
};
/** One process with everything; or, where several can share a place, one that answers and two that work. */
const ROLES = inject("servers") === undefined ? ["all"] : ["api", "worker", "worker"];

let place: Place | undefined;
const processes: ServiceProcess[] = [];
afterEach(async () => {
  for (const { kill } of processes.splice(0)) await kill();
  await place?.remove();
});

/**
 * Kills a process of the service at a random moment, under load, again and again. After each: what was accepted is
 * there, has one end and one result, whose files are there and no others, and is paid for once.
 */
test(`after kill -9 nothing is lost and nothing is done twice, ${KILLS} times`, {
  timeout: 60_000 + KILLS * 60_000,
}, async () => {
  const here = await newPlace();
  place = here;
  for (const role of ROLES) processes.push(await start(here, role));
  const traffic = new Traffic({ organizationId: "org_abc123", key: KEY });
  const ended = new Map<Accepted, Seen["state"]>();

  for (let kill = 0; kill < KILLS; kill++) {
    traffic.url = processes[0]?.url ?? "";
    const sending = new AbortController();
    const sent = traffic.send(sending.signal);
    const before = traffic.accepted.length;
    while (traffic.accepted.length === before) await delay(10);
    await delay(Math.random() * 600);
    const victim = Math.floor(Math.random() * processes.length);
    await processes[victim]?.kill();
    processes[victim] = await start(here, ROLES[victim] ?? "all");
    sending.abort();
    await sent;
    traffic.url = processes[0]?.url ?? "";
    await check(here, traffic, ended);
    // A run of many minutes says how far it is.
    if (KILLS > 10) console.log(`${kill + 1} of ${KILLS} kills, ${traffic.accepted.length} jobs`);
  }
  expect(traffic.accepted.length).toBeGreaterThanOrEqual(KILLS);
});

/** Waits until all jobs have ended, and looks at every one that had not before, and at the latest of the others. */
async function check(place: Place, traffic: Traffic, ended: Map<Accepted, Seen["state"]>): Promise<void> {
  await traffic.findUnanswered();
  const latest = new Set(traffic.accepted.slice(-50));
  for (const job of traffic.accepted.filter((job) => latest.has(job) || !ended.has(job))) {
    const { state, files } = await endOf(traffic, job);
    for (const file of files) expect((await fetch(file)).status, job.path).toBe(200);
    expect(ended.get(job) ?? state, `${job.path} has one end`).toBe(state);
    ended.set(job, state);
  }
  const succeeded = traffic.accepted.filter((job) => ended.get(job) === "succeeded");
  const failed = traffic.accepted.filter((job) => ended.get(job) === "failed");
  const used = succeeded.reduce((sum, { credits }) => sum + credits, 0);
  const reserved = failed.reduce((sum, { kept }) => sum + kept, 0);
  expect(await traffic.get("/api/v1/music/credits")).toMatchObject({
    used,
    reserved,
    available: CREDITS - used - reserved,
  });

  // What killed attempts have left was removed before the job was tried again.
  const entries = Map.groupBy(
    new Set((await place.objectKeys()).map((key) => key.split("/").slice(1, 3).join("/"))),
    (entry) => entry.split("/")[0],
  );
  for (const { id, path, entries: expected } of succeeded) expect(entries.get(id), path).toHaveLength(expected);
}

async function endOf(traffic: Traffic, job: Accepted) {
  for (;;) {
    const seen = await traffic.see(job);
    if (seen.state !== "pending") return seen;
    await delay(50);
  }
}

function start(place: Place, role: string): Promise<ServiceProcess> {
  return startProcess(place, { ...ENVIRONMENT, CANTUS_ROLE: role });
}
