import { type RequestHandler, Router } from "express";
import type { Logger } from "pino";
import type { Metrics } from "../metrics.ts";

export interface OperationsParts {
  readonly metrics: Metrics;
  /** Rejects when the service cannot work now. */
  readonly isReady: () => Promise<void>;
  readonly log: Logger;
}

/**
 * What those ask who run the service: `/healthz`, whether the process is alive; `/readyz`, whether requests should be
 * sent to it now; `/metrics`, how it does.
 */
export function operations({ metrics, isReady, log }: OperationsParts): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    try {
      await isReady();
      response.json({ status: "ready" });
    } catch (error) {
      log.error({ err: error }, "The service is not ready");
      response.status(503).json({ status: "unavailable" });
    }
  });
  router.get("/metrics", async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.render());
  });
  return router;
}

/** Counts requests and how long they took. */
export function measureRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    response.once("finish", () => {
      metrics.requestAnswered(request.method, response.statusCode, (performance.now() - begun) / 1000);
    });
    next();
  };
}
