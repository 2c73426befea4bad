/** `cantus verify --traffic`: holds recorded traffic against a contract. */
import { resolve } from "node:path";
import type { Contract } from "@cantus/contract";
import { readTraffic, verifyTraffic } from "@cantus/verify";
import type { VerifyCommandOptions } from "../commands/verify.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { reported } from "./reported.ts";

/** @returns the exit code */
export async function verifyTrafficFiles(
  contract: Contract,
  options: VerifyCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { traffic = [], basePath, side, showCredentials, minCoverage } = options;
  const read = await Promise.all(traffic.map((file) => readTraffic(resolve(terminal.cwd, file))));
  for (const [index, { leftOut }] of read.entries()) {
    for (const reason of leftOut) terminal.err(`${traffic[index]}, ${reason}; it was left out.`);
  }
  const name = traffic.join(", ");
  return reported(contract, options, terminal, async (reporters) => {
    const exchanges = read.flatMap((each) => each.exchanges);
    const result = verifyTraffic(contract, exchanges, {
      basePath,
      sides: side,
      showCredentials,
      minCoverage,
      name,
      reporters,
    });
    const elsewhere = Object.entries(result.elsewhere).map(([origin, requests]) => `${requests} to ${origin}`);
    if (result.requests === 0) {
      const gone = elsewhere.length > 0 ? `They went elsewhere: ${elsewhere.join(", ")}. ` : "";
      throw new UsageError(
        `${name} has no request for ${contract.name}. ${gone}If its paths begin elsewhere there, say where by --base-path.`,
      );
    }
    if (elsewhere.length > 0) terminal.err(`Left alone, as they are for another API: ${elsewhere.join(", ")}.`);
    return result;
  });
}
