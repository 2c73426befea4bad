/** What operations declare to answer with, and what no limit of their values brings about. */
import type { Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import { casesForStatus, keyed, provoked, statusesWithCases, withHeader } from "../cases/declared-statuses.ts";
import { casesFromExamples } from "../cases/examples.ts";
import type { Run } from "../run/run.ts";
import type { Step } from "./steps.ts";

/** One step for each status that is declared and did not come yet. What each starts from is chosen when its turn comes. */
export function* statusesOf(run: Run, operation: Operation): Generator<Step> {
  // A mock is asked for each of them.
  if (run.options.prefer || !startOf(run, operation)) return;
  const declared = new Set(operation.responses.map(({ status }) => status));
  const isMissing = (status: number) => declared.has(`${status}`) && !run.coverage.hasAnswered(operation, status);
  const step = (take: (base: Case) => Promise<unknown>) => async () => {
    const base = startOf(run, operation);
    if (base) await take(base);
  };
  yield () => succeed(run, operation);
  for (const status of statusesWithCases(operation)) {
    yield step(async (base) => {
      if (!isMissing(status)) return;
      for (const one of casesForStatus(status, run, base)) if (isMissing(status)) await bring(run, one);
    });
  }
  if (declared.has("304")) yield () => readAgain(run, operation);
  if (declared.has("409") && operation.method !== "get") {
    yield step((base) => again(run, base));
    yield step((base) => meanwhile(run, base));
  }
  for (const as of run.identities.slice(1)) {
    yield step(async (base) => {
      if (isMissing(402) || isMissing(403)) await run.call({ ...base, name: `as ${as.name}`, expected: [] }, { as });
    });
  }
  for (const [status, provocation] of Object.entries(run.provocations(operation))) {
    yield step(async (base) => {
      if (!run.coverage.hasAnswered(operation, Number(status))) await bring(run, provoked(base, status, provocation));
    });
  }
}

/** With the least that it takes: what all other cases ask for beside that may be answered with another success. */
async function succeed(run: Run, operation: Operation): Promise<void> {
  const plain = operation.responses.filter(({ status }) => /^2\d\d$/.test(status) && status !== "206");
  const hasCome = plain.some(({ status }) => run.coverage.hasAnswered(operation, Number(status)));
  // What came in a run that this one goes on after is nothing to start from.
  const least = hasCome && run.baseline(operation) ? undefined : exampleOf(run, operation);
  if (least) await run.call(least, { again: true });
}

/** What was read just now has not changed since, or else it is read once more. */
async function readAgain(run: Run, operation: Operation): Promise<void> {
  for (let turn = 0; turn < 2 && !run.coverage.hasAnswered(operation, 304); turn++) {
    const base = startOf(run, operation);
    if (!base) return;
    const read = await run.call(base, { again: true });
    const etag = read?.response.headers.etag;
    if (etag !== undefined) await bring(run, withHeader(base, "if-none-match", etag));
  }
}

/** What was done already cannot be done again, to the same thing or under the same name. */
async function again(run: Run, base: Case): Promise<void> {
  for (let turn = 0; turn < 2 && !run.coverage.hasAnswered(base.operation, 409); turn++) {
    await run.call(base, { again: true, isLearning: false });
  }
}

/** The same key twice at once: the second comes while the first is being answered, unless that is very quick. */
async function meanwhile(run: Run, base: Case): Promise<void> {
  for (let turn = 0; turn < 2 && !run.coverage.hasAnswered(base.operation, 409); turn++) {
    const one = keyed(run, base);
    if (!one || !run.goesOn()) return;
    const options = { again: true, isLearning: false };
    await Promise.all([run.call(one, options), run.call(one, options)]);
  }
}

/** A request that was accepted, or else one that the contract shows: where an operation wants more than a caller can give. */
export function startOf(run: Run, operation: Operation): Case | undefined {
  return run.baseline(operation)?.case ?? exampleOf(run, operation);
}

/** With what is required and no more, for things that exist now. */
function exampleOf(run: Run, operation: Operation): Case | undefined {
  const shown = casesFromExamples(run.contract, operation, run.seed);
  return "reason" in shown || !shown[0] ? undefined : run.fillIn(shown[0]);
}

async function bring(run: Run, one: Case): Promise<void> {
  const exchange = await run.send(one);
  // Who does not want to read more closes the connection, and what was answered may be lost with it (RFC 9112, section 9.6).
  if (exchange && exchange.response.failure === undefined) await run.look(one, exchange, { isLearning: false });
}
