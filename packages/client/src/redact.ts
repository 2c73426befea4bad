/** Requests as errors and logs may show them. */
import type { FailedRequest } from "./errors.ts";

const SECRET = /auth|cookie|\bkey$|_key$|apikey|token|secret|password|^sig/i;

/** Without the user name and password of the address, and without the values of headers and parameters that are secret. */
export function redacted({ method, url, headers }: Request): FailedRequest {
  const shown = new URL(url);
  shown.username = shown.password = "";
  for (const name of [...shown.searchParams.keys()]) {
    if (SECRET.test(name)) shown.searchParams.set(name, "redacted");
  }
  const plain = [...headers].map(([name, value]) => [name, SECRET.test(name) ? "[redacted]" : value]);
  return { method, url: shown.href, headers: Object.fromEntries(plain) };
}
