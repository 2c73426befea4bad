import { type Contract, describeNotice } from "@cantus/contract";
import type { Terminal } from "./terminal.ts";

/** Says, once, what was noticed while reading a contract: operationIds that were made up, parts that are not understood. */
export function tellNotices(contract: Pick<Contract, "name" | "notices">, terminal: Terminal): void {
  for (const notice of contract.notices) {
    terminal.err(`${terminal.paint("yellow", `${contract.name}:`)} ${describeNotice(notice)}`);
  }
}
