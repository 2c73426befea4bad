import type { Principal as Account } from "../../accounts/principal.ts";

/** What handlers get as `context`: nothing yet. */
export type Context = undefined;

/** Who a caller is: the member that the API key acts for. */
export type Principal = Account;
