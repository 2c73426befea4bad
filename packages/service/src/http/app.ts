import type { OpenApiDocument } from "@cantus/contract";
import { problemHandlers } from "@cantus/server";
import express, { type Express } from "express";
import type { Logger } from "pino";
import type { Accounts } from "../accounts/accounts.ts";
import type { Config } from "../config.ts";
import { type CommonParts, withCommon } from "./common.ts";
import type { CommonContext } from "./common-context.ts";
import { logFinding, logRequests } from "./log.ts";
import type { Context } from "./music-generations/context.ts";
import { handlers as musicGenerationsHandlers } from "./music-generations/handlers.ts";
import { authenticate } from "./music-generations/owner.ts";
import { createRouter as createMusicGenerations } from "./music-generations/router.ts";
import type { Context as MusicJobsContext } from "./music-jobs/context.ts";
import { handlers as musicJobsHandlers } from "./music-jobs/handlers.ts";
import { createRouter as createMusicJobs } from "./music-jobs/router.ts";
import { measureRequests, type OperationsParts, operations } from "./operations.ts";
import { limited } from "./rate-limit/limited.ts";
import type { RateLimits } from "./rate-limit/rate-limits.ts";
import type { Context as SceneJobsContext } from "./scene-jobs/context.ts";
import { handlers as sceneJobsHandlers } from "./scene-jobs/handlers.ts";
import { createRouter as createSceneJobs } from "./scene-jobs/router.ts";

export interface AppParts {
  readonly accounts: Accounts;
  /** What the handlers of every API have. */
  readonly context: CommonContext;
  /** What those of one have. */
  readonly musicGenerations: Omit<Context, keyof CommonContext>;
  readonly musicJobs: Omit<MusicJobsContext, keyof CommonContext>;
  readonly sceneJobs: Omit<SceneJobsContext, keyof CommonContext>;
  readonly common: Omit<CommonParts, "log">;
  /** How many requests a key has; without them as many as it likes. */
  readonly rateLimits: RateLimits | undefined;
  readonly operations: OperationsParts;
  /** A worker has no APIs. */
  readonly role: Config["role"];
  readonly log: Logger;
  /** What holds requests and answers against the contracts. */
  readonly validator: Config["validator"];
}

/** The APIs, `/healthz`, `/readyz` and `/metrics` as an Express application. */
export function createApp(parts: AppParts): Express {
  const { accounts, context, musicGenerations, musicJobs, sceneJobs, rateLimits, log, validator } = parts;
  const app = express();
  app.disable("x-powered-by");
  app.use(logRequests(log));
  app.use(measureRequests(parts.operations.metrics), operations(parts.operations));
  if (parts.role === "worker") return app.use(...problemHandlers(NO_API, { onFinding: logFinding(log) }));
  const shared = { onFinding: logFinding(log), validator };
  const common = { ...parts.common, log };
  const security = { BearerAuth: limited((key) => accounts.authenticate(key), rateLimits) };
  app.use(
    createMusicGenerations({
      handlers: withCommon(musicGenerationsHandlers, common),
      context: { ...context, ...musicGenerations },
      security: { ApiKeyAuth: limited((key) => authenticate(accounts, key), rateLimits) },
      ...shared,
    }),
    createMusicJobs({
      handlers: withCommon(musicJobsHandlers, common),
      context: { ...context, ...musicJobs },
      security,
      ...shared,
    }),
    createSceneJobs({
      handlers: withCommon(sceneJobsHandlers, common),
      context: { ...context, ...sceneJobs },
      security,
      ...shared,
    }),
    ...problemHandlers(NO_API, { onFinding: shared.onFinding }),
  );
  return app;
}

/** What lies outside of every API has no error shape of its own: RFC 9457. */
const NO_API: OpenApiDocument = { openapi: "3.1.1", info: { title: "Cantus", version: "1.0.0" }, paths: {} };
