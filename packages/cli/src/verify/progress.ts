/** One line that says how far a run is, where a person is looking. */
import type { Contract } from "@cantus/contract";
import type { Reporter } from "@cantus/verify";
import type { Terminal } from "../terminal.ts";

/** Milliseconds between two updates: a person reads no faster. */
const INTERVAL = 100;

export function progress(contract: Contract, terminal: Terminal): Reporter | undefined {
  const { status } = terminal;
  if (!status) return undefined;
  const called = new Set<string>();
  let phase = "";
  let requests = 0;
  let findings = 0;
  let last = 0;
  const show = (isUrgent: boolean) => {
    const now = performance.now();
    if (!isUrgent && now - last < INTERVAL) return;
    last = now;
    const operations = `${called.size} of ${contract.operations.length} operations`;
    status(`${phase}  ${operations}  ${requests} requests  ${findings} finding${findings === 1 ? "" : "s"}`);
  };
  return {
    phase(name) {
      phase = name;
      show(true);
    },
    exchange({ operation }) {
      requests++;
      if (operation) called.add(operation.id);
      show(false);
    },
    finding() {
      findings++;
      show(true);
    },
    end: () => status(""),
  };
}
