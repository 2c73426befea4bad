import { githubAnnotation } from "@cantus/changes";
import { ContractError, type ContractNotice, describeNotice, shownPath } from "@cantus/contract";
import { findContracts, readContract } from "@cantus/contract/read";
import type { Step } from "./step.ts";

/** The mock's scenarios still fit their contracts: one that its contract has left behind is told by file and line. */
export const scenariosStep: Step = {
  name: "scenarios",
  async run({ sources, terminal: { cwd, paint } }) {
    const faults: ContractNotice[] = [];
    let count = 0;
    for (const { source, settings } of await findContracts(sources, { cwd })) {
      if (!settings.mock?.scenarios?.length) continue;
      const contract = await readContract(source, { cwd });
      // A mock takes long to load, and few contracts have scenarios.
      const { readScenarios } = await import("@cantus/mock");
      try {
        count += (await readScenarios(contract, cwd)).scenarios.length;
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        faults.push(...error.faults);
      }
    }
    const json = { scenarios: faults };
    if (count === 0 && faults.length === 0) {
      const summary = "no contract has any: x-cantus.mock.scenarios in redocly.yaml";
      return { status: "skipped", summary, details: [], annotations: [], json };
    }
    return {
      status: faults.length > 0 ? "failed" : "passed",
      summary: faults.length > 0 ? `${faults.length} faults` : `${count} scenarios fit`,
      details: faults.map((fault) => `${paint("red", "error")} ${describeNotice(fault, cwd)}\n`),
      annotations: faults.map(({ message, location }) =>
        githubAnnotation("error", message, {
          ...(location && { file: shownPath(location.file, cwd), line: location.line, col: location.column }),
          title: "scenario",
        }),
      ),
      json,
    };
  },
};
