import { EventEmitter, once } from "node:events";
import type { JobStatus } from "./job.ts";
import type { JobQueue, Listening } from "./queue.ts";

/** News of jobs, from the database itself: a change by any process on it is heard when it is committed. */
export class JobSignals {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  #listening: Listening | undefined;

  async start(queue: JobQueue): Promise<void> {
    this.#listening = await queue.listen("job_changed", (payload) => {
      const [id, status] = payload.split(" ");
      this.#emitter.emit(`${id}`, status);
    });
  }

  async stop(): Promise<void> {
    await this.#listening?.close();
  }

  /** Calls `listener` after each change of the job. Returns how to stop that. */
  on(jobId: string, listener: (status: JobStatus | "deleted") => void): () => void {
    this.#emitter.on(jobId, listener);
    return () => this.#emitter.off(jobId, listener);
  }

  /**
   * Resolves at the job's next change, or after `milliseconds`, whichever is first. News may be lost (a connection
   * breaks), so whoever waits looks again.
   */
  async next(jobId: string, milliseconds: number, signal?: AbortSignal): Promise<void> {
    const timeout = AbortSignal.timeout(milliseconds);
    await once(this.#emitter, jobId, { signal: signal ? AbortSignal.any([signal, timeout]) : timeout }).catch(() => {});
  }
}
