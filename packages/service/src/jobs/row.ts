import type { Selectable } from "kysely";
import type { Schema } from "../database/schema.ts";
import type { FailureCode, Job } from "./job.ts";

/** A job as the table has it, as a job. */
export function toJob(row: Selectable<Schema["jobs"]>): Job {
  return {
    id: row.id,
    sequence: row.sequence,
    kind: row.kind,
    lane: row.lane,
    organizationId: row.organization_id,
    userId: row.user_id,
    status: row.status,
    progress: row.progress,
    request: row.request,
    resultId: row.result_id,
    errorCode: row.error_code as FailureCode | null,
    errorMessage: row.error_message,
    refusalReason: row.refusal_reason,
    traceId: row.trace_id,
    attempts: row.attempts,
    retries: row.retries,
    credits: row.credits,
    partsTotal: row.parts_total,
    partsDone: row.parts_done,
    webhookUrl: row.webhook_url,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
