import type { Database } from "../database/open.ts";
import type { JobPart } from "./job.ts";

/** The finished parts of these jobs, in order, by the job's id. */
export async function partsOf(
  database: Database,
  jobIds: readonly string[],
): Promise<ReadonlyMap<string, readonly JobPart[]>> {
  const parts = new Map<string, JobPart[]>(jobIds.map((id) => [id, []]));
  if (jobIds.length === 0) return parts;
  const rows = await database
    .selectFrom("job_parts")
    .selectAll()
    .where("job_id", "in", jobIds)
    .orderBy("number")
    .execute();
  for (const { job_id, number, data, created_at } of rows) parts.get(job_id)?.push({ number, data, at: created_at });
  return parts;
}
