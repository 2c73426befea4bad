/** One run of `verify`, as its phases see it: they make cases, it sends them, looks at what comes back and remembers. */
import type { Contract, Operation } from "@cantus/contract";
import { addressOf } from "@cantus/contract/collections";
import type { Case } from "../cases/case.ts";
import { underOwnKey } from "../cases/idempotency-key.ts";
import { type Proof, prove } from "../cases/proof.ts";
import type { ActiveCheckName } from "../checks/index.ts";
import { shortfallsOf } from "../coverage/thresholds.ts";
import type { Exchange, ExchangeRequest } from "../exchange/exchange.ts";
import type { ResolvedTarget } from "../exchange/target.ts";
import type { Finding } from "../finding.ts";
import type { PhaseName } from "../phases/phase.ts";
import { Ambiguities } from "./ambiguity.ts";
import { baseUrlOf } from "./base-url.ts";
import { type Baseline, Baselines } from "./baselines.ts";
import { Budget } from "./budget.ts";
import { CaseWriter } from "./case-writer.ts";
import { callConditionally } from "./conditional.ts";
import { Coverage } from "./coverage.ts";
import { Dispatch, type Written } from "./dispatch.ts";
import type { Durations } from "./durations.ts";
import { Etags } from "./etags.ts";
import { Examiner } from "./examiner.ts";
import { fillIn } from "./fill-in.ts";
import { Findings, type Told } from "./findings.ts";
import { Formats } from "./formats.ts";
import { Fresh } from "./fresh.ts";
import type { Hooks, OperationHook } from "./hooks.ts";
import { type NamedIdentity, NOBODY } from "./identity.ts";
import { Lags } from "./lags.ts";
import { calledOf } from "./left-out.ts";
import { Memory } from "./memory.ts";
import type { VerifyOptions } from "./options.ts";
import { inOrder } from "./order.ts";
import { Refusals } from "./refusals.ts";
import type { PhaseResult, VerifyResult } from "./result.ts";
import { Risks } from "./risk.ts";
import { Sender } from "./sender.ts";
import { smallest } from "./smallest.ts";

export interface CallOptions {
  /** Who calls. Defaults to the ordinary caller. */
  readonly as?: NamedIdentity;
  /** Sends it though the same request was sent before. Defaults to false, and then such a case is passed over. */
  readonly again?: boolean;
  /** Whether ids and accepted requests are taken from the answer. Defaults to true for the ordinary caller. */
  readonly isLearning?: boolean;
  /** Looks for the smallest request that shows what is found. Defaults to false: a case that is about one thing is small. */
  readonly isShrinking?: boolean;
}

export class Run {
  readonly contract: Contract;
  readonly options: VerifyOptions;
  readonly seed: number;
  /** The ordinary caller first. */
  readonly identities: readonly [NamedIdentity, ...NamedIdentity[]];
  /** A caller who shows nothing at all. */
  readonly nobody = NOBODY;
  /** Those that are asked for and that may be called, what makes things before what needs them. */
  readonly operations: readonly Operation[];
  readonly memory: Memory;
  readonly coverage: Coverage;
  readonly ambiguities: Ambiguities;
  readonly formats = new Formats();
  readonly refusals: Refusals;
  readonly lags = new Lags();
  readonly risks: Risks;
  /** What has to be new in each request. */
  readonly fresh = new Fresh(this);
  readonly budget: Budget;
  /** Whether the target's memory is that of this process. */
  readonly isInProcess: boolean;
  readonly #dispatch: Dispatch;
  /** How long answers took. */
  readonly durations: Durations;
  readonly #hooks: Hooks;
  readonly #told: Findings;
  readonly #writer: CaseWriter;
  readonly #examiner: Examiner;
  /** Where the contract's paths begin at the target. */
  readonly basePath: string;
  readonly #baselines = new Baselines();
  readonly #etags = new Etags();

  constructor(
    contract: Contract,
    target: ResolvedTarget,
    identities: Run["identities"],
    options: VerifyOptions,
    tell: (finding: Finding) => void,
  ) {
    this.contract = contract;
    this.options = options;
    this.identities = identities;
    this.seed = options.seed ?? 1;
    this.budget = new Budget(options);
    this.#hooks = options.hooks ?? {};
    this.#writer = new CaseWriter(contract, baseUrlOf(contract, target, options.basePath), identities[0], this.#hooks);
    this.basePath = new URL(this.#writer.baseUrl).pathname.replace(/\/$/, "");
    this.memory = new Memory(contract, this.basePath);
    this.coverage = new Coverage(contract);
    this.isInProcess = target.isInProcess;
    this.ambiguities = new Ambiguities(contract);
    this.refusals = new Refusals(contract);
    this.#told = new Findings(contract, identities, options, this, tell);
    this.risks = new Risks(contract, this.#told);
    this.#examiner = new Examiner(contract, this.basePath, this.coverage, this.#told);
    const sender = new Sender(target, options, this.budget, this.coverage);
    this.durations = sender.durations;
    this.#dispatch = new Dispatch(options, {
      sender,
      budget: this.budget,
      findings: this.#told,
      // What it says of its limit is held against the contract.
      onPause: (one, exchange) => {
        const asked = { ...one, expected: [] };
        for (const finding of this.#examiner.newIn(this.#examiner.contextOf(exchange), asked)) this.#told.keep(finding);
      },
    });
    this.operations = inOrder(contract, calledOf(contract, options, this.coverage));
  }

  /** A phase begins. */
  begin(phase: PhaseName): void {
    this.#dispatch.begin(phase);
    for (const reporter of this.options.reporters ?? []) reporter.phase?.(phase);
  }

  /** Takes what an earlier run has sent as sent; its answers count. */
  resume(exchanges: Iterable<Exchange>): void {
    for (const exchange of exchanges) {
      const context = this.#examiner.contextOf(exchange);
      if (!context.operation) continue;
      this.#dispatch.resume(exchange);
      this.coverage.count(context, undefined);
      this.memory.learn(context.operation, context);
    }
  }

  /** Whether there is time and allowance for another request. Phases ask before each. */
  goesOn(): boolean {
    return this.budget.goesOn();
  }

  /** The same case for things that exist at the target, with what the user gave for its operation. */
  fillIn(one: Case): Case {
    const { values: ofOperation, body } = this.#hooks[one.operation.id] ?? {};
    const filled = fillIn(this.contract, one, this.memory, { ...this.options.values, ...ofOperation }, body);
    return this.#etags.fillIn(filled, (each) => this.write(each));
  }

  /**
   * A request of this operation that the target has accepted, for things that exist now. `undefined` while none was.
   */
  baseline(operation: Operation): Baseline | undefined {
    const baseline = this.#baselines.of(operation);
    return baseline && { ...baseline, case: this.fillIn(baseline.case) };
  }

  /** A request of this operation for each success that it was accepted with, for things that exist now. */
  accepted(operation: Operation): ReadonlyMap<number, Case> {
    return new Map([...this.#baselines.byStatus(operation)].map(([status, one]) => [status, this.fillIn(one)]));
  }

  /** What the user says of how an operation comes to a status. */
  provocations(operation: Operation): NonNullable<OperationHook["statuses"]> {
    return this.#hooks[operation.id]?.statuses ?? {};
  }

  /** The request of a case, as it goes on the wire. */
  write(one: Case, identity: NamedIdentity = this.identities[0]): ExchangeRequest {
    return this.#writer.write(one, identity);
  }

  /** Whether a case keeps the contract, as it is read from the wire. `undefined` where it leads elsewhere. */
  prove(one: Case): Proof | undefined {
    return prove(this.contract, one.operation, this.write(one), this.basePath);
  }

  /**
   * Sends a case and holds what comes back against the contract. `undefined` where nothing was sent, because the run is
   * at its end or the same was sent before, or where nothing can be judged.
   */
  async call(one: Case, options: CallOptions = {}): Promise<Exchange | undefined> {
    const exchange = await this.send(one, options);
    if (!exchange) return undefined;
    await this.look(one, exchange, options);
    return this.#etags.isAskedFor(exchange) ? callConditionally(this, this.#etags, one, exchange, options) : exchange;
  }

  /**
   * Sends cases at once; `look` is then to be called with each of their answers, in their order, so that the same answers
   * teach the same. Whatever else is sent waits until all of them are answered.
   */
  async sendAll(cases: readonly Case[]): Promise<(Exchange | undefined)[]> {
    const exchanges = await this.#dispatch.sendAll(cases.map((one) => ({ one, ...this.#asSent(one), again: false })));
    for (const exchange of exchanges) if (exchange) this.#etags.learn(exchange);
    return exchanges;
  }

  /** Learns from an answer, counts it, and tells what it shows that was not told yet. */
  async look(one: Case, exchange: Exchange, options: CallOptions = {}): Promise<void> {
    const { as = this.identities[0], isLearning = as === this.identities[0], isShrinking = false } = options;
    const context = this.#examiner.contextOf(exchange, one.expected);
    // Whoever has deleted something, it is gone.
    const isDeleting = addressOf(this.contract, one.operation).method === "delete";
    if (isLearning || isDeleting) this.memory.learn(one.operation, context);
    if (isLearning) this.#baselines.learn(one, exchange);
    for (const finding of this.#examiner.newIn(context, one)) {
      this.#told.keep(isShrinking ? await smallest(this, this.#examiner, one, finding, options) : finding);
    }
  }

  /** Sends a case that is not for its operation, by another method for instance: nothing is checked or learned. */
  async send(one: Case, { as, again = false }: CallOptions = {}): Promise<Exchange | undefined> {
    const exchange = await this.#dispatch.send({ one, ...this.#asSent(one, as), again });
    // Before the next is sent: what has the condition of before it would be refused.
    if (exchange) this.#etags.learn(exchange);
    return exchange;
  }

  /** A request as it goes out now: on the condition that its thing has, and under a key of its own. */
  #asSent(one: Case, as?: NamedIdentity): Pick<Written, "meant" | "request"> {
    const meant = this.#etags.renew(one.operation, this.write(one, as));
    const request = underOwnKey(this.contract, one, this.#baselines.of(one.operation)?.case, meant);
    return { meant, request };
  }

  /** Whether the request of a case was sent before, so that the case is passed over. */
  wasSent(one: Case): boolean {
    return this.#dispatch.wasSent(one.operation, this.#etags.renew(one.operation, this.write(one)));
  }

  /** Says that an operation writes what the target keeps: from now on its answers are held against what was sent. */
  keeps(operation: Operation): void {
    this.#examiner.keeps(operation);
  }

  /** Tells what a phase has found itself. The same cause is told once. */
  tell(name: ActiveCheckName, told: Told): void {
    this.#told.tell(name, told);
  }

  /** Sends a request again for nothing but the time that it takes, in milliseconds. `undefined` where the run is at its end. */
  async repeat(request: ExchangeRequest): Promise<number | undefined> {
    return this.#dispatch.time(request);
  }

  result(phases: readonly PhaseResult[]): VerifyResult {
    const coverage = this.coverage.ofContract();
    return {
      contract: this.contract.name,
      target: this.#writer.baseUrl,
      seed: this.seed,
      requests: this.budget.requests,
      duration: Math.round(this.budget.elapsed),
      phases,
      findings: this.#told.all(),
      coverage,
      shortfalls: shortfallsOf(coverage, this.options.minCoverage ?? {}),
      warnings: this.coverage.warnings(),
      ambiguities: this.ambiguities.all(),
      risks: this.risks.all(),
      stopped: this.budget.stopped,
    };
  }
}
