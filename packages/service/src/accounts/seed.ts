import type { Accounts } from "./accounts.ts";
import type { Owner } from "./principal.ts";

/** The organization that is there from the first start, so that there is something to call with. */
export const DEMO: Owner = { organizationId: "org_demo", userId: "user_demo" };

/** Creates the demo organization with one member and one API key. `undefined` when it is there already. */
export async function seedDemo(accounts: Accounts, key?: string): Promise<{ key: string } | undefined> {
  if (await accounts.hasOrganization(DEMO.organizationId)) return undefined;
  await accounts.createOrganization("Demo", DEMO.organizationId);
  await accounts.createUser("Demo", DEMO.userId);
  await accounts.setMembership(DEMO, ["USE_MUSIC_GENERATION"]);
  return accounts.createKey(DEMO, "demo", key);
}
