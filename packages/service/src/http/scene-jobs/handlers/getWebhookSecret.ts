import type { Handler } from "../router.ts";

/**
 * Get the secret of your webhooks
 *
 * `GET /v1/webhook-secret`
 */
export const getWebhookSecret: Handler<"getWebhookSecret"> = ({ principal, context }, reply) =>
  reply(200, { secret: context.webhookSecrets.of(principal) });
