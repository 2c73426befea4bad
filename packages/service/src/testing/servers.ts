/** Before all tests of the run with servers: starts PostgreSQL and an S3 server, real ones, and ends them after. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import pino from "pino";
import type { TestProject } from "vitest/node";
import { openServer } from "../database/server.ts";
import { JobQueue } from "../jobs/queue.ts";
import { startPostgres } from "./postgres.ts";

/** What tests know of the servers. */
export interface Servers {
  /** Without a database's name: `postgres://postgres@127.0.0.1:40123`. */
  readonly postgres: string;
  /** The database that others are copied from: it has all tables, and nothing in them. */
  readonly template: string;
  readonly s3: string;
}

declare module "vitest" {
  interface ProvidedContext {
    servers: Servers | undefined;
  }
}

const TEMPLATE = "template_cantus";

export async function startServers(): Promise<Servers & { stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "cantus-servers-"));
  const postgres = await startPostgres(folder);
  const s3 = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: join(folder, "s3"),
    // It calculates the signature of a request to a bucket with another path than the one that is sent.
    allowMismatchedSignatures: true,
  });
  const { port } = await s3.run();
  await makeTemplate(postgres.url);
  return {
    postgres: postgres.url,
    template: TEMPLATE,
    s3: `http://127.0.0.1:${port}`,
    async stop() {
      await s3.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...servers } = await startServers();
  project.provide("servers", servers);
  return stop;
}

async function makeTemplate(url: string): Promise<void> {
  const log = pino({ enabled: false });
  const maintenance = await openBare(`${url}/postgres`);
  await maintenance.query(`create database ${TEMPLATE}`);
  await maintenance.end();
  const database = await openServer(`${url}/${TEMPLATE}`, 2, log);
  const queue = new JobQueue(database.boss, log);
  await queue.start();
  await queue.stop();
  await database.close();
}

async function openBare(url: string) {
  const { default: pg } = await import("pg");
  const client = new pg.Client(url);
  await client.connect();
  return client;
}
