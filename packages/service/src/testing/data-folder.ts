import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pino from "pino";
import { openDatabase } from "../database/open.ts";
import { JobQueue } from "../jobs/queue.ts";

/**
 * A data folder with an empty, migrated database. Making one takes seconds, copying it does not: the first test that
 * asks leaves an image in the temporary folder, named after what it was made from.
 */
export async function newDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cantus-service-"));
  // In one go: of a thousand small files the asynchronous copy takes several times as long.
  cpSync(await baseImage(), folder, { recursive: true });
  return folder;
}

async function baseImage(): Promise<string> {
  const image = join(tmpdir(), `cantus-service-image-${await fingerprint()}`);
  if (await isThere(image)) return image;
  const folder = await mkdtemp(join(tmpdir(), "cantus-service-"));
  const database = await openDatabase(folder);
  const queue = new JobQueue(database.pglite, pino({ enabled: false }));
  await queue.start();
  await queue.stop();
  await database.close();
  try {
    await rename(folder, image);
  } catch (error) {
    // Another test file was faster.
    if (!(await isThere(image))) throw error;
    await rm(folder, { recursive: true });
  }
  return image;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of [
    "../database/migrations/0001-first.ts",
    "../database/migrations/0002-three-apis.ts",
    "../jobs/queue.ts",
    "../../package.json",
  ])
    hash.update(await readFile(new URL(file, import.meta.url)));
  return hash.digest("hex").slice(0, 16);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
