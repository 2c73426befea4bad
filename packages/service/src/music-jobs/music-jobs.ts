import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Owner } from "../accounts/principal.ts";
import type { Database, Transaction } from "../database/open.ts";
import { follow, type JobNews } from "../jobs/follow.ts";
import type { Also, JobIntake } from "../jobs/intake.ts";
import { queuePosition } from "../jobs/load.ts";
import { toJob } from "../jobs/row.ts";
import type { JobSignals } from "../jobs/signals.ts";
import type { JobStore } from "../jobs/store.ts";
import {
  type Audio,
  type FilterStatistics,
  KIND,
  type MusicJob,
  type MusicJobFilter,
  type MusicJobOrder,
  type MusicJobPage,
  type MusicJobRequest,
  SONG_TYPE_OF,
  type TaskCounts,
} from "./music-job.ts";
import { after, filtered, ordered, owned, toSearchText, toWord } from "./query.ts";
import { countByTask, countMusicJobs, filterStatistics } from "./statistics.ts";

export interface NewMusicJob extends MusicJobRequest {
  readonly id?: string;
  readonly displayName: string;
  /** What it costs. */
  readonly credits: number;
  readonly webhookUrl?: string;
}

export interface MusicJobChange {
  readonly displayName?: string | undefined;
  readonly thumbnailUrl?: string | undefined;
}

/** Music jobs, for those whose they are. */
export class MusicJobs {
  readonly #database: Database;
  readonly #store: JobStore;
  readonly #intake: JobIntake;
  readonly #signals: JobSignals;

  constructor(database: Database, store: JobStore, intake: JobIntake, signals: JobSignals) {
    this.#database = database;
    this.#store = store;
    this.#intake = intake;
    this.#signals = signals;
  }

  /**
   * Accepts a job and reserves its credits. `also` runs in the transaction that accepts it.
   * @throws QueueFullError
   * @throws InsufficientCreditsError
   */
  async create(owner: Owner, newJob: NewMusicJob, traceId: string, also?: Also): Promise<MusicJob> {
    const { id = randomUUID(), displayName, credits, webhookUrl, ...asked } = newJob;
    const request: MusicJobRequest = {
      ...asked,
      genre: toWord(asked.genre),
      emotion: toWord(asked.emotion),
      occasion: toWord(asked.occasion),
    };
    await this.#intake.accept(
      owner,
      { id, kind: KIND, lane: "music", request, traceId, credits, webhookUrl, retryable: true },
      async (transaction) => {
        await transaction
          .insertInto("music_jobs")
          .values({
            job_id: id,
            organization_id: owner.organizationId,
            user_id: owner.userId,
            task: request.task,
            song_type: SONG_TYPE_OF[request.task],
            display_name: displayName,
            language: request.language,
            genre: request.genre,
            emotion: request.emotion,
            occasion: request.occasion,
            search_text: toSearchText(displayName, request.prompt, request.lyrics),
          })
          .execute();
        await also?.(transaction);
      },
    );
    return this.#one(owner, id);
  }

  /** Writes down what a job has made, in the transaction that ends the job. */
  static async addAudio(transaction: Transaction, id: string, audio: Audio): Promise<void> {
    await transaction
      .updateTable("music_jobs")
      .set({ audio_key: audio.key, mime_type: audio.mimeType, audio_duration: audio.seconds })
      .where("job_id", "=", id)
      .execute();
  }

  async find(owner: Owner, id: string): Promise<MusicJob | undefined> {
    return (await this.#select(owned(this.#database, owner).where("job_id", "=", id)))[0];
  }

  /** The sound of a completed job by its id alone, for a caller who shows a signature for it. */
  async findSigned(id: string): Promise<Audio | undefined> {
    const row = await this.#database
      .selectFrom("music_jobs")
      .select(["audio_key", "mime_type", "audio_duration"])
      .where("job_id", "=", id)
      .where("stage", "=", "completed")
      .executeTakeFirst();
    return (row && toAudio(row)) ?? undefined;
  }

  async list(owner: Owner, filter: MusicJobFilter, order: MusicJobOrder, page: MusicJobPage): Promise<MusicJob[]> {
    const query = ordered(filtered(owned(this.#database, owner), filter), order);
    const part = page.after ? after(query, order, page.after) : query;
    // By an index alone, however many are skipped.
    const listed = part.select("music_jobs.job_id").limit(page.limit).offset(page.offset);
    return this.#select(ordered(owned(this.#database, owner).where("job_id", "in", listed), order));
  }

  /** How many a list has in all. */
  async count(owner: Owner, filter: MusicJobFilter): Promise<number> {
    return countMusicJobs(this.#database, owner, filter);
  }

  /** The same, by task. */
  async countByTask(owner: Owner, filter: Pick<MusicJobFilter, "stage" | "songType">): Promise<TaskCounts> {
    return countByTask(this.#database, owner, filter);
  }

  async statistics(owner: Owner): Promise<FilterStatistics> {
    return filterStatistics(this.#database, owner);
  }

  /** How many jobs that make music, of everybody's, come before this one. `undefined` if it does not wait. */
  async queuePosition(job: MusicJob): Promise<number | undefined> {
    return queuePosition(this.#database, job.id);
  }

  /** See `follow`. The caller has found the job for its owner. */
  news(job: MusicJob, after: number | undefined, signal: AbortSignal): AsyncGenerator<JobNews> {
    return follow(this.#store, this.#signals, job.id, after, signal);
  }

  /** Saying it again changes nothing. False when the owner has no such job. */
  async setLiked(owner: Owner, id: string, liked: boolean): Promise<boolean> {
    const row = await this.#database
      .updateTable("music_jobs")
      .set({ liked_at: liked ? sql`coalesce(liked_at, clock_timestamp())` : null })
      .where("job_id", "=", id)
      .where("organization_id", "=", owner.organizationId)
      .where("user_id", "=", owner.userId)
      .returning("job_id")
      .executeTakeFirst();
    return row !== undefined;
  }

  /**
   * Changes what is given. `check` sees the job as it is then, while nobody else can change it, and may throw.
   * `undefined` when the owner has no such job.
   */
  async update(
    owner: Owner,
    id: string,
    change: MusicJobChange,
    check: (job: MusicJob) => void = () => {},
  ): Promise<MusicJob | undefined> {
    return this.#database.transaction().execute(async (transaction) => {
      const locked = await owned(transaction, owner).select("job_id").where("job_id", "=", id).forUpdate().execute();
      if (locked.length === 0) return undefined;
      const jobs = new MusicJobs(transaction, this.#store, this.#intake, this.#signals);
      const job = await jobs.#one(owner, id);
      check(job);
      const { displayName = job.displayName, thumbnailUrl = job.thumbnailUrl } = change;
      await transaction
        .updateTable("music_jobs")
        .set({
          display_name: displayName,
          thumbnail_url: thumbnailUrl,
          search_text: toSearchText(displayName, job.request.prompt, job.request.lyrics),
          updated_at: sql`clock_timestamp()`,
        })
        .where("job_id", "=", id)
        .execute();
      return jobs.#one(owner, id);
    });
  }

  /** Queues a failed job again; its credits are still reserved. `undefined`: there is no such job that failed. */
  async retry(owner: Owner, id: string): Promise<MusicJob | undefined> {
    return (await this.#intake.retry(owner, KIND, id)) && this.find(owner, id);
  }

  /** Deletes a job, wherever it stands, and its audio. False when the owner has no such job. */
  async delete(owner: Owner, id: string): Promise<boolean> {
    return this.#store.delete(owner, KIND, id);
  }

  async #one(owner: Owner, id: string): Promise<MusicJob> {
    const job = await this.find(owner, id);
    if (!job) throw new Error(`The job ${id} is gone`);
    return job;
  }

  async #select(query: ReturnType<typeof owned>): Promise<MusicJob[]> {
    const rows = await query
      .innerJoin("jobs", "jobs.id", "music_jobs.job_id")
      .selectAll("jobs")
      .select([
        "stage",
        "song_type",
        "display_name",
        "thumbnail_url",
        "audio_key",
        "mime_type",
        "audio_duration",
        sql<string | null>`liked_at::text`.as("liked_at"),
        "music_jobs.created_at as listed_at",
        sql<Date>`greatest(jobs.updated_at, music_jobs.updated_at)`.as("changed_at"),
      ])
      .execute();
    return rows.map((row) => ({
      ...(toJob(row) as MusicJob),
      createdAt: row.listed_at,
      updatedAt: row.changed_at,
      stage: row.stage,
      songType: row.song_type,
      displayName: row.display_name,
      thumbnailUrl: row.thumbnail_url,
      audio: toAudio(row),
      likedAt: row.liked_at,
    }));
  }
}

function toAudio(row: { audio_key: string | null; mime_type: string | null; audio_duration: number | null }) {
  if (row.audio_key === null || row.mime_type === null || row.audio_duration === null) return null;
  return { key: row.audio_key, mimeType: row.mime_type, seconds: row.audio_duration };
}
