/** Collections and clocks as the control API names and shows them. */

import { type Contract, Problem } from "@cantus/contract";
import { type Collection, parametersOf, segmentsOf } from "@cantus/contract/collections";
import type { Session } from "../session.ts";
import type { Memory } from "../state/memory.ts";
import type { Context } from "./context.ts";

export interface Place {
  readonly contract: Contract;
  readonly memory: Memory;
  readonly collection: Collection;
  readonly scope: readonly string[];
}

/** @throws {Problem} `not-found` with what there is, `invalid-request` for a scope that is not the collection's */
export function placeOf(
  context: Context,
  session: Session,
  path: { readonly contract: string; readonly collection: string },
  scope: readonly string[] = [],
): Place {
  const contract = contractCalled(context, path.contract);
  const memory = session.memory(contract);
  const { collections } = memory.inferred;
  const collection = collections.find(({ name }) => name === path.collection);
  if (!collection)
    throw noSuch(
      "collection",
      path.collection,
      collections.map(({ name }) => name),
    );
  const parameters = parametersOf(segmentsOf(collection.path));
  if (parameters.length !== scope.length) {
    const asked = parameters.length === 0 ? "no scope" : `a scope for each of ${parameters.join(", ")}`;
    const message = `must be given for ${collection.path}: ${asked}`;
    const violation = { in: "query", pointer: "/scope", keyword: "scope", message } as const;
    throw new Problem("invalid-request", { detail: `query parameter scope ${message}.`, violations: [violation] });
  }
  return { contract, memory, collection, scope };
}

/** @throws {Problem} `not-found` with what there is */
export function contractCalled({ contracts }: Context, wanted: string): Contract {
  const contract = contracts().find(({ name }) => name === wanted);
  if (contract) return contract;
  throw noSuch(
    "contract",
    wanted,
    contracts().map(({ name }) => name),
  );
}

export function noSuch(what: string, name: string, known: readonly string[]): Problem {
  return new Problem("not-found", { detail: `There is no ${what} ${name}. There are: ${known.join(", ") || "none"}.` });
}

export function shownClock({ clock }: Session): { now: string; frozen: boolean } {
  return { now: new Date(clock.now()).toISOString(), frozen: clock.isFrozen };
}
