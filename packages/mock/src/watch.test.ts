import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Watching, watchFolders } from "./watch.ts";

let folder: string;
let watching: Watching;
let changes: string[][];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-watch-"));
  await writeFile(join(folder, "a.yaml"), "1");
  changes = [];
  watching = watchFolders(
    (file) => file.endsWith(".yaml"),
    (files) => changes.push([...files]),
    30,
  );
  watching.set([folder]);
});

afterEach(async () => {
  watching.close();
  await rm(folder, { recursive: true });
});

it("tells of a save once, though it is several changes", async () => {
  await writeFile(join(folder, "a.yaml"), "2");
  await writeFile(join(folder, "a.yaml"), "3");
  await expect.poll(() => changes).toEqual([[join(folder, "a.yaml")]]);
});

it("follows a file that is saved by renaming, again and again", async () => {
  for (const count of [1, 2]) {
    await writeFile(join(folder, "a.yaml~"), "new");
    await rename(join(folder, "a.yaml~"), join(folder, "a.yaml"));
    await expect.poll(() => changes).toHaveLength(count);
  }
});

it("passes over other files", async () => {
  await writeFile(join(folder, "notes.txt"), "x");
  await writeFile(join(folder, "b.yaml"), "x");
  await expect.poll(() => changes).toEqual([[join(folder, "b.yaml")]]);
});

it("tells whether a file goes on changing", async () => {
  const goesOn = watching.staysQuiet(60_000);
  await writeFile(join(folder, "notes.txt"), "x");
  await writeFile(join(folder, "a.yaml"), "2");
  expect(await goesOn).toBe(false);
  await expect.poll(() => changes).toHaveLength(1);
  expect(await watching.staysQuiet(1)).toBe(true);
});

it("waits for no quiet after its end", async () => {
  const quiet = watching.staysQuiet(60_000);
  watching.close();
  expect(await quiet).toBe(true);
});

it("says nothing after its end", async () => {
  watching.close();
  await writeFile(join(folder, "a.yaml"), "2");
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(changes).toEqual([]);
});

it("does without a folder that is not there", () => {
  expect(() => watching.set([join(folder, "gone")])).not.toThrow();
});
