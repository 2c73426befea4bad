import { sql } from "kysely";
import type { Owner } from "../accounts/principal.ts";
import type { Database, Transaction } from "../database/open.ts";
import { newId } from "../ids.ts";
import type { Page } from "../page.ts";
import { ownsTrack, saveTrack } from "./tracks.ts";

export interface Collection {
  readonly id: string;
  /** Its place in the order of arrival. */
  readonly sequence: number;
  readonly name: string;
  readonly description: string | null;
  readonly trackCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The owner has a collection of this name already: `collectionId`. */
export class NameTakenError extends Error {
  readonly code = "NAME_TAKEN";
  readonly collectionId: string;

  constructor(collectionId: string) {
    super("A collection with this name exists");
    this.name = "NameTakenError";
    this.collectionId = collectionId;
  }
}

/** What was not there, or not the owner's. */
export type Missing = "collection" | "track";

/** Named selections from a library. */
export class Collections {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws NameTakenError */
  async create(
    owner: Owner,
    { name, description }: { name: string; description: string | null },
    id: string = newId("mcoll_"),
  ): Promise<Collection> {
    await this.#named(owner, name, () =>
      this.#database
        .insertInto("collections")
        .values({ id, organization_id: owner.organizationId, user_id: owner.userId, name, description })
        .execute(),
    );
    return this.#one(owner, id);
  }

  async find(owner: Owner, id: string): Promise<Collection | undefined> {
    const row = await owned(this.#database, owner).where("collections.id", "=", id).executeTakeFirst();
    return row && toCollection(row);
  }

  /** Newest first. */
  async list(owner: Owner, page: Page): Promise<Collection[]> {
    let query = owned(this.#database, owner);
    if (page.after !== undefined) query = query.where("collections.sequence", "<", page.after);
    const rows = await query.orderBy("collections.sequence", "desc").limit(page.limit).offset(page.offset).execute();
    return rows.map(toCollection);
  }

  /**
   * Changes what is given. `undefined` when the owner has no such collection.
   *
   * @param check sees the collection while nobody else can change it; what it throws keeps it as it is
   * @throws NameTakenError
   */
  async update(
    owner: Owner,
    id: string,
    { name, description }: { readonly name?: string | undefined; readonly description?: string | null | undefined },
    check: (present: Collection) => void = () => {},
  ): Promise<Collection | undefined> {
    return this.#named(owner, name, () =>
      this.#database.transaction().execute(async (transaction) => {
        const present = await owned(transaction, owner).where("id", "=", id).forUpdate().executeTakeFirst();
        if (!present) return undefined;
        check(toCollection(present));
        await transaction
          .updateTable("collections")
          .set({
            ...(name !== undefined && { name }),
            ...(description !== undefined && { description }),
            updated_at: sql<Date>`now()`,
          })
          .where("id", "=", id)
          .execute();
        return toCollection(await owned(transaction, owner).where("id", "=", id).executeTakeFirstOrThrow());
      }),
    );
  }

  /** Its tracks stay in the library. False when the owner has no such collection. */
  async delete(owner: Owner, id: string): Promise<boolean> {
    const row = await this.#database
      .deleteFrom("collections")
      .where("id", "=", id)
      .where("organization_id", "=", owner.organizationId)
      .where("user_id", "=", owner.userId)
      .returning("id")
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Puts a track in, and into the library if it is not saved yet. Returns what is missing, if anything is. */
  async add(owner: Owner, id: string, trackId: string): Promise<Missing | undefined> {
    return this.#change(owner, id, trackId, async (transaction) => {
      await saveTrack(transaction, owner, trackId);
      const row = await transaction
        .insertInto("collection_tracks")
        .values({ collection_id: id, track_id: trackId })
        .onConflict((conflict) => conflict.doNothing())
        .returning("track_id")
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  /** Takes a track out; it stays in the library. Returns what is missing, if anything is. */
  async remove(owner: Owner, id: string, trackId: string): Promise<Missing | undefined> {
    return this.#change(owner, id, trackId, async (transaction) => {
      const row = await transaction
        .deleteFrom("collection_tracks")
        .where("collection_id", "=", id)
        .where("track_id", "=", trackId)
        .returning("track_id")
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  async #change(owner: Owner, id: string, trackId: string, change: (transaction: Transaction) => Promise<boolean>) {
    return this.#database.transaction().execute(async (transaction): Promise<Missing | undefined> => {
      if (!(await owned(transaction, owner).where("id", "=", id).executeTakeFirst())) return "collection";
      if (!(await ownsTrack(transaction, owner, trackId))) return "track";
      if (await change(transaction))
        await transaction
          .updateTable("collections")
          .set({ updated_at: sql<Date>`now()` })
          .where("id", "=", id)
          .execute();
      return undefined;
    });
  }

  /** Says which collection has the name already where the database says that one has. */
  async #named<Result>(owner: Owner, name: string | undefined, write: () => Promise<Result>): Promise<Result> {
    try {
      return await write();
    } catch (error) {
      if (name === undefined || !isUniqueViolation(error)) throw error;
      const other = await owned(this.#database, owner).where("name", "=", name).executeTakeFirst();
      if (!other) throw error;
      throw new NameTakenError(other.id);
    }
  }

  async #one(owner: Owner, id: string): Promise<Collection> {
    return toCollection(await owned(this.#database, owner).where("id", "=", id).executeTakeFirstOrThrow());
  }
}

/** PostgreSQL, Appendix A: unique_violation. */
function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}

function owned(database: Database, owner: Owner) {
  return database
    .selectFrom("collections")
    .select(["id", "sequence", "name", "description", "created_at", "updated_at"])
    .select((query) =>
      query
        .selectFrom("collection_tracks")
        .select(sql<number>`count(*)::integer`.as("count"))
        .whereRef("collection_tracks.collection_id", "=", "collections.id")
        .as("track_count"),
    )
    .where("organization_id", "=", owner.organizationId)
    .where("user_id", "=", owner.userId);
}

function toCollection(row: {
  id: string;
  sequence: number;
  name: string;
  description: string | null;
  track_count: number | null;
  created_at: Date;
  updated_at: Date;
}): Collection {
  return {
    id: row.id,
    sequence: row.sequence,
    name: row.name,
    description: row.description,
    trackCount: row.track_count ?? 0,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
