/** One run of `verify`, as its phases see it: they make cases, it sends them, looks at what comes back and remembers. */
import type { Contract, Operation } from "@cantus/contract";
import type { Aim, Case } from "../cases/case.ts";
import { type Proof, prove } from "../cases/proof.ts";
import { varied } from "../cases/varied.ts";
import { type FindingOptions, findingOf, findingsIn } from "../check-exchange.ts";
import { type CheckContext, checkContext, type Fault } from "../checks/check.ts";
import { type ActiveCheckName, activeCheck, CHECKS } from "../checks/index.ts";
import { sentIsShown } from "../checks/sent-is-shown.ts";
import { shortfallsOf } from "../coverage/thresholds.ts";
import { placeCredentials } from "../exchange/authenticate.ts";
import { hideCredentials, type Secrets, secretsOf } from "../exchange/credentials.ts";
import { type Exchange, type ExchangeRequest, NO_BYTES } from "../exchange/exchange.ts";
import type { ResolvedTarget } from "../exchange/target.ts";
import type { Finding } from "../finding.ts";
import type { PhaseName } from "../phases/phase.ts";
import { Ambiguities } from "./ambiguity.ts";
import { baseUrlOf } from "./base-url.ts";
import { type Baseline, Baselines } from "./baselines.ts";
import { Budget } from "./budget.ts";
import { Coverage } from "./coverage.ts";
import { fillIn } from "./fill-in.ts";
import { Formats } from "./formats.ts";
import { type Hooks, skippedBy } from "./hooks.ts";
import { type NamedIdentity, NOBODY } from "./identity.ts";
import { Memory } from "./memory.ts";
import type { VerifyOptions } from "./options.ts";
import { inOrder } from "./order.ts";
import { pauseAskedFor } from "./pause.ts";
import { isAbsenceLeftOpen, isRefusalLeftOpen } from "./refusal.ts";
import type { PhaseResult, VerifyResult } from "./result.ts";
import { Sender } from "./sender.ts";
import { smallest } from "./smallest.ts";
import { itemKeys, nameless } from "./template.ts";
import { writeRequest } from "./write-request.ts";

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

/** So often a request is sent again to a server that asks for a pause. */
const PATIENCE = 4;

/** A fault that a phase has found itself, with the exchange that shows it and those that led there. */
export interface Told extends Fault {
  readonly exchange: Exchange;
  /** What was sent before, in order, where one request does not show it. */
  readonly before?: readonly Exchange[];
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
  /** Operations that write what the target keeps, as far as is known: their answers are held against what was sent. */
  readonly remembers = new Set<Operation>();
  readonly formats = new Formats();
  readonly budget: Budget;
  readonly #sender: Sender;
  readonly #hooks: Hooks;
  readonly #secrets: Secrets;
  readonly #tell: (finding: Finding) => void;
  readonly #baseUrl: string;
  /** Where the contract's paths begin at the target. */
  readonly basePath: string;
  readonly #baselines = new Baselines();
  readonly #findings = new Map<string, Finding>();
  readonly #sent = new Set<string>();
  /** A case is written to be proven, and again to be sent. */
  readonly #written = new WeakMap<Case, ExchangeRequest>();
  /** What an earlier run has sent, as it is shown: its secrets are hidden. */
  readonly #sentEarlier = new Set<string>();
  #phase: PhaseName | undefined;

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
    this.#secrets = secretsOf(contract, identities);
    this.#tell = tell;
    this.#baseUrl = baseUrlOf(contract, target, options.basePath);
    this.basePath = new URL(this.#baseUrl).pathname.replace(/\/$/, "");
    this.memory = new Memory(contract, this.basePath);
    this.coverage = new Coverage(contract);
    this.#sender = new Sender(target, options, this.budget, this.coverage);
    this.ambiguities = new Ambiguities(contract);
    this.operations = inOrder(contract.operations.filter((operation) => this.#isWanted(operation)));
  }

  /** A phase begins. */
  begin(phase: PhaseName): void {
    this.#phase = phase;
    for (const reporter of this.options.reporters ?? []) reporter.phase?.(phase);
  }

  /** Takes what an earlier run has sent as sent; its answers count. */
  resume(exchanges: Iterable<Exchange>): void {
    for (const exchange of exchanges) {
      const context = checkContext(this.contract, exchange, { basePath: this.basePath });
      if (!context.operation) continue;
      this.#sentEarlier.add(keyOf(exchange.request));
      this.coverage.count(context, undefined);
      this.memory.learn(context.operation, exchange);
    }
  }

  /** Examples are sent again in any case: what they find to be accepted is where all other phases start from. */
  #wasSentEarlier(operation: Operation, request: ExchangeRequest): boolean {
    if (this.#sentEarlier.size === 0 || this.#phase === "examples") return false;
    const exchange = { request, response: { status: 0, headers: {}, body: NO_BYTES } };
    const { secrets } = this.#tellingOf(operation);
    return this.#sentEarlier.has(keyOf(hideCredentials(this.contract, exchange, { operation, secrets }).request));
  }

  /** Whether there is time and allowance for another request. Phases ask before each. */
  goesOn(): boolean {
    return this.budget.goesOn();
  }

  /** The same case for things that exist at the target, with what the user gave for its operation. */
  fillIn(one: Case): Case {
    const { values: ofOperation, body } = this.#hooks[one.operation.id] ?? {};
    return fillIn(this.contract, one, this.memory, { ...this.options.values, ...ofOperation }, body);
  }

  /**
   * A request of this operation that the target has accepted, for things that exist now. `undefined` while none was.
   */
  baseline(operation: Operation): Baseline | undefined {
    const baseline = this.#baselines.of(operation);
    return baseline && { ...baseline, case: this.fillIn(baseline.case) };
  }

  /** The request of a case, as it goes on the wire. */
  write(one: Case, identity: NamedIdentity = this.identities[0]): ExchangeRequest {
    const hook = this.#hooks[one.operation.id]?.request;
    // What a hook signs may be for once only.
    const isKept = identity === this.identities[0] && !hook;
    const known = isKept ? this.#written.get(one) : undefined;
    if (known) return known;
    const { credentials, headers } = identity;
    const placed = placeCredentials(this.contract, one.operation, credentials);
    const written = writeRequest(this.contract, one, this.#baseUrl, placed, headers);
    const changed = one.onWire?.(written) ?? written;
    if (isKept) this.#written.set(one, changed);
    return hook?.(changed) ?? changed;
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
    const [exchange] = await this.callAll([one], options);
    return exchange;
  }

  /** Sends cases at once, and looks at what comes back in their order, so that the same answers teach the same. */
  async callAll(cases: readonly Case[], options: CallOptions = {}): Promise<(Exchange | undefined)[]> {
    const { as = this.identities[0], isLearning = as === this.identities[0], isShrinking = false } = options;
    const exchanges = await Promise.all(cases.map((one) => this.send(one, options)));
    for (const [index, one] of cases.entries()) {
      const exchange = exchanges[index];
      if (!exchange) continue;
      if (isLearning) {
        this.memory.learn(one.operation, exchange);
        this.#baselines.learn(one, exchange);
      }
      for (const finding of this.#look(exchange, one)) {
        this.#keep(isShrinking ? await this.#shrunk(one, finding, options) : finding);
      }
    }
    return exchanges;
  }

  /** Counts an exchange. What is new in it is returned. */
  #look(exchange: Exchange, one: Case): Finding[] {
    const context = checkContext(this.contract, exchange, { basePath: this.basePath, expected: one.expected });
    this.coverage.count(context, one.aim);
    for (const fault of this.remembers.has(one.operation) ? sentIsShown.find(context) : []) {
      this.tell(sentIsShown.name, { ...fault, exchange });
    }
    return this.#found(context, one).filter(({ fingerprint }) => !this.#findings.has(fingerprint));
  }

  /** The same finding, by the smallest case that shows it. */
  async #shrunk(one: Case, finding: Finding, options: CallOptions): Promise<Finding> {
    let least = finding;
    const isSame = (exchange: Exchange, candidate: Case) => {
      const context = checkContext(this.contract, exchange, { basePath: this.basePath });
      const same = this.#found(context, candidate).find(({ fingerprint }) => fingerprint === finding.fingerprint);
      if (same) least = same;
      return same !== undefined;
    };
    await smallest(this, one, isSame, options);
    return least;
  }

  /** Sends a case that is not for its operation, by another method for instance: nothing is checked or learned. */
  async send(one: Case, { as, again = false }: CallOptions = {}): Promise<Exchange | undefined> {
    const { operation } = one;
    const request = this.write(one, as);
    const key = again ? undefined : keyOf(request);
    if (key !== undefined && (this.#sent.has(key) || this.#wasSentEarlier(operation, request))) return undefined;
    if (!this.goesOn()) return undefined;
    if (key !== undefined) this.#sent.add(key);
    this.budget.requests++;
    let response = await this.#sender.send(operation, request);
    for (let turn = 0; response && turn < PATIENCE; turn++) {
      const pause = pauseAskedFor(request, response);
      if (pause === undefined || !this.budget.lasts(pause)) break;
      // What it says of its limit is held against the contract; the case is sent again afterwards.
      for (const finding of this.#look({ operation, request, response }, { ...one, expected: [] })) this.#keep(finding);
      this.#sender.pause(pause);
      response = await this.#sender.send(operation, request);
    }
    if (!response) return undefined;
    const exchange: Exchange = { operation, request, response };
    this.options.onExchange?.(exchange, one);
    this.#report(exchange);
    return exchange;
  }

  /**
   * An accepted request of an operation that can be accepted again: what it deletes, or what an answer says to be gone,
   * is made anew first where the contract has an operation for that.
   */
  async ready(operation: Operation): Promise<Baseline | undefined> {
    if (operation.method === "delete") await this.remake(operation);
    return this.baseline(operation);
  }

  /** Makes another thing of the kind that an operation is about. */
  async remake(operation: Operation): Promise<Exchange | undefined> {
    const key = itemKeys(operation).at(-1);
    const creator = this.operations.find(
      ({ method, path }) => method === "post" && key !== undefined && nameless(path) === key.collection,
    );
    const baseline = creator && this.baseline(creator);
    if (!baseline) return undefined;
    // Where things have names of their own, the second of the same name is refused.
    for (const one of [baseline.case, varied(this, baseline.case, this.budget.requests)]) {
      const exchange = one && (await this.call(one, { again: true }));
      if (exchange && exchange.response.status < 300) return exchange;
    }
    return undefined;
  }

  /** Tells what a phase has found itself. The same cause is told once. */
  tell(name: ActiveCheckName, told: Told): void {
    const { exchange, before, ...fault } = told;
    const context = { contract: this.contract, operation: exchange.operation, exchange, before };
    this.#keep(findingOf(context, activeCheck(name), fault, this.#tellingOf(exchange.operation)));
  }

  result(phases: readonly PhaseResult[]): VerifyResult {
    const coverage = this.coverage.ofContract();
    return {
      contract: this.contract.name,
      target: this.#baseUrl,
      seed: this.seed,
      requests: this.budget.requests,
      duration: Math.round(this.budget.elapsed),
      phases,
      findings: [...this.#findings.values()],
      coverage,
      shortfalls: shortfallsOf(coverage, this.options.minCoverage ?? {}),
      warnings: this.coverage.warnings(),
      ambiguities: this.ambiguities.all(),
      stopped: this.budget.stopped,
    };
  }

  #isWanted(operation: Operation): boolean {
    const { only, safe } = this.options;
    const reason =
      only && !only.includes(operation.id)
        ? "it was not asked for"
        : safe && !SAFE.has(operation.method)
          ? "only safe methods are sent"
          : skippedBy(this.#hooks, operation);
    if (reason !== undefined) this.coverage.skip(operation, reason, operation.pointer);
    return reason === undefined;
  }

  /** What an answer to a case shows that is held against the target. */
  #found(context: CheckContext, one: Case): Finding[] {
    // What is wrong with a case that is about something is known already.
    const sides = one.aim ? "response" : "both";
    const findings = findingsIn(context, { ...this.#tellingOf(one.operation), sides });
    const [mistake] = findings.filter(isAboutRequest);
    const { status } = context.exchange.response;
    const isRefused = status >= 400 && status < 500;
    // Who takes what is wrong answers with what is wrong: one cause, which the phase tells.
    const isTaken = one.aim?.isValid === false && status < 300;
    return findings.filter((finding) => {
      if (isAboutRequest(finding) || (isTaken && finding.check === "response-body")) return false;
      if (!isRefused || finding.check !== "declared-status") return true;
      if (this.#isAbsenceLeftOpen(one.operation, status)) return false;
      if (one.aim) return !this.#isRefusalLeftOpen(one.operation, one.aim, status);
      // Whoever refuses what the contract's own example does wrong is right, though nothing is declared for it.
      if (mistake) this.coverage.mistake(one, mistake);
      return mistake === undefined;
    });
  }

  #isRefusalLeftOpen(operation: Operation, aim: Aim, status: number): boolean {
    if (!isRefusalLeftOpen(operation, aim, status)) return false;
    const message = `${operation.id} declares no ${status}, with which it refuses what breaks the contract.`;
    this.ambiguities.add(operation.id, message, `${operation.pointer}/responses`);
    return true;
  }

  #isAbsenceLeftOpen(operation: Operation, status: number): boolean {
    if (!isAbsenceLeftOpen(operation, status)) return false;
    const message = `${operation.id} declares no refusal, and answers ${status} for what is not there.`;
    this.ambiguities.add(operation.id, message, `${operation.pointer}/responses`);
    return true;
  }

  #report(exchange: Exchange): void {
    const listeners = this.options.reporters?.filter((reporter) => reporter.exchange) ?? [];
    if (listeners.length === 0) return;
    const { showCredentials, secrets } = this.#tellingOf(exchange.operation);
    const shown = showCredentials ? exchange : hideCredentials(this.contract, exchange, { secrets });
    for (const reporter of listeners) reporter.exchange?.(shown);
  }

  #tellingOf(operation: Operation | undefined): FindingOptions {
    // What a hook puts into a request may be a secret that only it knows.
    const secrets = operation && this.#hooks[operation.id]?.request ? undefined : this.#secrets;
    return { showCredentials: this.options.showCredentials, seed: this.seed, secrets };
  }

  #keep(finding: Finding): void {
    if (this.#findings.has(finding.fingerprint) || this.options.without?.includes(finding.check)) return;
    this.#findings.set(finding.fingerprint, finding);
    this.#tell(finding);
  }
}

/** RFC 9110, section 9.2.1. */
const SAFE = new Set<string>(["get", "head", "options", "trace"]);

function keyOf({ method, url, headers, body }: ExchangeRequest): string {
  return JSON.stringify([method, url, headers, Buffer.from(body).toString("base64")]);
}

const ABOUT_REQUESTS = new Set<string>(CHECKS.filter(({ side }) => side === "request").map(({ name }) => name));

function isAboutRequest({ check }: Finding): boolean {
  return ABOUT_REQUESTS.has(check);
}
