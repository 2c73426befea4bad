import { githubAnnotation } from "@cantus/changes";
import { shownPath } from "@cantus/contract";
import { contractsOf, describeProblem, lintAll, lintSummary } from "../commands/lint.ts";
import type { Step } from "./step.ts";

/** The contracts keep the rules. */
export const lintStep: Step = {
  name: "lint",
  async run({ sources, terminal }) {
    const contracts = await contractsOf(sources, terminal);
    const problems = await lintAll(contracts, terminal);
    const isFailed = problems.some(({ severity }) => severity === "error");
    return {
      status: isFailed ? "failed" : "passed",
      summary: lintSummary(contracts.length, problems),
      details: problems.map((problem) => `${describeProblem(problem, terminal)}\n`),
      annotations: problems.map(({ severity, message, rule, location }) =>
        githubAnnotation(severity === "error" ? "error" : "warning", message, {
          ...(location && { file: shownPath(location.file, terminal.cwd), line: location.line, col: location.column }),
          title: rule,
        }),
      ),
      json: { lint: problems },
    };
  },
};
