import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FolderLockedError, lockFolder } from "./lock.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-lock-"));
  file = join(folder, "service.lock");
});
afterEach(() => rm(folder, { recursive: true }));

/** The id of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;

describe("the lock of a data folder", () => {
  test("holds the process's id, and is gone when it is released", async () => {
    const lock = await lockFolder(file);
    expect(await readFile(file, "utf8")).toBe(`${process.pid}\n`);
    await lock.release();
    expect(existsSync(file)).toBe(false);
  });

  test("is not given twice, not in one process either", async () => {
    const lock = await lockFolder(file);
    await expect(lockFolder(file)).rejects.toThrow(FolderLockedError);
    await lock.release();
    await (await lockFolder(file)).release();
  });

  test("names the process that has it", async () => {
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
    try {
      await writeFile(file, `${other.pid}\n`);
      await expect(lockFolder(file)).rejects.toThrow(`in use by process ${other.pid}`);
    } finally {
      other.kill("SIGKILL");
    }
  });

  test.each([
    ["a process that is gone", () => deadPid()],
    ["a former process of the same id", () => process.pid],
    ["nobody", () => ""],
  ])("is taken over from %s", async (_, pid) => {
    await writeFile(file, `${pid()}\n`);
    const lock = await lockFolder(file);
    expect(await readFile(file, "utf8")).toBe(`${process.pid}\n`);
    await lock.release();
  });

  test("is taken over by one of those who try at the same time", async () => {
    await writeFile(file, `${deadPid()}\n`);
    const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => lockFolder(file)));
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
