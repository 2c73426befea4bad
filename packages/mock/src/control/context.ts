import type { Contract } from "@cantus/contract";
import type { Sessions } from "../session.ts";
import type { MockedContract } from "../types.ts";

/** What handlers work with. */
export interface Context {
  readonly sessions: Sessions;
  readonly contracts: () => readonly Contract[];
  readonly described: () => readonly MockedContract[];
}

/** Nobody has to say who they are. */
export type Principal = undefined;
