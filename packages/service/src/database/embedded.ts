import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { Kysely, PGliteDialect } from "kysely";
import { fromPglite } from "pg-boss";
import { embeddedFolder } from "./embedded-folder.ts";
import { collectGarbage } from "./garbage.ts";
import { lockFolder } from "./lock.ts";
import { migrate } from "./migrate.ts";
import type { OpenDatabase } from "./open.ts";
import type { Schema } from "./schema.ts";

/**
 * PostgreSQL keeps 128 MB of pages unless it is told otherwise, which for one process is most of its memory. The folder's
 * files are in the system's cache anyway.
 */
const SETTINGS = ["shared_buffers=16MB"];

/**
 * Opens the database in `<dataFolder>/database`, made on first use, under the lock `<dataFolder>/service.lock`. The lock
 * stands outside the database's own folder, where PostgreSQL's files are alone.
 *
 * @throws FolderLockedError while another process has it.
 */
export async function openEmbedded(dataFolder: string): Promise<OpenDatabase> {
  await mkdir(dataFolder, { recursive: true });
  const lock = await lockFolder(join(dataFolder, "service.lock"));
  let pglite: PGlite | undefined;
  try {
    pglite = await PGlite.create(await embeddedFolder(dataFolder), {
      extensions: { pg_trgm },
      startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ["-c", setting])],
    });
    const opened = pglite;
    const queries = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
    await migrate(queries);
    collectGarbage();
    return {
      queries,
      boss: { db: fromPglite(opened), backend: "pglite" },
      exclusive: true,
      async close() {
        await opened.close();
        await lock.release();
      },
    };
  } catch (error) {
    await pglite?.close();
    await lock.release();
    throw error;
  }
}
