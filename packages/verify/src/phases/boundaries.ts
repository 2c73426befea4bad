/** The limits of what each operation takes, one deviation at a time. */

import type { Operation } from "@cantus/contract";
import { nameless } from "@cantus/contract/collections";
import { essence } from "@cantus/contract/media-type";
import { acceptCases } from "../cases/accept.ts";
import { BoundaryCases } from "../cases/boundaries.ts";
import type { Case } from "../cases/case.ts";
import { credentialCases } from "../cases/credentials.ts";
import { mediaTypeCases } from "../cases/media-types.ts";
import { declaredMethods, undeclaredMethods } from "../cases/methods.ts";
import { repeatedCases } from "../cases/repeated.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isSuccess } from "../exchange/outcome.ts";
import { ready } from "../run/ready.ts";
import type { Run } from "../run/run.ts";
import { inTurn } from "../values/in-turn.ts";
import { judge, tellFormats } from "./judge.ts";
import type { Phase } from "./phase.ts";
import { startOf, statusesOf } from "./statuses.ts";
import { type Step, take } from "./steps.ts";

export const boundaries: Phase = {
  name: "boundaries",
  sentence:
    "Every limit of every parameter and body, just inside and just outside, one deviation from an accepted request at a time; credentials, media types and methods that are wrong, and whatever else an operation declares to refuse.",
  weight: 3,
  async play(run) {
    const limits = run.operations.map((operation) => new Limits(run, operation));
    const decisive = run.operations.flatMap((operation, index) => [
      callersOf(run, operation),
      representationsOf(run, operation),
      statusesOf(run, operation),
      ...(limits[index] ? [limits[index].decisive()] : []),
    ]);
    await take(run, inTurn([...decisive, methodsOf(run)]));
    // Of no operation before what decides was sent of all: a run may be at its end before all is sent.
    await take(run, inTurn(limits.map((each) => each.more())));
    await take(run, inTurn(limits.map((each) => each.unusual())));
    tellFormats(run);
  },
};

/** Every limit of the parameters and of the body of one operation. */
class Limits {
  readonly #run: Run;
  readonly #operation: Operation;
  #baseline: Case | undefined;
  #cases: BoundaryCases | undefined;

  constructor(run: Run, operation: Operation) {
    this.#run = run;
    this.#operation = operation;
  }

  *decisive(): Generator<Step> {
    const run = this.#run;
    const operation = this.#operation;
    this.#baseline = run.baseline(operation)?.case;
    if (!this.#baseline) return;
    this.#cases = new BoundaryCases(run, this.#baseline);
    yield async () => void (await run.fresh.learn(operation));
    yield* this.#steps(mediaTypeCases(run, this.#baseline));
    yield* this.#steps(this.#cases.decisive());
  }

  *more(): Generator<Step> {
    yield* this.#steps(this.#cases?.more() ?? []);
  }

  *unusual(): Generator<Step> {
    yield* this.#steps(this.#cases?.unusual() ?? []);
    if (this.#baseline) yield* this.#steps(repeatedCases(this.#run, this.#baseline));
  }

  *#steps(cases: Iterable<Case>): Generator<Step> {
    const baseline = this.#baseline;
    if (!baseline) return;
    for (const one of cases) {
      yield { case: one, judge: (exchange, sent) => judge(this.#run, sent, exchange, baseline) };
    }
  }
}

/** What comes is what was asked for. */
function* representationsOf(run: Run, operation: Operation): Generator<Step> {
  const baseline = startOf(run, operation);
  if (!baseline) return;
  for (const one of acceptCases(run.contract, baseline)) {
    const holdAgainstAccept = (exchange: Exchange) => {
      if (!isSuccess(exchange) || exchange.response.body.length === 0) return;
      const came = exchange.response.headers["content-type"] ?? "no media type";
      if (one.isDeclared && essence(came) === essence(one.accept)) return;
      const message = one.isDeclared
        ? `Accept: ${one.accept} was answered with ${came}, and the contract has ${one.accept}, too.`
        : `Accept: ${one.accept} was answered with ${came}, and the contract declares a 406 for what there is not.`;
      const clause = `${operation.pointer}/responses`;
      run.tell("accept-honoured", { exchange, message, pointer: "/Accept", clause });
    };
    yield { case: one, judge: holdAgainstAccept };
  }
}

/** Whoever may not call is turned away. */
function* callersOf(run: Run, operation: Operation): Generator<Step> {
  const baseline = startOf(run, operation);
  if (!baseline) return;
  // A mock, which is who is asked for what it shall answer, knows no keys: whatever is shown is right.
  const cases = credentialCases(run, baseline).slice(0, run.options.prefer ? 1 : undefined);
  const options = { isLearning: false };
  for (const one of cases) {
    const tellWhoWasLetIn = (exchange: Exchange) => {
      if (!isSuccess(exchange)) return;
      const message = `It was called ${one.name}, and answered with ${exchange.response.status}.`;
      run.tell("security-enforced", { exchange, message, pointer: "", clause: one.aim.clause });
    };
    // What was let in to delete has deleted it.
    if (operation.method === "delete") {
      yield async () => {
        const base = (await ready(run, operation))?.case ?? baseline;
        const exchange = await run.call({ ...base, ...changeOf(one) }, options);
        if (exchange) tellWhoWasLetIn(exchange);
      };
    } else {
      const base = run.baseline(operation)?.case ?? baseline;
      yield { case: { ...base, ...changeOf(one) }, options, judge: tellWhoWasLetIn };
    }
  }
}

function changeOf({ name, aim, onWire }: Case): Pick<Case, "name" | "aim" | "onWire" | "expected"> {
  return { name, aim, onWire, expected: [] };
}

/** Methods that the contract does not have are not there. */
function* methodsOf(run: Run): Generator<Step> {
  const byPath = Map.groupBy(run.operations, ({ path }) => nameless(path));
  for (const [operation] of byPath.values()) {
    if (!operation) continue;
    const baseline = run.baseline(operation)?.case;
    if (!baseline) continue;
    // One router writes what Allow says of a path, whatever the method that it refuses.
    const allows = new Set<string | undefined>();
    for (const method of undeclaredMethods(run.contract, operation)) {
      if (run.options.safe && method !== "GET") continue;
      yield () => callByMethod(run, baseline, method, allows);
    }
  }
}

/** @param allows what was told of this path's Allow already */
async function callByMethod(run: Run, baseline: Case, method: string, allows: Set<string | undefined>): Promise<void> {
  const { operation } = baseline;
  const exchange = await run.send({ ...baseline, name: method, onWire: (request) => withMethod(request, method) });
  if (!exchange) return;
  const { status, headers } = exchange.response;
  const clause = operation.pointer.replace(/\/[^/]*$/, "");
  const at = { exchange, pointer: "", clause };
  if (isSuccess(exchange) || (status >= 500 && status !== 501)) {
    const message = `${method} is not declared for ${operation.path}, and was answered with ${status} instead of 405.`;
    run.tell("undeclared-method-refused", { ...at, message });
  } else if (status === 405 && !allows.has(headers.allow)) {
    const message = wrongAllow(declaredMethods(run.contract, operation), method, headers.allow);
    if (message === undefined) return;
    allows.add(headers.allow);
    run.tell("allow-names-methods", { ...at, message, pointer: "/Allow" });
  }
}

/** What is wrong with the Allow of a 405. `undefined` where nothing is. */
function wrongAllow(declared: readonly string[], method: string, allow: string | undefined): string | undefined {
  if (allow === undefined) return `${method} is refused with 405, and no Allow names the methods that there are.`;
  const allowed = allow.split(",").map((each) => each.trim().toUpperCase());
  if (allowed.includes(method)) return `${method} is refused with 405, and Allow names it: ${allow}.`;
  const missing = declared.filter((each) => !allowed.includes(each));
  if (missing.length === 0) return undefined;
  return `Allow of the 405 is ${allow}, and the contract has ${missing.join(", ")}, too.`;
}

function withMethod(request: Exchange["request"], method: string): Exchange["request"] {
  return { ...request, method, body: method === "GET" ? new Uint8Array(0) : request.body };
}
