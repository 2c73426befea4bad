import { describeFinding, type Finding } from "@cantus/server";
import type { RequestHandler } from "express";
import type { Logger } from "pino";

/** A line for each answer. Queries stay out of it, for signed URLs are permissions, and so do bodies and keys. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    const path = request.originalUrl.split("?", 1)[0];
    response.once("close", () => {
      log.info(
        {
          method: request.method,
          path,
          status: response.writableFinished ? response.statusCode : undefined,
          ms: Math.round(performance.now() - begun),
          trace_id: response.getHeader("X-Request-Id"),
        },
        response.writableFinished ? "Answered" : "The caller left",
      );
    });
    next();
  };
}

/** Where an API's router reports what went wrong inside. */
export function logFinding(log: Logger): (finding: Finding) => void {
  return (finding) =>
    log.error(
      { trace_id: finding.requestId, err: finding.error, violations: finding.violations },
      describeFinding(finding),
    );
}
