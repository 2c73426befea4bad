import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createService } from "@cantus/service";
import pg from "pg";
import { startPostgres } from "../../../packages/service/src/testing/postgres.ts";

/** A PostgreSQL server of the bench's own. */
export interface DatabaseServer {
  /** A new database with the service's tables, and nothing in them. */
  create(): Promise<Database>;
  stop(): Promise<void>;
}

export interface Database {
  readonly url: string;
  readonly client: pg.Client;
  drop(): Promise<void>;
}

/** Where the server writes what it logs, by day; `plans.ts` reads it. */
export const LOG = "log";

/** @param folder what the server keeps, its log too */
export async function startDatabaseServer(folder: string): Promise<DatabaseServer> {
  const server = await startPostgres(folder, {
    // As a server for a million rows is set up; PostgreSQL's own defaults are for the smallest machines.
    shared_buffers: "1GB",
    maintenance_work_mem: "256MB",
    random_page_cost: 1.1,
    session_preload_libraries: "auto_explain",
    "auto_explain.log_format": "json",
    logging_collector: "on",
    log_destination: "jsonlog",
    log_directory: join(folder, "postgres", LOG),
  });
  const administrator = await connected(`${server.url}/postgres`);
  let count = 0;
  return {
    async create() {
      const name = `bench_${count++}`;
      await administrator.query(`create database ${name}`);
      const url = `${server.url}/${name}`;
      await migrate(url);
      const client = await connected(url);
      return {
        url,
        client,
        async drop() {
          await client.end();
          await administrator.query(`drop database ${name} with (force)`);
        },
      };
    },
    async stop() {
      await administrator.end();
      await server.stop();
    },
  };
}

/** A folder for one run, removed after it. */
export async function inFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "cantus-bench-"));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The service makes its tables when it starts, and the demo organization, which can pay for all of it here. */
async function migrate(url: string): Promise<void> {
  await inFolder(async (dataFolder) => {
    const service = await createService({
      dataFolder,
      databaseUrl: url,
      role: "api",
      logLevel: "silent",
      demoLibrary: false,
      initialCredits: 1_000_000_000,
    });
    await service.close();
  });
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  // The server is ended before all that is connected to it.
  client.on("error", () => {});
  await client.connect();
  return client;
}
