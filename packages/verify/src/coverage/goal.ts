/** What of a contract can be reached, and how often it was. */
import type { Location } from "@cantus/contract";

/** The sides from which a contract can be covered, in the order in which they are told. */
export const DIMENSIONS = [
  "operations",
  "statuses",
  "parameters",
  "media-types",
  "keywords",
  "enum-members",
  "links",
  "security",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One thing that exchanges can show of a contract: that `getJob` answers 404, that `limit` was sent and was invalid. */
export interface Goal {
  readonly dimension: Dimension;
  /** Absent for what several operations share: a schema among the components. */
  readonly operationId: string | undefined;
  /** What it is about: `404`, `query limit`, `application/json`, `Job/properties/status`. */
  readonly subject: string;
  /** What has to happen: `answered`, `valid`, `invalid`, `absent`, `sent`, `kept`, `broken`, `followed`, `none`, `wrong`, `right`. */
  readonly way: string;
  /** How often it happened. */
  readonly hits: number;
  /** False for what no request can be expected to bring about: a 5xx. It is told, and is in no share. */
  readonly isCounted: boolean;
  /** A JSON pointer into the contract's bundled document. */
  readonly pointer: string;
  /** Why it was never reached, as far as the exchanges tell. Absent where it was. */
  readonly reason?: string;
}

/** How many of so many. */
export interface Share {
  readonly reached: number;
  readonly total: number;
}

/** What of one operation was reached. */
export interface OperationCoverage {
  readonly operationId: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  /** The statuses of the contract, as written there. */
  readonly declared: readonly string[];
  /** How often each status came. */
  readonly reached: Readonly<Record<number, number>>;
  readonly requests: number;
  readonly goals: readonly Goal[];
}

/** What of one schema was reached: one of the components, or all that an operation or a component has of its own. */
export interface SchemaGoals {
  /** `schemas/Job`, or an operationId. */
  readonly name: string;
  readonly goals: readonly Goal[];
}

/** What exchanges have shown of a contract, and what they have not. */
export interface ContractCoverage {
  readonly requests: number;
  readonly shares: Readonly<Record<Dimension, Share>>;
  /** In the contract's order. */
  readonly operations: readonly OperationCoverage[];
  /** Keywords and members of enums, by the schema that they stand in. */
  readonly schemas: readonly SchemaGoals[];
}

/** A goal that was not reached, with its place in the contract. */
export interface Gap extends Goal {
  readonly location: Location | undefined;
}

/** The whole per cent of a share; 100 only where nothing is missing, and where there is nothing to reach. */
export function percent({ reached, total }: Share): number {
  return total === 0 ? 100 : Math.floor((reached / total) * 100);
}

/** Of some goals, how many were reached. */
export function shareOf(goals: Iterable<Goal>): Share {
  let reached = 0;
  let total = 0;
  for (const { hits, isCounted } of goals) {
    if (!isCounted) continue;
    total++;
    if (hits > 0) reached++;
  }
  return { reached, total };
}
