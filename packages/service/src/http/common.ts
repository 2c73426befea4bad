import type { Logger } from "pino";
import { type Around, around } from "./answer/answering.ts";
import { refusedJobs } from "./answer/refused-jobs.ts";
import { conditional } from "./conditional/conditional.ts";
import type { IdempotencyKeys } from "./idempotency/idempotency-keys.ts";
import { idempotent } from "./idempotency/idempotent.ts";
import { checkedReceiver } from "./webhooks/checked-receiver.ts";

export interface CommonParts {
  readonly idempotencyKeys: IdempotencyKeys;
  /** How long a signed URL opens. */
  readonly signedUrlSeconds: number;
  /** Whether webhooks may be received in private networks. */
  readonly allowPrivateWebhooks: boolean;
  readonly log: Logger;
}

/**
 * Gives every handler what holds in all three APIs: entity tags and conditions, idempotency keys, receivers that are
 * called, a queue that may be full. What applies to an operation, its contract says.
 */
export function withCommon<Handlers extends object>(handlers: Handlers, parts: CommonParts): Handlers {
  const layers: readonly Around[] = [
    conditional(parts.signedUrlSeconds),
    checkedReceiver(parts.allowPrivateWebhooks),
    idempotent(parts.idempotencyKeys, parts.log),
    refusedJobs,
  ];
  return around(handlers, ...layers);
}
