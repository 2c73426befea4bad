import type { Owner } from "../../accounts/principal.ts";
import type { Transaction } from "../../database/open.ts";
import { IdempotencyKeys } from "./idempotency-keys.ts";

/** For handlers that accept a job: what is known of earlier attempts at the same request. */
export interface Idempotency {
  /** The job that an earlier attempt has accepted already. It is to be answered, and none to be created. */
  readonly jobId: string | undefined;
  /** To be called in the transaction that accepts the job. */
  accepted(transaction: Transaction, jobId: string): Promise<void>;
}

/** Of a request without a key. */
export const NO_IDEMPOTENCY: Idempotency = { jobId: undefined, accepted: async () => {} };

export function idempotencyOf(owner: Owner, key: string, jobId: string | undefined): Idempotency {
  return {
    jobId,
    accepted: (transaction, accepted) => IdempotencyKeys.accepted(transaction, owner, key, accepted),
  };
}
