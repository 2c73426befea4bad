import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "./database.ts";
import { LOG } from "./database.ts";

/** How a query reads a table: `Index Scan of jobs by jobs_pkey`. */
export type Access = string;

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

/** How long the server may take to hear of a setting, and to write its log. */
const SETTLE_MS = 500;

/** Calls, and tells how the queries of whoever was called reached the tables, as PostgreSQL itself has planned them. */
export async function accessesOf({ client }: Database, folder: string, call: () => Promise<void>): Promise<Access[]> {
  const explain = async (milliseconds: number) => {
    await client.query(`alter system set auto_explain.log_min_duration = ${milliseconds}`);
    await client.query("select pg_reload_conf()");
    await delay(SETTLE_MS);
  };
  const before = (await plans(folder)).length;
  await explain(0);
  await call();
  await explain(-1);
  const made = (await plans(folder)).slice(before);
  return [...new Set(made.flatMap(accesses))];
}

/** @throws when a query has read a table of jobs from one end to the other */
export function expectIndexes(name: string, found: readonly Access[]): void {
  const all = found.find((access) => /^(Parallel )?Seq Scan of (jobs|music_jobs)$/.test(access));
  if (all) throw new Error(`${name}: ${all}`);
  if (!found.some((access) => / of (jobs|music_jobs|music_job_counts) by /.test(access)))
    throw new Error(`${name}: no index of jobs is in the plans: ${found.join(", ")}`);
}

async function plans(folder: string): Promise<PlanNode[]> {
  const log = join(folder, "postgres", LOG);
  if (!existsSync(log)) return [];
  const files = (await readdir(log)).filter((file) => file.endsWith(".json")).sort();
  const lines = (await Promise.all(files.map((file) => readFile(join(log, file), "utf8")))).join("").split("\n");
  return lines.flatMap((line) => {
    const [, plan] = line === "" ? [] : (JSON.parse(line).message?.split(" plan:\n") ?? []);
    return plan === undefined ? [] : [JSON.parse(plan).Plan];
  });
}

function accesses(node: PlanNode): Access[] {
  const { "Node Type": type, "Relation Name": table, "Index Name": index, Plans: below = [] } = node;
  // What a bitmap heap scan reads, the bitmap index scans below it say.
  const isAccess = index !== undefined || type === "Seq Scan";
  const own = isAccess ? [`${type}${table ? ` of ${table}` : ""}${index ? ` by ${index}` : ""}`] : [];
  return [...own, ...below.flatMap(accesses)];
}
