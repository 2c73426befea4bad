import type { ServerSentEvent } from "@cantus/server";
import type { Request } from "express";
import type { Owner } from "../../accounts/principal.ts";
import type { Generation } from "../../generations/generation.ts";
import type { Context } from "./context.ts";
import { toGeneration } from "./generation.ts";
import type { components } from "./types.ts";

interface Following {
  readonly generation: Generation;
  readonly owner: Owner;
  /** The last event that the caller has seen. */
  readonly after: number | undefined;
  readonly context: Context;
  readonly request: Request;
  /** Aborted when the caller leaves. */
  readonly signal: AbortSignal;
}

/** The news of a job as server-sent events, until it has ended, the caller leaves or the service closes. */
export async function* streamEvents({
  generation,
  owner,
  after,
  context,
  request,
  signal,
}: Following): AsyncGenerator<ServerSentEvent> {
  const until = AbortSignal.any([signal, context.closing]);
  for await (const { number, kind, status, progress } of context.generations.news(generation, after, until)) {
    const id = `${number}`;
    if (kind === "done") {
      const ended = await context.generations.find(owner, generation.id);
      if (ended) yield { id, event: kind, data: await toGeneration(ended, owner, context, request) };
    } else {
      const data: components["schemas"]["GenerationProgress"] = { job_id: generation.id, status, progress };
      yield { id, event: kind, data };
    }
  }
}
