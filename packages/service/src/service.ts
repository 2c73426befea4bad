import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Listening, listen } from "@cantus/server";
import type { Express } from "express";
import pino, { type Logger } from "pino";
import { Accounts } from "./accounts/accounts.ts";
import { type Config, readConfig } from "./config.ts";
import { openDatabase } from "./database/open.ts";
import { collectWhenMade, DEMO, type DemoAccount, seedAccount, seedGeneration } from "./demo.ts";
import type { MusicEngine } from "./engines/engine.ts";
import { studio } from "./engines/music/studio.ts";
import { KIND } from "./generations/generation.ts";
import { Generations } from "./generations/generations.ts";
import { GenerationRunner } from "./generations/runner.ts";
import { createApp } from "./http/app.ts";
import { NO_IDEMPOTENCY } from "./http/idempotency/idempotency.ts";
import { IdempotencyKeys } from "./http/idempotency/idempotency-keys.ts";
import { AudioUrls } from "./http/music-generations/audio-urls.ts";
import { toGenerationEnded } from "./http/music-generations/generation.ts";
import { RateLimits } from "./http/rate-limit/rate-limits.ts";
import { JobIntake } from "./jobs/intake.ts";
import { JobLeases } from "./jobs/leases.ts";
import { JobQueue } from "./jobs/queue.ts";
import { JobSignals } from "./jobs/signals.ts";
import { JobStore } from "./jobs/store.ts";
import { JobWorker } from "./jobs/worker.ts";
import { Collections } from "./library/collections.ts";
import { Tracks } from "./library/tracks.ts";
import { withoutValues } from "./log.ts";
import { Objects } from "./storage/objects.ts";
import { signingSecret } from "./storage/secret.ts";
import { UrlSigner } from "./storage/signed-url.ts";
import { Deliveries } from "./webhooks/deliveries.ts";
import { WebhookSecrets } from "./webhooks/secret.ts";
import { WebhookSender } from "./webhooks/webhook-sender.ts";

export interface ServiceOptions extends Partial<Config> {
  /** Which engines make music. Default: the studio. */
  readonly engines?: readonly MusicEngine[];
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
  const { engines = [studio], log: givenLog, demoLibrary = true, ...overrides } = options;
  const config = readConfig(process.env, overrides);
  const log = withoutValues(givenLog ?? pino({ level: config.logLevel }));
  // What has been started ends in the reverse order: now if something fails, else when the service closes.
  await using starting = new AsyncDisposableStack();
  const closing = new AbortController();
  let listening: Listening | undefined;

  const database = await openDatabase(config.dataFolder);
  starting.defer(() => database.close());
  const { queries, pglite } = database;
  const accounts = new Accounts(queries);
  const tracks = new Tracks(queries);
  const collections = new Collections(queries);
  const objects = new Objects(join(config.dataFolder, "objects"));
  const secret = config.signingSecret ?? (await signingSecret(config.dataFolder));
  const signer = new UrlSigner(secret);
  const scratch = join(config.dataFolder, "scratch");
  await rm(scratch, { recursive: true, force: true });

  const store = new JobStore(queries);
  // The folder is ours alone, so whoever held these leases is gone: its jobs need not wait for them to expire.
  const leases = new JobLeases(queries);
  await leases.abandon();
  const queue = new JobQueue(pglite, log);
  await queue.start();
  starting.defer(() => queue.stop());
  const signals = new JobSignals();
  await signals.start(pglite);
  starting.defer(() => signals.stop());
  const intake = new JobIntake(store, queue, config.queueLimit);
  const generations = new Generations(store, intake, signals);

  const demo: DemoAccount = await seedAccount(queries, config.demoKey);
  if (demo.isNew && demoLibrary) await seedGeneration(generations);

  const runners = { [KIND]: new GenerationRunner(engines, objects, scratch) };
  const { workers: concurrency, leaseSeconds, shutdownSeconds } = config;
  const worker = new JobWorker(leases, queue, signals, runners, { concurrency, leaseSeconds }, log);
  if (concurrency > 0) await worker.start();
  starting.defer(() => worker.stop(shutdownSeconds));
  const collecting = collectWhenMade(generations, collections, closing.signal).catch((error: unknown) =>
    log.error({ err: error }, "The demo library could not be completed"),
  );
  starting.defer(() => collecting);

  const webhookSecrets = new WebhookSecrets(secret);
  const webhooks = new WebhookSender(
    new Deliveries(queries),
    webhookSecrets,
    {
      messages: { [KIND]: toGenerationEnded },
      listen: (heard) => pglite.listen("webhook_due", heard),
      allowPrivate: config.privateWebhooks,
    },
    log,
  );
  await webhooks.start();
  starting.defer(() => webhooks.stop());

  const { rateLimit, signedUrlSeconds } = config;
  const audioUrls = new AudioUrls(signer, signedUrlSeconds, config.publicUrl);
  const app = createApp({
    accounts,
    context: { idempotency: NO_IDEMPOTENCY, webhookSecrets, closing: closing.signal },
    musicGenerations: { generations, tracks, collections, objects, audioUrls },
    common: {
      idempotencyKeys: new IdempotencyKeys(queries),
      signedUrlSeconds,
      allowPrivateWebhooks: config.privateWebhooks,
    },
    rateLimits: rateLimit > 0 ? new RateLimits(queries, { name: "default", quota: rateLimit, seconds: 60 }) : undefined,
    isHealthy: () => database.check(),
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
