import type { Contract } from "@cantus/contract";
import type { Scenarios } from "../scenario/scenarios.ts";
import type { Sessions } from "../session.ts";
import type { MockedContract } from "../types.ts";

/** What handlers work with. */
export interface Context {
  readonly sessions: Sessions;
  readonly scenarios: Scenarios;
  readonly contracts: () => readonly Contract[];
  readonly described: () => readonly MockedContract[];
}

/** Nobody has to say who they are. */
export type Principal = undefined;
