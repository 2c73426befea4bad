import type { OpenApiDocument } from "@cantus/contract";
import { problemHandlers } from "@cantus/server";
import express, { type Express } from "express";
import type { Logger } from "pino";
import type { Accounts } from "../accounts/accounts.ts";
import type { Config } from "../config.ts";
import { logFinding, logRequests } from "./log.ts";
import type { Context } from "./music-generations/context.ts";
import { handlers as musicGenerationsHandlers } from "./music-generations/handlers.ts";
import { authenticate } from "./music-generations/owner.ts";
import { createRouter as createMusicGenerations } from "./music-generations/router.ts";
import { handlers as musicJobsHandlers } from "./music-jobs/handlers.ts";
import { createRouter as createMusicJobs } from "./music-jobs/router.ts";
import { handlers as sceneJobsHandlers } from "./scene-jobs/handlers.ts";
import { createRouter as createSceneJobs } from "./scene-jobs/router.ts";

export interface AppParts {
  readonly accounts: Accounts;
  readonly musicGenerations: Context;
  /** Rejects when the service cannot work. */
  readonly isHealthy: () => Promise<void>;
  readonly log: Logger;
  /** What holds requests and answers against the contracts. */
  readonly validator: Config["validator"];
}

/** The APIs and `/healthz` as an Express application. */
export function createApp({ accounts, musicGenerations, isHealthy, log, validator }: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(logRequests(log));
  app.get("/healthz", async (_request, response) => {
    try {
      await isHealthy();
      response.json({ status: "ok" });
    } catch (error) {
      log.error({ err: error }, "The service is not healthy");
      response.status(503).json({ status: "unavailable" });
    }
  });
  const shared = { onFinding: logFinding(log), validator };
  const security = { BearerAuth: (key: string) => accounts.authenticate(key) };
  app.use(
    createMusicGenerations({
      handlers: musicGenerationsHandlers,
      context: musicGenerations,
      security: { ApiKeyAuth: (key) => authenticate(accounts, key) },
      ...shared,
    }),
    createMusicJobs({ handlers: musicJobsHandlers, security, ...shared }),
    createSceneJobs({ handlers: sceneJobsHandlers, security, ...shared }),
    ...problemHandlers(NO_API, { onFinding: shared.onFinding }),
  );
  return app;
}

/** What lies outside of every API has no error shape of its own: RFC 9457. */
const NO_API: OpenApiDocument = { openapi: "3.1.1", info: { title: "Cantus", version: "1.0.0" }, paths: {} };
