/** `cantus verify --against`: puts the same cases to two servers. */
import type { Contract } from "@cantus/contract";
import { compare, describeComparison, describeDifference } from "@cantus/verify";
import type { VerifyCommandOptions } from "../commands/verify.ts";
import { EXIT } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { settingsOf } from "./verify-target.ts";

/** @returns the exit code: 1 where one of them is wrong by the contract; what it leaves open is told only */
export async function compareTargets(
  contract: Contract,
  options: VerifyCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { url = "", against = "", againstHeader = {}, json } = options;
  const settings = await settingsOf(contract, options, terminal);
  const headers = { ...settings.headers, ...againstHeader };
  const result = await compare(contract, url, against, { ...settings, against: { headers } });
  if (json) {
    const differences = result.differences.map(({ exchanges: _, ...difference }) => difference);
    const { compared, onlyA, onlyB } = result;
    terminal.out(
      JSON.stringify({ contract: contract.name, a: url, b: against, compared, onlyA, onlyB, differences }, null, 2),
    );
  } else {
    for (const difference of result.differences) {
      const isWrong = difference.wrong !== "open";
      const mark = terminal.paint(isWrong ? "red" : "cyan", isWrong ? "✗" : "?");
      terminal.out(`${mark} ${describeDifference(difference)}\n`);
    }
    terminal.out(`${contract.name}, A ${url}, B ${against}: ${describeComparison(result)}`);
  }
  return result.differences.some(({ wrong }) => wrong !== "open") ? EXIT.found : EXIT.ok;
}
