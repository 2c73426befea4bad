import { createHash, randomBytes } from "node:crypto";
import type { Database } from "../database/open.ts";
import { newId } from "../ids.ts";
import { Credits } from "./credits.ts";
import type { Capability, Owner, Principal } from "./principal.ts";

/** An API key, as far as it can be told. */
export interface KeyInfo extends Owner {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** Organizations, users, memberships and API keys. */
export class Accounts {
  readonly #database: Database;

  readonly #initialCredits: number;

  /** New organizations get `initialCredits`. */
  constructor(database: Database, initialCredits = 0) {
    this.#database = database;
    this.#initialCredits = initialCredits;
  }

  /** Does several things in one transaction. */
  async together<Result>(work: (accounts: Accounts) => Promise<Result>): Promise<Result> {
    return this.#database.transaction().execute((transaction) => work(new Accounts(transaction, this.#initialCredits)));
  }

  async createOrganization(name: string, id: string = newId("org_")): Promise<string> {
    await this.#database.insertInto("organizations").values({ id, name }).execute();
    await this.#grantInitialCredits(id);
    return id;
  }

  /**
   * Makes the organization unless it is there; true when it was made. Who else does so waits until this transaction
   * ends, so that what is done to it next is done once.
   */
  async ensureOrganization(name: string, id: string): Promise<boolean> {
    const made = await this.#database
      .insertInto("organizations")
      .values({ id, name })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made) await this.#grantInitialCredits(id);
    else await this.#database.selectFrom("organizations").select("id").where("id", "=", id).forUpdate().execute();
    return made !== undefined;
  }

  async createUser(name: string, id: string = newId("user_")): Promise<string> {
    await this.#database.insertInto("users").values({ id, name }).execute();
    return id;
  }

  /** Makes the user a member with exactly these capabilities, whatever they were before. */
  async setMembership({ organizationId, userId }: Owner, capabilities: readonly Capability[]): Promise<void> {
    await this.#database
      .insertInto("memberships")
      .values({ organization_id: organizationId, user_id: userId, capabilities: [...capabilities] })
      .onConflict((conflict) =>
        conflict.columns(["organization_id", "user_id"]).doUpdateSet({ capabilities: [...capabilities] }),
      )
      .execute();
  }

  /** A new API key for a member. The key itself is returned this once; what is kept cannot be turned back into it. */
  async createKey(owner: Owner, name: string, key: string = newKey()): Promise<{ id: string; key: string }> {
    const id = newId("key_");
    await this.#database
      .insertInto("api_keys")
      .values({ id, organization_id: owner.organizationId, user_id: owner.userId, name, hash: hashOf(key) })
      .execute();
    return { id, key };
  }

  /** From here on the key opens nothing. False when there is no such key, or it is revoked already. */
  async revokeKey(id: string): Promise<boolean> {
    const row = await this.#database
      .updateTable("api_keys")
      .set({ revoked_at: new Date() })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    return row !== undefined;
  }

  /** All keys, the oldest first. */
  async listKeys(): Promise<KeyInfo[]> {
    const rows = await this.#database.selectFrom("api_keys").selectAll().orderBy("created_at").orderBy("id").execute();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      organizationId: row.organization_id,
      userId: row.user_id,
      createdAt: row.created_at,
      revokedAt: row.revoked_at,
    }));
  }

  /** Who a key acts for; `undefined` for one that is unknown or revoked. */
  async authenticate(key: string): Promise<Principal | undefined> {
    const row = await this.#database
      .selectFrom("api_keys")
      .innerJoin("memberships", (join) =>
        join
          .onRef("memberships.organization_id", "=", "api_keys.organization_id")
          .onRef("memberships.user_id", "=", "api_keys.user_id"),
      )
      .select(["api_keys.id", "api_keys.organization_id", "api_keys.user_id", "memberships.capabilities"])
      .where("api_keys.hash", "=", hashOf(key))
      .where("api_keys.revoked_at", "is", null)
      .executeTakeFirst();
    return (
      row && {
        keyId: row.id,
        organizationId: row.organization_id,
        userId: row.user_id,
        capabilities: new Set(row.capabilities),
      }
    );
  }

  async hasUser(id: string): Promise<boolean> {
    const row = await this.#database.selectFrom("users").select("id").where("id", "=", id).executeTakeFirst();
    return row !== undefined;
  }

  async hasOrganization(id: string): Promise<boolean> {
    const row = await this.#database.selectFrom("organizations").select("id").where("id", "=", id).executeTakeFirst();
    return row !== undefined;
  }

  async #grantInitialCredits(organizationId: string): Promise<void> {
    if (this.#initialCredits > 0) await new Credits(this.#database).grant(organizationId, this.#initialCredits);
  }
}

function newKey(): string {
  return `cantus_${randomBytes(32).toString("base64url")}`;
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
