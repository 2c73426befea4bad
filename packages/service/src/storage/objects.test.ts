import { randomUUID } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../database/open.ts";
import { newPlace, type Place } from "../testing/place.ts";
import type { Objects } from "./objects.ts";
import { openObjects } from "./open.ts";
import { forgetRemoval, removeDue, removeLater } from "./removals.ts";

let place: Place;
let objects: Objects;
beforeAll(async () => {
  place = await newPlace();
  objects = await openObjects(place.options);
});
afterAll(async () => {
  objects.close();
  await place.remove();
});

async function add(key: string, content = "0123456789"): Promise<void> {
  const file = join(place.options.dataFolder, randomUUID());
  await writeFile(file, content);
  await objects.add(file, key);
}

describe("an object", () => {
  test("is the file that was moved in, whole or in part", async () => {
    await add("music/a/master.mp3");
    expect(await objects.size("music/a/master.mp3")).toBe(10);
    expect(await text(await objects.read("music/a/master.mp3"))).toBe("0123456789");
    expect(await text(await objects.read("music/a/master.mp3", { first: 2, last: 4 }))).toBe("234");
    const files = await readdir(place.options.dataFolder);
    expect(files.filter((name) => name.includes("-"))).toEqual([]);
  });

  test("is replaced by a later one with the same key", async () => {
    await add("music/b/1.png", "first");
    await add("music/b/1.png", "second");
    expect(await text(await objects.read("music/b/1.png"))).toBe("second");
  });

  test("that is not there is an error", async () => {
    await expect(objects.size("music/none")).rejects.toThrow();
  });
});

test("all below a prefix are removed, and nothing beside it", async () => {
  for (const key of ["music/x/1/a", "music/x/2/b", "music/x1/a", "other/x/a"]) await add(key);
  await objects.removeAll("music/x");
  await objects.removeAll("music/x");
  const left = await place.objectKeys();
  expect(left.filter((key) => key.includes("x")).toSorted()).toEqual(["music/x1/a", "other/x/a"]);
});

test("what is noted for removal goes when it is due, unless the note is taken back", async () => {
  const database = await openDatabase(place.options, pino({ enabled: false }));
  const { queries } = database;
  for (const name of ["due", "later", "kept"]) await add(`noted/${name}/file`);
  await queries.transaction().execute(async (transaction) => {
    for (const name of ["due", "later", "kept"]) await removeLater(transaction, `noted/${name}`);
    await forgetRemoval(transaction, "noted/kept");
  });
  await queries
    .updateTable("object_removals")
    .set({ due_at: new Date(0) })
    .where("prefix", "in", ["noted/due", "noted/kept"])
    .execute();
  await removeDue(queries, objects);
  const left = (await place.objectKeys()).filter((key) => key.startsWith("noted/"));
  expect(left.toSorted()).toEqual(["noted/kept/file", "noted/later/file"]);
  await database.close();
});

test("the place of objects can be asked whether it is there", async () => {
  await expect(objects.check()).resolves.toBeUndefined();
});
