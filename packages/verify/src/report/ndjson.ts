/** What happens in a run, a line of JSON each, as it happens; `cantus verify --traffic` reads its exchanges. */
import { toJsonExchange } from "../traffic/ndjson.ts";
import { findingToJson, riskToJson } from "./json.ts";
import type { MakeReporter } from "./reporter.ts";

export const ndjson: MakeReporter = (contract, write) => {
  const line = (type: string, members: object) => write(`${JSON.stringify({ type, ...members })}\n`);
  line("start", { contract: contract.name });
  return {
    phase: (name) => line("phase", { name }),
    exchange: (exchange) => line("exchange", toJsonExchange(exchange)),
    finding: (finding) => line("finding", findingToJson(finding)),
    end: ({ target, seed = null, requests, duration, stopped = null, findings, risks = [], coverage }) => {
      for (const risk of risks) line("risk", riskToJson(risk));
      line("end", {
        target,
        seed,
        requests,
        duration,
        stopped,
        findings: findings.length,
        coverage: coverage.shares,
      });
    },
  };
};
