import { Problem } from "@cantus/server";
import type { Accounts } from "../../accounts/accounts.ts";
import type { Capability, Owner } from "../../accounts/principal.ts";
import type { Principal } from "./context.ts";

const CAPABILITY: Capability = "USE_MUSIC_GENERATION";

/** Whom a key acts for. @throws Problem `forbidden` for one that may not work with music. */
export async function authenticate(accounts: Accounts, key: string): Promise<Principal | undefined> {
  const principal = await accounts.authenticate(key);
  if (principal && !principal.capabilities.has(CAPABILITY))
    throw new Problem("forbidden", { detail: `${CAPABILITY} capability required` });
  return principal;
}

/**
 * Whose things a call is about: the caller's, in the organization of the path.
 *
 * @throws Problem `not-found` for an organization that the caller does not belong to, as if it did not exist.
 */
export function ownerOf(principal: Principal, organizationId: string): Owner {
  if (principal.organizationId !== organizationId)
    throw new Problem("not-found", { detail: "Organization not found", details: { organization_id: organizationId } });
  return principal;
}
