import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { embeddedFolder } from "./embedded-folder.ts";

let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "cantus-test-"));
});
afterEach(() => rm(dataFolder, { recursive: true, force: true }));

test("a database whose making was cut short is made anew, and one that was made is kept", async () => {
  const half = join(dataFolder, "database.new-a1b2c3");
  await mkdir(half);
  // PostgreSQL takes a folder with this file for a database.
  await writeFile(join(half, "PG_VERSION"), "17\n");
  const folder = await embeddedFolder(dataFolder);
  expect(await readdir(dataFolder)).toEqual(["database"]);
  expect(await readdir(folder)).toContain("postgresql.conf");

  await writeFile(join(folder, "kept"), "");
  expect(await embeddedFolder(dataFolder)).toBe(folder);
  expect(await readdir(folder)).toContain("kept");
});

test("one that cannot be made leaves nothing behind", async () => {
  const { NODE_OPTIONS } = process.env;
  // As if the maker were killed.
  process.env.NODE_OPTIONS = "--import=data:text/javascript,process.kill(process.pid,'SIGKILL')";
  try {
    await expect(embeddedFolder(dataFolder)).rejects.toThrow("its maker ended with SIGKILL");
  } finally {
    if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = NODE_OPTIONS;
  }
  expect(await readdir(dataFolder)).toEqual([]);
});
