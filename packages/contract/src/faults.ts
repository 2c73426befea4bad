/** What is wrong within a contract that can be used all the same, found while other things go on; nothing of Node. */
import type { ContractNotice } from "./error.ts";
import { exampleFaults } from "./lint/examples.ts";
import { checkSchemas } from "./lint/schemas.ts";
import type { Contract } from "./model.ts";

/**
 * Examples that break their schemas, and patterns that are no regular expressions: what a voice of the contract cannot do
 * as it is written. `cantus lint` tells these and more.
 *
 * @returns a step for each place that is looked at, mostly without a fault
 */
export function* faultsWithin(contract: Contract): Generator<readonly ContractNotice[]> {
  const located = (notice: ContractNotice): ContractNotice => {
    const location = notice.pointer === undefined ? undefined : contract.locate(notice.pointer);
    return location ? { ...notice, location } : notice;
  };
  for (const faults of exampleFaults(contract)) yield faults.map(located);
  yield checkSchemas(contract)
    .filter(({ code }) => code === "pattern")
    .map(located);
}
