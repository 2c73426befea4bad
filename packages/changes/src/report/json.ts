/** The result as JSON. The shape is stable: members are only added. */
import type { Location } from "@cantus/contract";
import type { Change, Place } from "../change.ts";
import type { NextVersion } from "../version.ts";
import { type ComparisonResult, type Counts, countsOf } from "./result.ts";

export interface JsonPlace {
  readonly pointer: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

export interface JsonChange extends Omit<Change, "base" | "head" | "flow" | "operation" | "witness" | "advice"> {
  readonly flow: Change["flow"] | null;
  readonly operation: Change["operation"] | null;
  readonly advice: string | null;
  readonly base: JsonPlace | null;
  readonly head: JsonPlace | null;
  readonly witness: Change["witness"] | null;
  /** Why it is meant, if it is. */
  readonly approved: string | null;
}

export interface JsonComparison {
  readonly contract: string;
  readonly base: string;
  readonly head: string;
  readonly presence: ComparisonResult["presence"];
  readonly side: ComparisonResult["side"];
  readonly counts: Counts;
  readonly version: NextVersion | null;
  readonly changes: readonly JsonChange[];
  readonly staleApprovals: readonly string[];
}

/** The result as values that `JSON.stringify` writes. */
export function toJson(result: ComparisonResult): JsonComparison {
  const { contract, labels, presence, side, version, changes, approved, staleApprovals } = result;
  return {
    contract,
    base: labels.base,
    head: labels.head,
    presence,
    side,
    counts: countsOf(result),
    version: version ?? null,
    changes: changes.map((change) => ({
      ...change,
      flow: change.flow ?? null,
      operation: change.operation ?? null,
      advice: change.advice ?? null,
      base: placeToJson(change.base),
      head: placeToJson(change.head),
      witness: change.witness ?? null,
      approved: approved.get(change.fingerprint) ?? null,
    })),
    staleApprovals: staleApprovals.map(({ id }) => id),
  };
}

function placeToJson(place: Place | undefined): JsonPlace | null {
  if (!place) return null;
  const location: Location | undefined = place.location;
  return {
    pointer: place.pointer,
    file: location?.file ?? null,
    line: location?.line ?? null,
    column: location?.column ?? null,
  };
}
