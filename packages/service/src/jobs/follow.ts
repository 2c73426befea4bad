import { hasEnded, type JobStatus } from "./job.ts";
import type { JobSignals } from "./signals.ts";
import type { JobStore } from "./store.ts";

/** How long news may be missing before one looks anyway. */
const LOOK_AGAIN_MS = 5000;

/** News for one who follows a job. `done` comes last, after the status that ends it, with a number of its own. */
export interface JobNews {
  readonly number: number;
  readonly kind: "status" | "progress" | "done";
  readonly status: JobStatus;
  readonly progress: number;
  readonly partsDone: number;
}

/**
 * Follows a job to its end: what comes after the news number `after`, or, without it, the status of now and what comes
 * then. What one is told does not depend on being there when it happened: what was missed is read from the store.
 */
export async function* follow(
  store: JobStore,
  signals: JobSignals,
  jobId: string,
  after: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<JobNews> {
  let last = await store.lastEvent(jobId);
  let told = after ?? last.number;
  if (after === undefined) yield { ...last, kind: "status" };
  while (!signal.aborted) {
    // Listening begins before looking, or a change in between would be heard by nobody.
    const stopWaiting = new AbortController();
    const changed = signals.next(jobId, LOOK_AGAIN_MS, AbortSignal.any([signal, stopWaiting.signal]));
    try {
      for (const event of await store.eventsAfter(jobId, told)) {
        yield event;
        last = event;
        told = event.number;
      }
      if (hasEnded(last.status)) {
        if (told <= last.number) yield { ...last, kind: "done", number: last.number + 1 };
        return;
      }
      await changed;
    } finally {
      stopWaiting.abort();
    }
  }
}
