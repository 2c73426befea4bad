import { createHmac, timingSafeEqual } from "node:crypto";

/** Why a signed URL does not open. */
export type Rejection = "invalid" | "expired";

/** Signs the keys of objects, and checks what comes back. */
export class UrlSigner {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The query that opens `key` until `expiresAt`: `expires=1767225600&signature=…`. */
  sign(key: string, expiresAt: Date): string {
    const expires = Math.floor(expiresAt.getTime() / 1000);
    return `expires=${expires}&signature=${this.#signature(key, expires)}`;
  }

  /** `undefined` when the query opens `key` at the time `now`. */
  check(key: string, query: URLSearchParams, now = new Date()): Rejection | undefined {
    const expires = Number(query.get("expires"));
    if (!Number.isSafeInteger(expires)) return "invalid";
    const expected = Buffer.from(this.#signature(key, expires));
    const given = Buffer.from(query.get("signature") ?? "");
    // In constant time, or the time it takes would tell how much of a guess was right.
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "invalid";
    return expires * 1000 <= now.getTime() ? "expired" : undefined;
  }

  #signature(key: string, expires: number): string {
    return createHmac("sha256", this.#secret).update(`${expires}\n${key}`).digest("base64url");
  }
}
