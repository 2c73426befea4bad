import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import { mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { openEmbedded } from "../database/embedded.ts";
import { JobQueue } from "../jobs/queue.ts";

/**
 * Puts an empty, migrated database into a data folder. Making one takes seconds, copying it does not: the first test
 * that asks leaves an image in the temporary folder, named after what it was made from.
 */
export async function copyImage(folder: string): Promise<void> {
  // In one go: of a thousand small files the asynchronous copy takes several times as long.
  cpSync(await image(), folder, { recursive: true });
}

async function image(): Promise<string> {
  const place = join(tmpdir(), `cantus-service-image-${await fingerprint()}`);
  if (await isThere(place)) return place;
  const folder = await mkdtemp(join(tmpdir(), "cantus-service-"));
  const database = await openEmbedded(folder);
  const queue = new JobQueue(database.boss, pino({ enabled: false }));
  await queue.start();
  await queue.stop();
  await database.close();
  try {
    await rename(folder, place);
  } catch (error) {
    // Another test file was faster.
    if (!(await isThere(place))) throw error;
    await rm(folder, { recursive: true });
  }
  return place;
}

async function fingerprint(): Promise<string> {
  const migrations = new URL("../database/migrations/", import.meta.url);
  const files = (await readdir(migrations)).toSorted().map((name) => new URL(name, migrations));
  const hash = createHash("sha256");
  for (const file of [
    ...files,
    new URL("../jobs/lane.ts", import.meta.url),
    new URL("../jobs/queue.ts", import.meta.url),
    new URL("../../package.json", import.meta.url),
  ])
    hash.update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
