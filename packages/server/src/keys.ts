/** Credentials that are known beforehand, compared so that the time it takes tells nothing about them. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Authenticate } from "./options.ts";
import { ServerError } from "./server-error.ts";

/** A key as it is written, or as `sha256:` and its digest in hexadecimal: then no file or variable holds the key itself. */
type Key = string;

const DIGEST = /^sha256:([0-9a-f]{64})$/i;

/**
 * A security function for API keys and bearer tokens: the caller of a key in a list is `true`, of one in a record what
 * stands under it. Each accepted key is compared, in constant time, whichever it is.
 *
 * @param keys each as it is written, or as `sha256:` and its SHA-256 digest in hexadecimal
 * @throws {ServerError} BAD_KEY for one that is empty or no text, as of a variable that is not set
 * @example
 * security: { ApiKeyAuth: acceptKeys({ [process.env.ADA_KEY]: { name: "Ada" } }), Bearer: acceptKeys(["sha256:9f86d0…"]) }
 */
export function acceptKeys(keys: readonly Key[]): Authenticate<string, true>;
export function acceptKeys<Principal>(keys: Readonly<Record<Key, Principal>>): Authenticate<string, Principal>;
export function acceptKeys(keys: readonly Key[] | Readonly<Record<Key, unknown>>): Authenticate<string, unknown> {
  const entries = Array.isArray(keys) ? keys.map((key) => [key, true] as const) : Object.entries(keys);
  const accepted = entries.map(([key, principal]) => ({ digest: digestOfKey(key), principal }));
  return (credential) => {
    const digest = digestOf(credential);
    let principal: unknown;
    for (const each of accepted) if (timingSafeEqual(each.digest, digest)) principal = each.principal;
    return principal;
  };
}

/**
 * Whether a credential is the expected one, in time that does not depend on where they differ.
 *
 * @example security: { Basic: ({ username, password }) => username === "ada" && isSameSecret(password, PASSWORD) && ada }
 */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

function digestOfKey(key: Key): Buffer {
  // `{ [process.env.KEY]: … }` makes a key of the text `undefined`.
  if (typeof key !== "string" || key === "" || key === "undefined") {
    const message = `acceptKeys was given ${key === "" ? "an empty key" : "a key that is undefined"}: is the variable set that it comes from?`;
    throw new ServerError("BAD_KEY", message);
  }
  const hexadecimal = DIGEST.exec(key)?.[1];
  return hexadecimal === undefined ? digestOf(key) : Buffer.from(hexadecimal, "hex");
}

/** Of one length, as `timingSafeEqual` needs, whatever the length of the text. */
function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
