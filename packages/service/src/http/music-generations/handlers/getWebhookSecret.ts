import { ownerOf } from "../owner.ts";
import type { Handler } from "../router.ts";

/**
 * Get the secret of your webhooks
 *
 * `GET /v1/music/{organization_id}/webhook-secret`
 */
export const getWebhookSecret: Handler<"getWebhookSecret"> = ({ path, principal, context }, reply) => {
  const owner = ownerOf(principal, path.organization_id);
  return reply(200, { secret: context.webhookSecrets.of(owner) });
};
