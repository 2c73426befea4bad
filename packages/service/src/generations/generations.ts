import type { Owner } from "../accounts/principal.ts";
import { newId } from "../ids.ts";
import { follow, type JobNews } from "../jobs/follow.ts";
import type { Also, JobIntake } from "../jobs/intake.ts";
import type { JobStatus } from "../jobs/job.ts";
import type { JobSignals } from "../jobs/signals.ts";
import type { JobStore } from "../jobs/store.ts";
import type { Page } from "../page.ts";
import { type Generation, type GenerationRequest, KIND } from "./generation.ts";

export interface NewGeneration extends Omit<GenerationRequest, "trackId"> {
  readonly id?: string;
  readonly trackId?: string;
  /** Who is told when it has ended. */
  readonly webhookUrl?: string;
}

/** Jobs that make music, for those who asked for it. */
export class Generations {
  readonly #store: JobStore;
  readonly #intake: JobIntake;
  readonly #signals: JobSignals;

  constructor(store: JobStore, intake: JobIntake, signals: JobSignals) {
    this.#store = store;
    this.#intake = intake;
    this.#signals = signals;
  }

  /**
   * Accepts a job: once this resolves it will be run, whatever happens to this process. `also` runs in the transaction
   * that accepts it.
   * @throws QueueFullError
   */
  async create(owner: Owner, generation: NewGeneration, traceId: string, also?: Also): Promise<Generation> {
    const { id = newId("mgen_"), trackId = newId("mtrack_"), webhookUrl, ...asked } = generation;
    const request: GenerationRequest = { ...asked, trackId };
    return (await this.#intake.accept(
      owner,
      { id, kind: KIND, lane: "music", request, traceId, webhookUrl },
      also,
    )) as Generation;
  }

  async find(owner: Owner, id: string): Promise<Generation | undefined> {
    return (await this.#store.find(owner, KIND, id)) as Generation | undefined;
  }

  /** Newest first. */
  async list(owner: Owner, filter: { readonly status?: JobStatus | undefined }, page: Page): Promise<Generation[]> {
    return (await this.#store.list(owner, KIND, filter, page)) as Generation[];
  }

  /** Ends a job that has not ended. Its worker hears of it and stops. */
  async cancel(owner: Owner, id: string): Promise<Generation | undefined> {
    return (await this.#store.cancel(owner, KIND, id)) as Generation | undefined;
  }

  /** See `follow`. The caller has found the job for its owner. */
  news(generation: Generation, after: number | undefined, signal: AbortSignal): AsyncGenerator<JobNews> {
    return follow(this.#store, this.#signals, generation.id, after, signal);
  }
}
