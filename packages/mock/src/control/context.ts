import type { Contract } from "@cantus/contract";
import type { Delivering } from "../callbacks/deliver.ts";
import type { Scenarios } from "../scenario/scenarios.ts";
import type { Session, Sessions } from "../session.ts";
import type { MockedContract } from "../types.ts";

/** What handlers work with. */
export interface Context {
  readonly sessions: Sessions;
  readonly scenarios: Scenarios;
  readonly contracts: () => readonly Contract[];
  readonly described: () => readonly MockedContract[];
  /** How webhooks leave. */
  readonly deliveringFor: (contract: Contract, session: Session) => Delivering;
}

/** Nobody has to say who they are. */
export type Principal = undefined;
