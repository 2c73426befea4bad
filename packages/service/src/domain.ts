import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { Accounts } from "./accounts/accounts.ts";
import { Credits } from "./accounts/credits.ts";
import type { Config } from "./config.ts";
import { type Database, type OpenDatabase, openDatabase } from "./database/open.ts";
import { sharedSecret } from "./database/secrets.ts";
import { Generations } from "./generations/generations.ts";
import { JobIntake } from "./jobs/intake.ts";
import { JobLeases } from "./jobs/leases.ts";
import { JobQueue } from "./jobs/queue.ts";
import { openScratch } from "./jobs/scratch.ts";
import { JobSignals } from "./jobs/signals.ts";
import { JobStore } from "./jobs/store.ts";
import { Collections } from "./library/collections.ts";
import { Tracks } from "./library/tracks.ts";
import { MusicJobs } from "./music-jobs/music-jobs.ts";
import { SceneJobs } from "./scenes/scene-jobs.ts";
import type { Objects } from "./storage/objects.ts";
import { openObjects } from "./storage/open.ts";

/** Everything that the APIs and the workers work with. */
export interface Domain {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly credits: Credits;
  /** What is kept of jobs of every kind. */
  readonly jobs: JobStore;
  readonly leases: JobLeases;
  readonly intake: JobIntake;
  readonly queue: JobQueue;
  readonly signals: JobSignals;
  readonly generations: Generations;
  readonly musicJobs: MusicJobs;
  readonly sceneJobs: SceneJobs;
  readonly tracks: Tracks;
  readonly collections: Collections;
  readonly objects: Objects;
  /** A folder for files that are not finished, this process's own. */
  readonly scratch: string;
  /** Signs what leaves the service, the same in all processes. */
  readonly secret: string;
  /** Rejects when the database or the objects cannot be reached. */
  check(): Promise<void>;
}

/** Opens the database, the objects and the queue. `ending` closes what has been opened, in the reverse order. */
export async function openDomain(config: Config, log: Logger, ending: AsyncDisposableStack): Promise<Domain> {
  const opened = await openDatabase(config, log);
  ending.defer(() => opened.close());
  const database = opened.queries;
  const objects = await openObjects(config);
  ending.defer(() => objects.close());
  const scratch = await scratchFolder(config, opened, ending);

  const leases = new JobLeases(database);
  // The folder is ours alone, so whoever held these leases is gone: its jobs need not wait for them to expire.
  if (opened.exclusive) await leases.abandon();
  const queue = new JobQueue(opened.boss, log);
  await queue.start();
  ending.defer(() => queue.stop());
  const signals = new JobSignals();
  await signals.start(queue);
  ending.defer(() => signals.stop());

  const jobs = new JobStore(database);
  const intake = new JobIntake(jobs, queue, config.queueLimit);
  return {
    database,
    accounts: new Accounts(database, config.initialCredits),
    credits: new Credits(database),
    jobs,
    leases,
    intake,
    queue,
    signals,
    generations: new Generations(jobs, intake, signals),
    musicJobs: new MusicJobs(database, jobs, intake, signals),
    sceneJobs: new SceneJobs(jobs, intake, signals),
    tracks: new Tracks(database),
    collections: new Collections(database),
    objects,
    scratch,
    secret: config.signingSecret ?? (await sharedSecret(database, "signing")),
    async check() {
      await Promise.all([database.selectFrom("secrets").select("name").limit(1).execute(), objects.check()]);
    },
  };
}

/** In the data folder where that is ours alone, cleared of what a killed process left; else where no one meets it. */
async function scratchFolder(
  { dataFolder }: Config,
  { exclusive }: OpenDatabase,
  ending: AsyncDisposableStack,
): Promise<string> {
  if (!exclusive) {
    const scratch = await openScratch();
    ending.defer(() => scratch.remove());
    return scratch.folder;
  }
  const folder = join(dataFolder, "scratch");
  const remove = () => rm(folder, { recursive: true, force: true });
  await remove();
  ending.defer(remove);
  return folder;
}
