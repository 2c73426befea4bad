import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Accounts } from "../accounts/accounts.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../database/open.ts";
import { newPlace, type Place } from "../testing/place.ts";
import { runKeys } from "./keys.ts";

let place: Place;
beforeAll(async () => {
  place = await newPlace();
});
afterAll(() => place.remove());

async function keys(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  await runKeys(args, readConfig({}, place.options), (line) => lines.push(line));
  return lines;
}

async function authenticate(key: string) {
  const database = await openDatabase(place.options, pino({ enabled: false }));
  try {
    return await new Accounts(database.queries).authenticate(key);
  } finally {
    await database.close();
  }
}

test("a key is made, listed without the key itself, and opens nothing once it is revoked", async () => {
  const [told, key = ""] = await keys("create", "--name", "laptop", "--organization", "org_mine");
  const id = /^key_[0-9a-f]+/.exec(told ?? "")?.[0] ?? "";
  expect(await authenticate(key)).toMatchObject({
    keyId: id,
    organizationId: "org_mine",
    capabilities: new Set(["USE_MUSIC_GENERATION"]),
  });
  const [line] = await keys("list");
  expect(line).toMatch(new RegExp(`^${id}  org_mine  user_[0-9a-f]+  .*  valid  laptop$`));
  expect(line).not.toContain(key);

  expect(await keys("revoke", id)).toEqual([`${id} is revoked.`]);
  expect(await authenticate(key)).toBeUndefined();
  expect((await keys("list"))[0]).toContain("revoked");
});

test("a second key may be for the same user", async () => {
  await keys("create", "--name", "one", "--organization", "org_two", "--user", "user_two");
  const [, key = ""] = await keys("create", "--name", "two", "--organization", "org_two", "--user", "user_two");
  expect(await authenticate(key)).toMatchObject({ organizationId: "org_two", userId: "user_two" });
});

test.each([
  [["create"], "--name"],
  [["create", "--name", "x", "--capability", "FLY"], "FLY"],
  [["create", "--name", "x", "--colour", "red"], "--colour"],
  [["revoke"], "keys list"],
  [["revoke", "key_none"], "key_none"],
  [["lose"], "keys lose"],
])("keys %j says what is wrong with it", async (args, word) => {
  await expect(keys(...args)).rejects.toThrow(word);
});
