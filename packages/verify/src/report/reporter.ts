/** What a reporter is told, and what it writes. */
import type { Contract, Location } from "@cantus/contract";
import type { ContractCoverage } from "../coverage/goal.ts";
import type { Shortfall } from "../coverage/thresholds.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Finding } from "../finding.ts";
import type { PhaseName } from "../phases/phase.ts";
import type { Warning } from "../run/coverage.ts";
import type { PhaseResult } from "../run/result.ts";
import type { Risk } from "../run/risk.ts";

/** What came of a run, or of recorded traffic: what all reports are about. A `VerifyResult` is one. */
export interface Outcome {
  /** The contract's name. */
  readonly contract: string;
  /** Where the voice is, or the file that holds its traffic. */
  readonly target: string;
  readonly seed?: number | undefined;
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly phases?: readonly PhaseResult[];
  readonly findings: readonly Finding[];
  readonly coverage: ContractCoverage;
  readonly warnings: readonly Warning[];
  readonly ambiguities: readonly {
    readonly operationId: string;
    readonly message: string;
    readonly pointer: string;
    readonly location?: Location | undefined;
  }[];
  /** What breaks no contract and may bring the voice down. Recorded traffic tells of none. */
  readonly risks?: readonly Risk[];
  /** Coverage that was asked for and not reached. */
  readonly shortfalls?: readonly Shortfall[];
  /** Why it ended before it was through. */
  readonly stopped?: string | undefined;
}

/** Follows one run. Secrets are hidden in all that it is told. */
export interface Reporter {
  phase?(name: PhaseName): void;
  exchange?(exchange: Exchange): void;
  /** Each finding once, as it is found. */
  finding?(finding: Finding): void;
  /** The last that it is told, also of a run that was stopped. */
  end(outcome: Outcome): void;
}

/** @param write takes the report's text, piece by piece */
export type MakeReporter = (contract: Contract, write: (text: string) => void) => Reporter;
