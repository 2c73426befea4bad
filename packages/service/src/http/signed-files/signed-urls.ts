import { Problem } from "@cantus/server";
import type { Request } from "express";
import type { UrlSigner } from "../../storage/signed-url.ts";

/** Makes and checks URLs that open one path for a time, for whoever has them. */
export class SignedUrls {
  readonly #signer: UrlSigner;
  readonly #seconds: number;
  readonly #publicUrl: string | undefined;

  /** URLs open for `seconds`. They begin with `publicUrl`; without one, as the request did that asks for them. */
  constructor(signer: UrlSigner, seconds: number, publicUrl: string | undefined) {
    this.#signer = signer;
    this.#seconds = seconds;
    this.#publicUrl = publicUrl;
  }

  /** A URL of the path, for whoever makes the request. */
  sign(request: Request, path: string): string {
    const query = this.#signer.sign(path, new Date(Date.now() + this.#seconds * 1000));
    return `${this.#publicUrl ?? `${request.protocol}://${request.host}`}${path}?${query}`;
  }

  /** @throws Problem `signature-invalid` unless the query opens the path now. */
  require(path: string, { expires, signature }: { readonly expires: number; readonly signature: string }): void {
    const rejection = this.#signer.check(path, new URLSearchParams({ expires: `${expires}`, signature }));
    if (!rejection) return;
    const expired = () => `Expired at ${new Date(expires * 1000).toISOString()}`;
    const detail = rejection === "expired" ? expired() : "The signature does not fit this URL";
    throw new Problem("signature-invalid", { status: 403, detail });
  }
}
