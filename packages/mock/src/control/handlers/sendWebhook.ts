import { webhooksOf } from "../../callbacks/declared.ts";
import { sendNow } from "../../callbacks/deliver.ts";
import { contractCalled, noSuch } from "../place.ts";
import type { Handler } from "../router.ts";

/**
 * Send a webhook
 *
 * `POST /webhooks/{contract}/{webhook}`
 */
export const sendWebhook: Handler<"sendWebhook"> = async ({ path, headers, body, context }, reply) => {
  const contract = contractCalled(context, path.contract);
  const webhooks = webhooksOf(contract);
  const webhook = webhooks.find(({ name }) => name === path.webhook);
  if (!webhook)
    throw noSuch(
      "webhook",
      path.webhook,
      webhooks.map(({ name }) => name),
    );
  const session = context.sessions.get(headers["X-Mock-Session"]);
  sendNow(webhook, body.url, body.body, context.deliveringFor(contract, session));
  return reply(202);
};
