import { type Selectable, sql } from "kysely";
import type { Owner } from "../accounts/principal.ts";
import type { Database, Transaction } from "../database/open.ts";
import type { Schema } from "../database/schema.ts";
import type { Page } from "../page.ts";
import type { Track } from "./track.ts";

export interface TrackFilter {
  readonly mode?: Track["mode"] | undefined;
  readonly engine?: string | undefined;
  readonly collectionId?: string | undefined;
}

/** A track with its place in the library. */
export interface SavedTrack {
  readonly track: Track;
  readonly sequence: number;
}

/** The tracks that jobs have made, and which of them their owner has saved. */
export class Tracks {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Writes down what a job has made, in the transaction that ends the job. */
  static async add(transaction: Transaction, owner: Owner, jobId: string, track: Omit<Track, "createdAt">) {
    await transaction
      .insertInto("tracks")
      .values({
        id: track.id,
        organization_id: owner.organizationId,
        user_id: owner.userId,
        job_id: jobId,
        title: track.title,
        engine: track.engine,
        mode: track.mode,
        instrumental: track.instrumental,
        measured_duration_seconds: track.seconds,
        mime_type: track.mimeType,
        licence_class: track.licenceClass,
        audio_key: track.audioKey,
        stem_keys: JSON.stringify(track.stemKeys),
      })
      .execute();
  }

  /** A track of the owner's, saved or not. */
  async find(owner: Owner, id: string): Promise<Track | undefined> {
    const row = await this.#owned(owner).selectAll("tracks").where("tracks.id", "=", id).executeTakeFirst();
    return row && toTrack(row);
  }

  /** A track by its organization alone, for a caller who shows a signature for it. */
  async findSigned(organizationId: string, id: string): Promise<Track | undefined> {
    const row = await this.#database
      .selectFrom("tracks")
      .selectAll()
      .where("id", "=", id)
      .where("organization_id", "=", organizationId)
      .executeTakeFirst();
    return row && toTrack(row);
  }

  /** The saved tracks, the latest save first. */
  async listSaved(owner: Owner, filter: TrackFilter, page: Page): Promise<SavedTrack[]> {
    let query = this.#owned(owner)
      .innerJoin("saved_tracks", "saved_tracks.track_id", "tracks.id")
      .selectAll("tracks")
      .select("saved_tracks.sequence");
    if (filter.mode !== undefined) query = query.where("mode", "=", filter.mode);
    if (filter.engine !== undefined) query = query.where("engine", "=", filter.engine);
    const { collectionId } = filter;
    if (collectionId !== undefined)
      // A collection holds tracks of its own owner only, so it need not be asked whose it is.
      query = query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("collection_tracks")
            .select(sql`1`.as("found"))
            .whereRef("collection_tracks.track_id", "=", "tracks.id")
            .where("collection_tracks.collection_id", "=", collectionId),
        ),
      );
    if (page.after !== undefined) query = query.where("saved_tracks.sequence", "<", page.after);
    const rows = await query.orderBy("saved_tracks.sequence", "desc").limit(page.limit).offset(page.offset).execute();
    return rows.map((row) => ({ track: toTrack(row), sequence: row.sequence }));
  }

  /** Puts a track into the library; a saved one keeps its place. False when the owner has no such track. */
  async save(owner: Owner, id: string): Promise<boolean> {
    return this.#database.transaction().execute((transaction) => saveTrack(transaction, owner, id));
  }

  /** Takes a track out of the library and of all collections. False when the owner has no such track. */
  async unsave(owner: Owner, id: string): Promise<boolean> {
    return this.#database.transaction().execute(async (transaction) => {
      if (!(await ownsTrack(transaction, owner, id))) return false;
      await transaction
        .updateTable("collections")
        .set({ updated_at: sql<Date>`now()` })
        .where("id", "in", (query) =>
          query.selectFrom("collection_tracks").select("collection_id").where("track_id", "=", id),
        )
        .execute();
      // Its places in collections go with it (on delete cascade).
      await transaction.deleteFrom("saved_tracks").where("track_id", "=", id).execute();
      return true;
    });
  }

  #owned(owner: Owner) {
    return this.#database
      .selectFrom("tracks")
      .where("tracks.organization_id", "=", owner.organizationId)
      .where("tracks.user_id", "=", owner.userId);
  }
}

/** Saves within a transaction. False when the owner has no such track. */
export async function saveTrack(transaction: Transaction, owner: Owner, id: string): Promise<boolean> {
  if (!(await ownsTrack(transaction, owner, id))) return false;
  await transaction
    .insertInto("saved_tracks")
    .values({ track_id: id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

export async function ownsTrack(transaction: Transaction, owner: Owner, id: string): Promise<boolean> {
  const row = await transaction
    .selectFrom("tracks")
    .select("id")
    .where("id", "=", id)
    .where("organization_id", "=", owner.organizationId)
    .where("user_id", "=", owner.userId)
    .executeTakeFirst();
  return row !== undefined;
}

function toTrack(row: Selectable<Schema["tracks"]>): Track {
  return {
    id: row.id,
    title: row.title,
    engine: row.engine,
    mode: row.mode,
    instrumental: row.instrumental,
    seconds: row.measured_duration_seconds,
    mimeType: row.mime_type,
    licenceClass: row.licence_class,
    createdAt: row.created_at,
    audioKey: row.audio_key,
    stemKeys: row.stem_keys,
  };
}
