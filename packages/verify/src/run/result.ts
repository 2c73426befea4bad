import type { ContractCoverage } from "../coverage/goal.ts";
import type { Shortfall } from "../coverage/thresholds.ts";
import type { Finding } from "../finding.ts";
import type { PhaseName } from "../phases/phase.ts";
import type { Ambiguity } from "./ambiguity.ts";
import type { Stopped } from "./budget.ts";
import type { Warning } from "./coverage.ts";
import type { Risk } from "./risk.ts";

export interface VerifyResult {
  /** The contract's name. */
  readonly contract: string;
  /** Where the contract's paths began: `http://127.0.0.1:3000/v2`. */
  readonly target: string;
  readonly seed: number;
  /** How many requests were sent. */
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  /** In the order in which they were played. */
  readonly phases: readonly PhaseResult[];
  /** Each cause once, in the order in which they were found. */
  readonly findings: readonly Finding[];
  /** What of the contract was reached, and what was not and why. */
  readonly coverage: ContractCoverage;
  /** Coverage that was asked for and not reached. */
  readonly shortfalls: readonly Shortfall[];
  readonly warnings: readonly Warning[];
  /** What the contract leaves open, met in this run: no finding, as no voice can be held to it. */
  readonly ambiguities: readonly Ambiguity[];
  /** What breaks no contract and may bring the target down: answers that take long, memory that grows. */
  readonly risks: readonly Risk[];
  /** Why the run, or one of its phases, ended before it was through. */
  readonly stopped: Stopped | undefined;
}

export interface PhaseResult {
  readonly name: PhaseName;
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
}
