/** What a rate limit tells, by the headers that the contract declares for it. */

import { Problem, type Response } from "@cantus/contract";
import { plainName } from "@cantus/contract/collections";
import type { Allowance } from "./overrides.ts";

/**
 * - `RateLimit`, `RateLimit-Policy`: structured fields of draft-ietf-httpapi-ratelimit-headers, the policy named as the
 *   contract's example names it
 * - `RateLimit-Limit`, `X-RateLimit-Remaining` and the like: numbers, the reset of those with an `X` as a time since 1970
 * - `Retry-After` (RFC 9110 §10.2.3), where there are none left
 */
export function rateLimitHeaders(
  response: Response | undefined,
  { limit, remaining, window, reset }: Allowance,
  now: number,
): Record<string, string> {
  const left = Math.max(0, remaining);
  const headers = (response?.headers ?? []).flatMap(({ name, examples }): [string, string][] => {
    const plain = plainName(name);
    const [, policy = '"default"'] = /^("[^"]*")/.exec(String(examples[0]?.value ?? "")) ?? [];
    if (plain === "ratelimit") return [[name, `${policy};r=${left};t=${reset}`]];
    if (plain === "ratelimitpolicy") return [[name, `${policy};q=${limit};w=${window}`]];
    if (/ratelimitlimit$/.test(plain)) return [[name, String(limit)]];
    if (/ratelimit(remaining|left)$/.test(plain)) return [[name, String(left)]];
    if (/ratelimitreset$/.test(plain)) {
      return [[name, String(plain.startsWith("x") ? Math.ceil(now / 1000) + reset : reset)]];
    }
    return plain === "retryafter" && remaining < 0 ? [[name, String(reset)]] : [];
  });
  return Object.fromEntries(headers);
}

/** The refusal of a request that is one too many. */
export function tooMany(response: Response | undefined, allowance: Allowance, now: number): Problem {
  return new Problem("too-many-requests", {
    detail: `There are ${allowance.limit} requests every ${allowance.window} s. Try again in ${allowance.reset} s.`,
    headers: { "Retry-After": String(allowance.reset), ...rateLimitHeaders(response, allowance, now) },
  });
}
