import express, { type Express } from "express";
import type { Logger } from "pino";
import type { Accounts } from "../accounts/accounts.ts";
import { logFinding, logRequests } from "./log.ts";
import type { Context } from "./music-generations/context.ts";
import { handlers } from "./music-generations/handlers.ts";
import { authenticate } from "./music-generations/owner.ts";
import { createRouter } from "./music-generations/router.ts";

export interface AppParts {
  readonly accounts: Accounts;
  readonly musicGenerations: Context;
  /** Rejects when the service cannot work. */
  readonly isHealthy: () => Promise<void>;
  readonly log: Logger;
}

/** The APIs and `/healthz` as an Express application. */
export function createApp({ accounts, musicGenerations, isHealthy, log }: AppParts): Express {
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
  const onFinding = logFinding(log);
  app.use(
    createRouter({
      handlers,
      context: musicGenerations,
      security: { ApiKeyAuth: (key) => authenticate(accounts, key) },
      onFinding,
    }),
  );
  return app;
}
