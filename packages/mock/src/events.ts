/** What the mock tells whoever runs it. */

import type { ContractError, ContractNotice, Problem, Violation } from "@cantus/contract";
import type { Delivery } from "./callbacks/deliver.ts";
import type { Source } from "./exchange.ts";

export type MockEvent =
  | RequestEvent
  | CallbackEvent
  | UnfaithfulEvent
  | ContractFaultEvent
  | FailureEvent
  | ReloadedEvent
  | ReloadFailedEvent;

/** A request has been answered. */
export interface RequestEvent {
  readonly kind: "request";
  readonly method: string;
  readonly path: string;
  /** Without its `?`. */
  readonly query: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The contract's name, where one answered. */
  readonly contract: string | undefined;
  readonly operationId: string | undefined;
  /** Why it was refused. */
  readonly problem: Problem | undefined;
  /** Where the answer came from; absent for a refusal. */
  readonly source: Source | undefined;
}

/** A caller was called back, or could not be. */
export interface CallbackEvent {
  readonly kind: "callback";
  readonly contract: string;
  /** Absent for a webhook that was sent by hand. */
  readonly operationId: string | undefined;
  readonly delivery: Delivery;
}

/** An answer breaks its schema, because neither the examples nor anything that could be made keeps it. */
export interface UnfaithfulEvent {
  readonly kind: "unfaithful-answer";
  readonly contract: string;
  readonly operationId: string;
  readonly status: number;
  /** JSON pointer of the media type or header in the contract. */
  readonly pointer: string;
  readonly violations: readonly Violation[];
}

/** Something in the contract cannot be done as it is written: an example breaks its schema, a pattern is none. */
export interface ContractFaultEvent {
  readonly kind: "contract-fault";
  readonly contract: string;
  /** With its file, line and column. */
  readonly notice: ContractNotice;
}

/** A mistake of the mock itself: the caller got the contract's 500. */
export interface FailureEvent {
  readonly kind: "failure";
  readonly method: string;
  readonly path: string;
  readonly error: unknown;
}

export interface ReloadedEvent {
  readonly kind: "reloaded";
  readonly contract: string;
  /** The file that had changed. */
  readonly file: string;
  readonly operations: number;
  /** How long it took, in milliseconds. */
  readonly milliseconds: number;
}

/** A changed contract cannot be read; the last good one goes on answering. */
export interface ReloadFailedEvent {
  readonly kind: "reload-failed";
  readonly contract: string;
  readonly file: string;
  /** Its message names file, line and column and draws the line. */
  readonly error: ContractError;
}
