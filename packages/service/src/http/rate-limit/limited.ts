import { type AuthenticationContext, Problem } from "@cantus/server";
import type { Principal } from "../../accounts/principal.ts";
import type { Allowance, RateLimits } from "./rate-limits.ts";

type Authenticate = (key: string, context: AuthenticationContext) => Promise<Principal | undefined>;

/**
 * Authenticates, and takes each request out of its key's quota: bad requests count like good ones. The answer, whatever
 * it is, says what is left. Without `limits` nothing is limited.
 */
export function limited(authenticate: Authenticate, limits: RateLimits | undefined): Authenticate {
  if (!limits) return authenticate;
  return async (key, context) => {
    const principal = await authenticate(key, context);
    if (!principal) return undefined;
    const allowance = await limits.take(principal.keyId);
    for (const [name, value] of Object.entries(fieldsOf(allowance))) context.request.res?.setHeader(name, value);
    if (allowance.isAllowed) return principal;
    throw new Problem("too-many-requests", {
      // Rounded up: whoever comes back then is let in.
      headers: { "Retry-After": `${Math.max(1, Math.ceil(allowance.retryInSeconds))}` },
    });
  };
}

/** The fields of draft-ietf-httpapi-ratelimit-headers. */
function fieldsOf({ policy, remaining, fullInSeconds }: Allowance): Record<string, string> {
  return {
    RateLimit: `"${policy.name}";r=${remaining};t=${Math.ceil(fullInSeconds)}`,
    "RateLimit-Policy": `"${policy.name}";q=${policy.quota};w=${policy.seconds}`,
  };
}
