/** One run of `verify`: the cases of every operation, in an order that lets later ones use what earlier ones made. */
import type { Contract, Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import { casesFromExamples } from "../cases/examples.ts";
import { preferredCases } from "../cases/preferred.ts";
import { checkExchange } from "../check-exchange.ts";
import { CHECKS } from "../checks/index.ts";
import { placeCredentials, requireKnownSchemes } from "../exchange/authenticate.ts";
import { type Exchange, type ExchangeRequest, type ExchangeResponse, NO_BYTES } from "../exchange/exchange.ts";
import { send, UnsendableError } from "../exchange/send.ts";
import { type ResolvedTarget, resolveTarget, type Target, TargetError } from "../exchange/target.ts";
import type { Finding } from "../finding.ts";
import { Coverage, type OperationCoverage, type Warning } from "./coverage.ts";
import { fillIn } from "./fill-in.ts";
import { Memory } from "./memory.ts";
import type { VerifyOptions } from "./options.ts";
import { inOrder } from "./order.ts";
import { writeRequest } from "./write-request.ts";

export interface VerifyResult {
  /** The contract's name. */
  readonly contract: string;
  /** Where the contract's paths began: `http://127.0.0.1:3000/v2`. */
  readonly target: string;
  readonly seed: number;
  /** How many requests were sent. */
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Each cause once, in the order in which they were found. */
  readonly findings: readonly Finding[];
  /** In the contract's order. */
  readonly operations: readonly OperationCoverage[];
  readonly warnings: readonly Warning[];
  /** Why the run ended before it was through. */
  readonly stopped: "seconds" | "requests" | "signal" | "unreachable" | undefined;
}

/** Plays the examples phase against a target and tells each finding once. */
export async function runExamples(
  contract: Contract,
  target: Target,
  options: VerifyOptions,
  tell: (finding: Finding) => void,
): Promise<VerifyResult> {
  requireKnownSchemes(contract, options.credentials ?? {});
  const resolved = await resolveTarget(target);
  try {
    return await new Run(contract, resolved, options, tell).examples();
  } finally {
    await resolved.close();
  }
}

class Run {
  readonly #contract: Contract;
  readonly #target: ResolvedTarget;
  readonly #options: VerifyOptions;
  readonly #tell: (finding: Finding) => void;
  readonly #baseUrl: string;
  readonly #basePath: string;
  readonly #seed: number;
  readonly #memory: Memory;
  readonly #coverage: Coverage;
  readonly #findings = new Map<string, Finding>();
  readonly #started = performance.now();
  readonly #sent = new Set<string>();
  #requests = 0;
  #last: ExchangeResponse | undefined;
  #stopped: VerifyResult["stopped"];

  constructor(contract: Contract, target: ResolvedTarget, options: VerifyOptions, tell: (finding: Finding) => void) {
    this.#contract = contract;
    this.#target = target;
    this.#options = options;
    this.#tell = tell;
    this.#baseUrl = baseUrlOf(contract, target, options.basePath);
    this.#basePath = new URL(this.#baseUrl).pathname.replace(/\/$/, "");
    this.#seed = options.seed ?? 1;
    this.#memory = new Memory(contract, this.#basePath);
    this.#coverage = new Coverage(contract);
  }

  async examples(): Promise<VerifyResult> {
    const ordered = inOrder(this.#contract.operations.filter((operation) => this.#isWanted(operation)));
    const deleting = ordered.filter(({ method }) => method === "delete");
    const others = ordered.filter(({ method }) => method !== "delete");
    for (const operation of others) await this.#callOperation(operation);
    // What came later may have told of the things that these need; a request that was sent already is not sent again.
    const waiting = others.filter((operation) => !this.#coverage.hasSucceeded(operation));
    for (const operation of waiting) await this.#callOperation(operation);
    for (const operation of deleting) await this.#callOperation(operation);
    return this.#result();
  }

  #isWanted(operation: Operation): boolean {
    const { only } = this.#options;
    const isWanted = !only || only.includes(operation.id);
    if (!isWanted) this.#coverage.skip(operation, "it was not asked for", operation.pointer);
    return isWanted;
  }

  async #callOperation(operation: Operation): Promise<void> {
    if (!this.#goesOn()) return;
    const cases = casesFromExamples(this.#contract, operation, this.#seed);
    if ("reason" in cases) {
      this.#coverage.skip(operation, cases.reason, cases.pointer);
      return;
    }
    const preferred = this.#options.prefer ? preferredCases(cases) : [];
    for (const one of [...cases, ...preferred]) {
      await this.#call(fillIn(this.#contract, one, this.#memory, this.#options.values ?? {}));
    }
    // Once as it stands in the contract, too: this is how a thing that does not exist is asked for.
    for (const one of cases.slice(0, 1)) await this.#call(one);
  }

  async #call(one: Case): Promise<void> {
    const { operation } = one;
    const credentials = placeCredentials(this.#contract, operation, this.#options.credentials ?? {});
    const request = writeRequest(this.#contract, one, this.#baseUrl, credentials, this.#options.headers ?? {});
    const key = JSON.stringify([
      request.method,
      request.url,
      request.headers,
      Buffer.from(request.body).toString("base64"),
    ]);
    if (this.#sent.has(key)) return;
    if (!this.#goesOn()) return;
    this.#sent.add(key);
    this.#requests++;
    const response = await this.#send(operation, request);
    if (!response) return;
    const exchange: Exchange = { operation, request, response };
    this.#options.onExchange?.(exchange);
    this.#coverage.count(operation, exchange);
    this.#memory.learn(operation, exchange);
    this.#check(exchange, one);
  }

  /** The answer; `undefined` where there is none to judge. */
  async #send(operation: Operation, request: ExchangeRequest): Promise<ExchangeResponse | undefined> {
    const { timeout, signal } = this.#options;
    const before = this.#last;
    try {
      this.#last = await send(this.#target, request, { timeout, signal });
      return this.#last;
    } catch (error) {
      if (signal?.aborted) return undefined;
      if (error instanceof UnsendableError) {
        this.#coverage.skip(operation, error.message, operation.pointer);
        return undefined;
      }
      if (!before || !(error instanceof TargetError)) throw error;
      // It has answered before, so it has stopped during the run, and that is held against it.
      this.#stopped = "unreachable";
      if (before.failure) return undefined;
      const failure = "nothing listens there any more; the server stopped after the request before this one";
      return { status: 0, headers: {}, body: NO_BYTES, failure };
    }
  }

  #check(exchange: Exchange, one: Case): void {
    const { showCredentials } = this.#options;
    const findings = checkExchange(this.#contract, exchange, {
      basePath: this.#basePath,
      showCredentials,
      seed: this.#seed,
      expected: one.expected,
    });
    const [mistake] = findings.filter(isAboutRequest);
    const isRefused = exchange.response.status >= 400 && exchange.response.status < 500;
    for (const finding of findings) {
      if (isAboutRequest(finding)) continue;
      if (mistake && isRefused && finding.check === "declared-status") {
        // Whoever refuses what the contract's own example does wrong is right, though nothing is declared for it.
        this.#coverage.mistake(one, mistake);
        continue;
      }
      if (this.#findings.has(finding.fingerprint)) continue;
      this.#findings.set(finding.fingerprint, finding);
      this.#tell(finding);
    }
  }

  #goesOn(): boolean {
    const { seconds = Number.POSITIVE_INFINITY, requests = Number.POSITIVE_INFINITY, signal } = this.#options;
    if (this.#stopped) return false;
    if (signal?.aborted) this.#stopped = "signal";
    else if (this.#requests >= requests) this.#stopped = "requests";
    else if (performance.now() - this.#started >= seconds * 1000) this.#stopped = "seconds";
    return this.#stopped === undefined;
  }

  #result(): VerifyResult {
    return {
      contract: this.#contract.name,
      target: this.#baseUrl,
      seed: this.#seed,
      requests: this.#requests,
      duration: Math.round(performance.now() - this.#started),
      findings: [...this.#findings.values()],
      operations: this.#coverage.operations(),
      warnings: this.#coverage.warnings(),
      stopped: this.#stopped,
    };
  }
}

const ABOUT_REQUESTS = new Set<string>(CHECKS.filter(({ side }) => side === "request").map(({ name }) => name));

function isAboutRequest({ check }: Finding): boolean {
  return ABOUT_REQUESTS.has(check);
}

/** The target's own path counts where it has one: the user knows where the server is better than the contract. */
function baseUrlOf(contract: Contract, target: ResolvedTarget, basePath: string | undefined): string {
  const { origin, pathname } = new URL(target.url);
  const own = pathname === "/" ? undefined : pathname;
  return `${origin}${(basePath ?? own ?? contract.servers[0]?.basePath ?? "").replace(/\/+$/, "")}`;
}
