/** What a phase does one after the other, some of it at once. */
import type { Case } from "../cases/case.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { CallOptions, Run } from "../run/run.ts";

/** A case that stands for itself: whatever is sent beside it, its answer says the same. */
interface Planned {
  readonly case: Case;
  readonly options?: Pick<CallOptions, "isLearning" | "isShrinking">;
  /** What the answer shows beyond what each answer does; the case is the planned one, or that with what has to be new in it. */
  readonly judge: (exchange: Exchange, one: Case) => void | Promise<void>;
  /** It has already what has to be new in it. */
  readonly isRenewed?: boolean;
}

interface Answered extends Planned {
  readonly exchange: Exchange;
}

/** A case, or something that takes several requests in a row. */
export type Step = Planned | (() => Promise<void>);

/** So many cases are on their way at once. Their answers are looked at in the order in which they were sent. */
const AT_ONCE = 16;

/** Takes the steps until they or the run are at their end. They are made as late as they are needed. */
export async function take(run: Run, steps: Iterable<Step>): Promise<void> {
  const flights = new Flights(run);
  for (const step of steps) {
    if (!run.goesOn()) break;
    if (typeof step === "function") {
      await flights.land();
      await step();
    } else await flights.board(step);
  }
  await flights.land();
}

/**
 * Cases that are sent together. The next are on their way while it is looked at what came back of the last and more are
 * made, so that a target and the run do not wait for each other; only one flight is in the air at a time.
 */
class Flights {
  readonly #run: Run;
  #waiting: Planned[] = [];
  #flight: { readonly planned: readonly Planned[]; readonly exchanges: Promise<(Exchange | undefined)[]> } | undefined;

  constructor(run: Run) {
    this.#run = run;
  }

  async board(planned: Planned): Promise<void> {
    const isFull = this.#waiting.length >= AT_ONCE;
    if (isFull || this.#waiting.some((other) => meet(other.case, planned.case))) await this.#depart();
    const { fresh } = this.#run;
    const one = await fresh.prepare(planned.case);
    const isRenewed = one !== planned.case && fresh.isNeeded(one.operation);
    this.#waiting.push({ ...planned, case: one, isRenewed });
  }

  /** All that wait are sent, and all is looked at. */
  async land(): Promise<void> {
    while (this.#waiting.length > 0 || this.#flight) await this.#depart();
  }

  async #depart(): Promise<void> {
    const planned = this.#waiting;
    const landed = this.#flight;
    const came = await landed?.exchanges;
    this.#waiting = [];
    this.#flight = undefined;
    if (planned.length > 0) {
      const exchanges = this.#run.sendAll(planned.map((each) => each.case));
      // What goes wrong is told when it is waited for.
      exchanges.catch(() => {});
      this.#flight = { planned, exchanges };
    }
    if (landed && came) await this.#look(landed.planned, came);
  }

  async #look(planned: readonly Planned[], exchanges: readonly (Exchange | undefined)[]): Promise<void> {
    const answered = planned.flatMap((each, index): Answered[] => {
      const exchange = exchanges[index];
      return exchange ? [{ ...each, exchange }] : [];
    });
    for (const { case: one, exchange, options } of answered) await this.#run.look(one, exchange, options);
    for (const each of answered) {
      const { case: one, exchange, judge } = await this.#withoutConflict(each);
      await judge(exchange, one);
    }
  }

  /** What was refused for what others have left, once more with what is new. */
  async #withoutConflict(answered: Answered): Promise<Answered> {
    const { fresh } = this.#run;
    if (answered.exchange.response.status !== 409 || answered.isRenewed) return answered;
    fresh.isLookedAtFirst(answered.case);
    const isNew = await fresh.learn(answered.case.operation);
    const one = isNew ? await fresh.renew(answered.case) : await fresh.elsewhere(answered.case);
    const exchange = one && (await this.#run.call(one, answered.options));
    if (exchange && exchange.response.status !== 409) fresh.hasMoved(answered.case);
    return exchange ? { ...answered, case: one, exchange } : answered;
  }
}

/** Whether both change the same thing: what one answers would then be what the other has sent. */
function meet(one: Case, other: Case): boolean {
  return isChange(one) && isChange(other) && thingOf(one) === thingOf(other);
}

function isChange({ operation }: Case): boolean {
  return operation.method !== "get" && operation.method !== "head" && operation.path.includes("{");
}

function thingOf({ parameters }: Case): string {
  return JSON.stringify([...parameters].flatMap(([{ in: place }, value]) => (place === "path" ? [value] : [])));
}
