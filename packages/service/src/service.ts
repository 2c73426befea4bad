import { type Listening, listen } from "@cantus/server";
import type { Express } from "express";
import pino, { type Logger } from "pino";
import type { Accounts } from "./accounts/accounts.ts";
import { Chores } from "./chores.ts";
import { type Config, readConfig } from "./config.ts";
import { collectWhenMade, DEMO, type DemoAccount, seedAccount, seedGeneration, seedScenes } from "./demo.ts";
import { openDomain } from "./domain.ts";
import type { MusicEngine } from "./engines/engine.ts";
import { studio } from "./engines/music/studio.ts";
import { createRemoteEngine } from "./engines/remote/remote-engine.ts";
import { easel } from "./engines/scenes/easel.ts";
import type { SceneEngine } from "./engines/scenes/scene-engine.ts";
import { KIND } from "./generations/generation.ts";
import { createApp } from "./http/app.ts";
import { NO_IDEMPOTENCY } from "./http/idempotency/idempotency.ts";
import { IdempotencyKeys } from "./http/idempotency/idempotency-keys.ts";
import { toGenerationEnded } from "./http/music-generations/generation.ts";
import { toJobEnded } from "./http/music-jobs/job.ts";
import { RateLimits } from "./http/rate-limit/rate-limits.ts";
import { toJobEnded as toSceneJobEnded } from "./http/scene-jobs/job.ts";
import { SignedUrls } from "./http/signed-files/signed-urls.ts";
import { readLoad } from "./jobs/load.ts";
import { withoutValues } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { KIND as MUSIC_JOB } from "./music-jobs/music-job.ts";
import { createRunners } from "./runners.ts";
import { KIND as SCENE_JOB } from "./scenes/scene-job.ts";
import { UrlSigner } from "./storage/signed-url.ts";
import { Deliveries } from "./webhooks/deliveries.ts";
import { WebhookSecrets } from "./webhooks/secret.ts";
import { WebhookSender } from "./webhooks/webhook-sender.ts";
import { startWorkers } from "./workers.ts";

/** How often is cleaned up what has had its time, in seconds. */
const CLEANING_SECONDS = 600;

export interface ServiceOptions extends Partial<Config> {
  /** Which engines make music. Default: the one that is configured. */
  readonly engines?: readonly MusicEngine[];
  /** What paints scenes. Default: the easel. */
  readonly sceneEngine?: SceneEngine;
  /** Where the log goes. Default: standard output, from `logLevel` up. */
  readonly log?: Logger;
  /** Whether the demo organization starts with a track and a collection. Default true. */
  readonly demoLibrary?: boolean;
}

export interface Service {
  /** The APIs and `/healthz`, to mount elsewhere or to `listen` with. */
  readonly app: Express;
  readonly accounts: Accounts;
  readonly demo: {
    readonly organizationId: string;
    readonly userId: string;
    /** On the first start, the only time that it can be shown; and whenever `demoKey` is set. */
    readonly apiKey: string | undefined;
  };
  /** Listens on the configured port. @throws when it is taken. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Ends streams, finishes what is being answered, finishes or hands back running jobs, and closes the data folder. */
  close(): Promise<void>;
}

/**
 * Opens the data folder, starts the workers and makes the application.
 *
 * @param options what differs from the environment's configuration.
 * @throws ConfigError for an environment that cannot be used, FolderLockedError for a folder that another process has.
 * @example
 * const service = await createService({ port: 0 });
 * const { url } = await service.listen();
 * await service.close();
 */
export async function createService(options: ServiceOptions = {}): Promise<Service> {
  const { engines: givenEngines, sceneEngine = easel, log: givenLog, demoLibrary = true, ...overrides } = options;
  const config = readConfig(process.env, overrides);
  const { musicEngine } = config;
  const engines = givenEngines ?? [musicEngine ? createRemoteEngine({ key: studio.key, ...musicEngine }) : studio];
  const log = withoutValues(givenLog ?? pino({ level: config.logLevel }));
  // What has been started ends in the reverse order: now if something fails, else when the service closes.
  await using starting = new AsyncDisposableStack();
  const closing = new AbortController();
  let listening: Listening | undefined;

  const domain = await openDomain(config, log, starting);
  const { database, accounts, generations, tracks, collections, objects, queue } = domain;
  const metrics = new Metrics((lane) => readLoad(database, lane));
  const demo: DemoAccount = await seedAccount(domain.accounts, config.demoKey);
  if (demo.isNew && demoLibrary) {
    await seedGeneration(generations);
    await seedScenes(domain.sceneJobs);
  }

  starting.defer(async () => {
    for (const engine of [...engines, sceneEngine]) await engine.close();
  });
  if (config.role !== "api")
    await startWorkers(domain, createRunners(domain, engines, sceneEngine), config, metrics, log, starting);
  const collecting = collectWhenMade(generations, collections, closing.signal).catch((error: unknown) =>
    log.error({ err: error }, "The demo library could not be completed"),
  );
  starting.defer(() => collecting);

  const webhookSecrets = new WebhookSecrets(domain.secret);
  const webhooks = new WebhookSender(
    new Deliveries(database),
    webhookSecrets,
    {
      messages: { [KIND]: toGenerationEnded, [MUSIC_JOB]: toJobEnded, [SCENE_JOB]: toSceneJobEnded },
      async listen(heard) {
        const listening = await queue.listen("webhook_due", heard);
        return () => listening.close();
      },
      allowPrivate: config.privateWebhooks,
    },
    log,
  );
  if (config.role !== "api") {
    await webhooks.start();
    starting.defer(() => webhooks.stop());
  }

  const { rateLimit, signedUrlSeconds } = config;
  const signer = new UrlSigner(domain.secret);
  const signedUrls = new SignedUrls(signer, signedUrlSeconds, config.publicUrl);
  const idempotencyKeys = new IdempotencyKeys(database);
  const rateLimits =
    rateLimit > 0 ? new RateLimits(database, { name: "default", quota: rateLimit, seconds: 60 }) : undefined;
  const chores = new Chores(log);
  chores.every(CLEANING_SECONDS, "forget idempotency keys", () => idempotencyKeys.removeExpired());
  chores.every(CLEANING_SECONDS, "forget rate limits", async () => rateLimits?.removeFull());
  starting.defer(() => chores.stop());
  const app = createApp({
    accounts,
    context: { idempotency: NO_IDEMPOTENCY, webhookSecrets, closing: closing.signal },
    musicGenerations: { generations, tracks, collections, objects, signedUrls },
    musicJobs: {
      musicJobs: domain.musicJobs,
      credits: domain.credits,
      objects,
      signedUrls,
      readLoad: () => readLoad(database, "music"),
    },
    sceneJobs: { sceneJobs: domain.sceneJobs, objects, signedUrls },
    common: {
      idempotencyKeys,
      signedUrlSeconds,
      allowPrivateWebhooks: config.privateWebhooks,
    },
    rateLimits,
    operations: {
      metrics,
      async isReady() {
        closing.signal.throwIfAborted();
        await domain.check();
      },
      log,
    },
    role: config.role,
    log,
    validator: config.validator,
  });

  const running = starting.move();
  return {
    app,
    accounts,
    demo: { ...DEMO, apiKey: demo.apiKey },
    async listen() {
      listening = await listen(app, { port: config.port, host: config.host, advice: "set PORT to another" });
      log.info({ url: listening.url }, "Listening");
      return { url: listening.url, port: listening.port };
    },
    async close() {
      closing.abort();
      await listening?.close();
      await running.disposeAsync();
      log.info("Closed");
    },
  };
}
