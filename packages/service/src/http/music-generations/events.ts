import type { ServerSentEvent } from "@cantus/server";
import type { Owner } from "../../accounts/principal.ts";
import type { Generation } from "../../generations/generation.ts";
import type { Context } from "./context.ts";
import { toGeneration } from "./generation.ts";
import type { components } from "./types.ts";

/** The news of a job as server-sent events, until it has ended, the caller leaves or the service closes. */
export async function* streamEvents(
  generation: Generation,
  owner: Owner,
  after: number | undefined,
  context: Context,
  signal: AbortSignal,
): AsyncGenerator<ServerSentEvent> {
  const until = AbortSignal.any([signal, context.closing]);
  for await (const { number, kind, status, progress } of context.generations.news(generation, after, until)) {
    const id = `${number}`;
    if (kind === "done") {
      const ended = await context.generations.find(owner, generation.id);
      if (ended) yield { id, event: kind, data: await toGeneration(ended, owner, context) };
    } else {
      const data: components["schemas"]["GenerationProgress"] = { job_id: generation.id, status, progress };
      yield { id, event: kind, data };
    }
  }
}
