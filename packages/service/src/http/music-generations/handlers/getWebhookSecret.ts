import { Problem } from "@cantus/server";
import type { Handler } from "../router.ts";

/**
 * Get the secret of your webhooks
 *
 * `GET /v1/music/{organization_id}/webhook-secret`
 */
export const getWebhookSecret: Handler<"getWebhookSecret"> = async () => {
  throw new Problem("not-implemented", { detail: "getWebhookSecret is not implemented yet." });
};
