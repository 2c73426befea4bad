import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openScratch } from "./scratch.ts";

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "cantus-test-"));
});
afterAll(() => rm(parent, { recursive: true }));

/** As a process of this id has left it. */
async function leave(pid: number | undefined, host = hostname()): Promise<string> {
  const name = `cantus-scratch-${host}-${pid}-0b54`;
  await mkdir(join(parent, name));
  await writeFile(join(parent, name, "master.mp3"), "half of it");
  return name;
}

test("what killed processes left is removed, and nothing else", async () => {
  const living = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  try {
    const gone = await leave(spawnSync(process.execPath, ["-e", ""]).pid);
    const ownFormerLife = await leave(process.pid);
    const kept = [
      await leave(living.pid),
      await leave(1, "another-host"),
      await leave(undefined),
      basename((await openScratch(parent)).folder),
    ];
    // At the same time, as by two services of one process.
    const both = await Promise.all([openScratch(parent), openScratch(parent)]);
    const names = await readdir(parent);
    expect(names).not.toContain(gone);
    expect(names).not.toContain(ownFormerLife);
    expect(names.toSorted()).toEqual([...kept, ...both.map(({ folder }) => basename(folder))].toSorted());
    await Promise.all(both.map((scratch) => scratch.remove()));
    expect((await readdir(parent)).toSorted()).toEqual(kept.toSorted());
  } finally {
    living.kill();
    await once(living, "exit");
  }
});
