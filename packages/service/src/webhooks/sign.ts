import { createHmac } from "node:crypto";

/**
 * The header fields of a message by Standard Webhooks.
 *
 * @param secret `whsec_…`
 * @param id the same whenever the message is sent
 */
export function signedHeaders(secret: string, id: string, body: string, now = new Date()): Record<string, string> {
  const timestamp = `${Math.floor(now.getTime() / 1000)}`;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
