/** What operations declare to answer with, and what no limit of their values brings about. */
import type { Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import { casesForStatuses, withHeader } from "../cases/declared-statuses.ts";
import { casesFromExamples } from "../cases/examples.ts";
import type { Run } from "../run/run.ts";
import type { Step } from "./steps.ts";

/** One step for each status that is declared and did not come yet. */
export function* statusesOf(run: Run, operation: Operation): Generator<Step> {
  // A mock is asked for each of them.
  const base = run.options.prefer ? undefined : startOf(run, operation);
  if (!base) return;
  for (const { status, cases } of casesForStatuses(run, base)) {
    yield async () => {
      for (const one of cases) if (!run.coverage.hasAnswered(operation, status)) await bring(run, one);
    };
  }
  const declared = new Set(operation.responses.map(({ status }) => status));
  if (declared.has("304")) yield () => readAgain(run, base);
  for (const as of declared.has("403") ? run.identities.slice(1) : []) {
    yield async () => {
      if (run.coverage.hasAnswered(operation, 403)) return;
      await run.call({ ...base, name: `as ${as.name}`, expected: [] }, { as });
    };
  }
}

/** What was read just now has not changed since, or else it is read once more. */
async function readAgain(run: Run, base: Case): Promise<void> {
  for (let turn = 0; turn < 2 && !run.coverage.hasAnswered(base.operation, 304); turn++) {
    const read = await run.call(base, { again: true });
    const etag = read?.response.headers.etag;
    if (etag !== undefined) await bring(run, withHeader(base, "if-none-match", etag));
  }
}

/** A request that was accepted, or else one that the contract shows: where an operation wants more than a caller can give. */
export function startOf(run: Run, operation: Operation): Case | undefined {
  const accepted = run.baseline(operation)?.case;
  if (accepted) return accepted;
  const shown = casesFromExamples(run.contract, operation, run.seed);
  return "reason" in shown || !shown[0] ? undefined : run.fillIn(shown[0]);
}

async function bring(run: Run, one: Case): Promise<void> {
  const exchange = await run.send(one);
  // Who does not want to read more closes the connection, and what was answered may be lost with it (RFC 9112, section 9.6).
  if (exchange && exchange.response.failure === undefined) await run.look(one, exchange, { isLearning: false });
}
