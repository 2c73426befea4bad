import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { inject } from "vitest";
import type { Config } from "../config.ts";
import { copyImage } from "./image.ts";

/** A place for a service's data, empty and migrated: nobody else's. */
export interface Place {
  readonly options: Pick<Config, "dataFolder" | "databaseUrl" | "databaseConnections" | "s3">;
  /** The same for a process. */
  readonly environment: Readonly<Record<string, string>>;
  /** The keys of all objects. */
  objectKeys(): Promise<string[]>;
  remove(): Promise<void>;
}

/**
 * A new place: a folder, for the embedded database and objects as files; or, in the test run that has servers, a
 * database of the PostgreSQL server and a bucket of the S3 server. The same tests run in both.
 */
export async function newPlace(): Promise<Place> {
  const servers = inject("servers");
  if (!servers) return newFolder();
  // Only who has servers needs their clients.
  const { newServerPlace } = await import("./server-place.ts");
  return newServerPlace(servers);
}

async function newFolder(): Promise<Place> {
  const dataFolder = await mkdtemp(join(tmpdir(), "cantus-service-"));
  await copyImage(dataFolder);
  return {
    options: { dataFolder, databaseUrl: undefined, databaseConnections: 0, s3: undefined },
    environment: { CANTUS_DATA: dataFolder },
    async objectKeys() {
      const folder = join(dataFolder, "objects");
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
    },
    remove: () => rm(dataFolder, { recursive: true, force: true }),
  };
}
