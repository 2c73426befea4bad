/** Looks through a contract while the mock answers already. */
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Contract } from "@cantus/contract";
import type { ContractFaultEvent } from "./events.ts";

/** How long requests may wait for it, in milliseconds, and how long it waits for those that come first. */
const SLICE = 5;
const HEAD_START = 300;

/** Tells each fault once, and stops when `signal` says so. */
export async function tellFaults(
  contract: Contract,
  tell: (event: ContractFaultEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  // Nobody waits for this, not even the process for its end. What starts the mock may have more to do before it is free.
  await setImmediate(undefined, { ref: false });
  await setTimeout(HEAD_START, undefined, { ref: false });
  const { faultsWithin } = await import("@cantus/contract/faults");
  let since = performance.now();
  for (const faults of faultsWithin(contract)) {
    if (signal.aborted) return;
    for (const notice of faults) tell({ kind: "contract-fault", contract: contract.name, notice });
    if (performance.now() - since < SLICE) continue;
    await setImmediate();
    since = performance.now();
  }
}
