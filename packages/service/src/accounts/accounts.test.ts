import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "../database/open.ts";
import { newPlace, type Place } from "../testing/place.ts";
import { Accounts } from "./accounts.ts";
import type { Owner } from "./principal.ts";

let place: Place;
let database: OpenDatabase;
let accounts: Accounts;
beforeAll(async () => {
  place = await newPlace();
  database = await openDatabase(place.options, pino({ enabled: false }));
  accounts = new Accounts(database.queries);
});
afterAll(async () => {
  await database.close();
  await place.remove();
});

async function newMember(): Promise<Owner> {
  const owner = { organizationId: await accounts.createOrganization("O"), userId: await accounts.createUser("U") };
  await accounts.setMembership(owner, ["USE_MUSIC_GENERATION"]);
  return owner;
}

test("a key tells whom it acts for, and what they may do", async () => {
  const owner = await newMember();
  const { id, key } = await accounts.createKey(owner, "laptop");
  expect(await accounts.authenticate(key)).toEqual({
    ...owner,
    keyId: id,
    capabilities: new Set(["USE_MUSIC_GENERATION"]),
  });
  await accounts.setMembership(owner, []);
  expect((await accounts.authenticate(key))?.capabilities).toEqual(new Set());
});

test("a user of two organizations has a key for each", async () => {
  const first = await newMember();
  const second = { ...first, organizationId: await accounts.createOrganization("Other") };
  await accounts.setMembership(second, []);
  const keys = [await accounts.createKey(first, "a"), await accounts.createKey(second, "b")];
  const principals = await Promise.all(keys.map(({ key }) => accounts.authenticate(key)));
  expect(principals.map((principal) => principal?.organizationId)).toEqual([
    first.organizationId,
    second.organizationId,
  ]);
});

test("no key is made for somebody who is not a member", async () => {
  const { userId } = await newMember();
  const { organizationId } = await newMember();
  await expect(accounts.createKey({ organizationId, userId }, "no")).rejects.toThrow(/foreign key/);
});

test("a revoked key, a changed one and none at all open nothing", async () => {
  const { id, key } = await accounts.createKey(await newMember(), "lost");
  for (const other of ["", `${key}x`, key.slice(0, -1), key.toUpperCase()])
    expect(await accounts.authenticate(other)).toBeUndefined();
  await accounts.revokeKey(id);
  expect(await accounts.authenticate(key)).toBeUndefined();
});

test("the key itself is nowhere in the database", async () => {
  const { id, key } = await accounts.createKey(await newMember(), "kept");
  const row = await database.queries.selectFrom("api_keys").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  expect(row.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(row)).not.toContain(key.replace("cantus_", ""));
});
