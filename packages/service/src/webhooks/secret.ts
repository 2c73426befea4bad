import { hkdfSync } from "node:crypto";
import type { Owner } from "../accounts/principal.ts";

/**
 * What webhooks are signed with: a secret for each member of an organization. It is made out of the service's own, so
 * that every process has the same and none of them is kept anywhere.
 */
export class WebhookSecrets {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** As Standard Webhooks writes it: `whsec_` and 32 bytes in Base64. */
  of({ organizationId, userId }: Owner): string {
    const bytes = hkdfSync("sha256", this.#secret, "", `webhooks\n${organizationId}\n${userId}`, 32);
    return `whsec_${Buffer.from(bytes).toString("base64")}`;
  }
}
