import type { Logger } from "pino";
import { Chores } from "./chores.ts";
import type { Config } from "./config.ts";
import type { Domain } from "./domain.ts";
import { LANES } from "./jobs/lane.ts";
import { ALIVE_SECONDS } from "./jobs/load.ts";
import { RosterEntry } from "./jobs/roster.ts";
import { type JobRunner, JobWorker } from "./jobs/worker.ts";
import type { Metrics } from "./metrics.ts";
import { removeDue } from "./storage/removals.ts";

/** How often objects that nobody needs are looked for, in seconds. */
const REMOVAL_SECONDS = 10;

/** Starts to run jobs in this process, and to do the chores that come with them. `ending` stops all of that. */
export async function startWorkers(
  domain: Domain,
  runners: Readonly<Record<string, JobRunner>>,
  config: Config,
  metrics: Metrics,
  log: Logger,
  ending: AsyncDisposableStack,
): Promise<void> {
  const { database, leases, queue, signals, objects } = domain;
  const { leaseSeconds, shutdownSeconds } = config;
  const onEnd = metrics.jobEnded.bind(metrics);
  const lanes = LANES.filter((lane) => config.workers[lane] > 0).map((lane) => {
    const concurrency = config.workers[lane];
    const options = { lane, concurrency, leaseSeconds, onEnd };
    return {
      worker: new JobWorker(leases, queue, signals, runners, options, log),
      entry: new RosterEntry(database, lane, concurrency),
    };
  });
  if (lanes.length === 0) return;
  const chores = new Chores(log);

  for (const { worker } of lanes) await worker.start();
  ending.defer(async () => {
    for (const { entry } of lanes) await entry.leave();
  });
  ending.defer(async () => {
    await Promise.all(lanes.map(({ worker }) => worker.stop(shutdownSeconds)));
  });
  for (const { worker, entry } of lanes)
    chores.every(ALIVE_SECONDS / 6, "show that the worker is alive", () => entry.show(worker.busy));
  chores.every(REMOVAL_SECONDS, "remove objects", () => removeDue(database, objects));
  ending.defer(() => chores.stop());
}
