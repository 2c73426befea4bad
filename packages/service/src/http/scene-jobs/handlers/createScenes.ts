import { randomInt, randomUUID } from "node:crypto";
import { Problem } from "@cantus/server";
import { hasEnded } from "../../../jobs/job.ts";
import { canBePainted } from "../../../scenes/can-be-painted.ts";
import type { SceneJob } from "../../../scenes/scene-job.ts";
import type { NewSceneJob } from "../../../scenes/scene-jobs.ts";
import { jobPath, toError, toJob } from "../job.ts";
import { readPrefer } from "../prefer.ts";
import type { Handler } from "../router.ts";
import type { components } from "../types.ts";

/** A scene is painted by then. */
const RETRY_AFTER_SECONDS = 2;
/** Seeds are 32 bits. */
const SEEDS = 2 ** 32;

/**
 * Create scenes
 *
 * `POST /v1/scenes`
 */
export const createScenes: Handler<"createScenes"> = async (
  { headers, body, principal, context, request, requestId, signal },
  reply,
) => {
  const { sceneJobs, idempotency, closing } = context;
  const before = idempotency.jobId === undefined ? undefined : await sceneJobs.find(principal, idempotency.jobId);
  const accepted = before ?? (await create());
  const { respondAsync, wait, applied } = readPrefer(headers.Prefer);
  // Whoever leaves while waiting loses nothing: the job goes on, and is in their list.
  const patience = [signal, closing, ...(respondAsync ? [AbortSignal.timeout(wait * 1000)] : [])];
  const job =
    respondAsync && wait === 0 ? accepted : await sceneJobs.ended(principal, accepted, AbortSignal.any(patience));
  const Location = jobPath(job.id);
  const shown = await toJob(job, context, request);

  if (respondAsync && (wait === 0 || !hasEnded(job.status)))
    return reply(202, shown, {
      headers: { Location, "Retry-After": RETRY_AFTER_SECONDS, "Preference-Applied": applied, Vary: "Prefer" },
    });
  if (shown.result) return reply(201, shown.result, { headers: { Location, Vary: "Prefer" } });
  throw failureOf(job);

  function create() {
    const id = randomUUID();
    return sceneJobs.create(principal, { ...toNewJob(body), id }, requestId, (transaction) =>
      idempotency.accepted(transaction, id),
    );
  }
};

/** @throws Problem `unprocessable-content` for words that describe nothing */
function toNewJob({
  prompt,
  scenes,
  size,
  format,
  style,
  seed = randomInt(SEEDS),
  webhook_url: webhookUrl,
}: components["schemas"]["SceneRequest"]): NewSceneJob {
  if (!canBePainted(prompt))
    throw new Problem("unprocessable-content", { detail: "The prompt describes nothing that can be painted." });
  const [width = 0, height = 0] = size.split("x").map(Number);
  const words = typeof scenes === "number" ? new Array<null>(scenes).fill(null) : scenes;
  return { prompt, scenes: words, width, height, format, style, seed, webhookUrl };
}

/** Why a job that was waited for has no result. */
function failureOf(job: SceneJob): Problem {
  const details = { job_id: job.id };
  const { code, message: detail } = toError(job) ?? {};
  if (code === "content_rejected") return new Problem("content-rejected", { status: 451, detail, details });
  if (code === "engine_failed") return new Problem("engine-failed", { status: 502, detail, details });
  if (code === "cancelled") return new Problem("conflict", { detail, details });
  return new Problem("unavailable", {
    detail: "The service ends before the job does. The job goes on: read it later.",
    details,
    headers: { "Retry-After": `${RETRY_AFTER_SECONDS}` },
  });
}
