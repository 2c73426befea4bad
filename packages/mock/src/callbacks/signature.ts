/** Standard Webhooks (https://www.standardwebhooks.com): headers by which a receiver knows what it got, and from whom. */
import { createHmac } from "node:crypto";
import type { Contract } from "@cantus/contract";

/** The secret that the contract's examples show: `whsec_…`. */
export function webhookSecretOf(contract: Contract): string | undefined {
  for (const { responses } of contract.operations) {
    for (const { examples } of responses.flatMap(({ content }) => content)) {
      for (const { value } of examples) {
        const [secret] = /whsec_[A-Za-z0-9+/=_-]+/.exec(JSON.stringify(value) ?? "") ?? [];
        if (secret !== undefined) return secret;
      }
    }
  }
  return undefined;
}

/** @param seconds since 1970 */
export function sign(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}
