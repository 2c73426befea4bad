import type { WebhookSecrets } from "../webhooks/secret.ts";
import type { Idempotency } from "./idempotency/idempotency.ts";

/** What the handlers of every API have. */
export interface CommonContext {
  /** Of this request: set anew for each that has an `Idempotency-Key`. */
  readonly idempotency: Idempotency;
  readonly webhookSecrets: WebhookSecrets;
  /** Aborted when the service closes: streams end then. */
  readonly closing: AbortSignal;
}
