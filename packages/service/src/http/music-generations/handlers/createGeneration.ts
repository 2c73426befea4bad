import { newId } from "../../../ids.ts";
import { toGeneration } from "../generation.ts";
import { ownerOf } from "../owner.ts";
import { pathOf } from "../path.ts";
import type { Handler } from "../router.ts";

/** The API has no seed: the same request sounds the same. */
const SEED = 0;
/** A short piece is ready by then. */
const RETRY_AFTER_SECONDS = 2;

/**
 * Create a generation job
 *
 * `POST /v1/music/{organization_id}/generations`
 */
export const createGeneration: Handler<"createGeneration"> = async (
  { path, body, principal, context, request, requestId },
  reply,
) => {
  const owner = ownerOf(principal, path.organization_id);
  const { idempotency } = context;
  const accepted =
    idempotency.jobId === undefined ? undefined : await context.generations.find(owner, idempotency.jobId);
  const generation = accepted ?? (await create());
  const location = pathOf("/v1/music/{organization_id}/generations/{job_id}", {
    organization_id: owner.organizationId,
    job_id: generation.id,
  });
  return reply(202, await toGeneration(generation, owner, context, request), {
    headers: { Location: location, "Retry-After": RETRY_AFTER_SECONDS },
  });

  function create() {
    const { prompt, mode, engine, title = null, instrumental, lyrics = null, duration, webhook_url: webhookUrl } = body;
    const id = newId("mgen_");
    return context.generations.create(
      owner,
      {
        id,
        prompt,
        mode,
        engine,
        title,
        instrumental,
        lyrics: instrumental ? null : lyrics,
        seconds: duration,
        seed: SEED,
        webhookUrl,
      },
      requestId,
      (transaction) => idempotency.accepted(transaction, id),
    );
  }
};
