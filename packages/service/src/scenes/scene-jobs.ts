import { randomUUID } from "node:crypto";
import type { Owner } from "../accounts/principal.ts";
import { follow, type JobNews } from "../jobs/follow.ts";
import type { Also, JobIntake } from "../jobs/intake.ts";
import type { JobSignals } from "../jobs/signals.ts";
import type { JobStore, NewJob } from "../jobs/store.ts";
import type { Page } from "../page.ts";
import { CREDITS_PER_SCENE, KIND, type SceneJob, type SceneJobRequest, type ScenePart } from "./scene-job.ts";

export interface NewSceneJob extends SceneJobRequest {
  readonly id?: string;
  /** Who is told when it has ended. */
  readonly webhookUrl?: string | undefined;
}

/** Jobs that paint scenes, for those who asked for them. */
export class SceneJobs {
  readonly #store: JobStore;
  readonly #intake: JobIntake;
  readonly #signals: JobSignals;

  constructor(store: JobStore, intake: JobIntake, signals: JobSignals) {
    this.#store = store;
    this.#intake = intake;
    this.#signals = signals;
  }

  /**
   * Accepts a job and reserves its credits. `also` runs in the transaction that accepts it.
   * @throws QueueFullError
   * @throws InsufficientCreditsError
   */
  async create(owner: Owner, newJob: NewSceneJob, traceId: string, also?: Also): Promise<SceneJob> {
    const { id = randomUUID(), webhookUrl, ...request } = newJob;
    const partsTotal = request.scenes.length;
    const credits = partsTotal * CREDITS_PER_SCENE;
    const job: NewJob = { id, kind: KIND, lane: "scenes", request, traceId, credits, partsTotal, webhookUrl };
    return (await this.#intake.accept(owner, job, also)) as SceneJob;
  }

  async find(owner: Owner, id: string): Promise<SceneJob | undefined> {
    return (await this.#store.find(owner, KIND, id)) as SceneJob | undefined;
  }

  /** Newest first. */
  async list(owner: Owner, page: Page): Promise<SceneJob[]> {
    return (await this.#store.list(owner, KIND, {}, page)) as SceneJob[];
  }

  /** How many the list has in all. */
  async count(owner: Owner): Promise<number> {
    return this.#store.count(owner, KIND);
  }

  /** Ends a job that has not ended; its worker hears of it and stops. One that has stays as it is. */
  async cancel(owner: Owner, id: string): Promise<SceneJob | undefined> {
    return (await this.#store.cancel(owner, KIND, id)) as SceneJob | undefined;
  }

  /** The pictures of those of the jobs that have succeeded, in order, by the job's id. The caller has found the jobs. */
  async pictures(jobs: readonly SceneJob[]): Promise<ReadonlyMap<string, readonly ScenePart[]>> {
    // Of jobs that ended otherwise, what was painted is thrown away.
    const ids = jobs.filter(({ status }) => status === "succeeded").map(({ id }) => id);
    return (ids.length === 0 ? new Map() : await this.#store.partsOf(ids)) as ReadonlyMap<string, readonly ScenePart[]>;
  }

  /** One picture by its job's id alone, for a caller who shows a signature for it. */
  async findSigned(id: string, number: number): Promise<ScenePart | undefined> {
    const parts = (await this.#store.partsOf([id])).get(id) as readonly ScenePart[] | undefined;
    return parts?.find((part) => part.number === number);
  }

  /** See `follow`. The caller has found the job for its owner. */
  news(job: SceneJob, after: number | undefined, signal: AbortSignal): AsyncGenerator<JobNews> {
    return follow(this.#store, this.#signals, job.id, after, signal);
  }

  /**
   * The job once it has ended; as it is when the signal is aborted before that. The caller has found it for its owner.
   */
  async ended(owner: Owner, job: SceneJob, signal: AbortSignal): Promise<SceneJob> {
    // Following ends when the job does, or with the signal.
    for await (const _ of this.news(job, undefined, signal));
    return (await this.find(owner, job.id)) ?? job;
  }
}
