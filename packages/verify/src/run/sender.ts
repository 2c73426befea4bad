/** Sends the requests of a run, one after another or at once, to a target that may ask for pauses and may stop. */
import type { Operation } from "@cantus/contract";
import { type ExchangeRequest, type ExchangeResponse, NO_BYTES } from "../exchange/exchange.ts";
import { send, UnsendableError } from "../exchange/send.ts";
import { type ResolvedTarget, TargetError } from "../exchange/target.ts";
import type { Budget } from "./budget.ts";
import type { Coverage } from "./coverage.ts";
import { Durations } from "./durations.ts";
import type { VerifyOptions } from "./options.ts";
import { Pauses } from "./pause.ts";
import { SameBodies } from "./same-bodies.ts";

export class Sender {
  readonly #target: ResolvedTarget;
  readonly #options: VerifyOptions;
  readonly #budget: Budget;
  readonly #coverage: Coverage;
  readonly #pauses = new Pauses();
  readonly durations = new Durations();
  readonly #bodies = new SameBodies();
  #last: ExchangeResponse | undefined;

  constructor(target: ResolvedTarget, options: VerifyOptions, budget: Budget, coverage: Coverage) {
    this.#target = target;
    this.#options = options;
    this.#budget = budget;
    this.#coverage = coverage;
  }

  /** Nothing more is sent for so many milliseconds. */
  pause(milliseconds: number): void {
    this.#pauses.add(milliseconds);
  }

  /** Sends a request for the time that its answer takes, in milliseconds; `undefined` where none comes. */
  async time(request: ExchangeRequest): Promise<number | undefined> {
    const { timeout, signal } = this.#options;
    if (!this.#pauses.areOver) await this.#pauses.wait(signal);
    const started = performance.now();
    try {
      const { failure } = await send(this.#target, request, { timeout, signal });
      return failure === undefined ? performance.now() - started : undefined;
    } catch (error) {
      if (signal?.aborted || error instanceof UnsendableError || error instanceof TargetError) return undefined;
      throw error;
    }
  }

  /**
   * The answer; `undefined` where there is none to judge.
   *
   * @throws TargetError where nothing has ever answered there
   */
  async send(operation: Operation, request: ExchangeRequest): Promise<ExchangeResponse | undefined> {
    const { timeout, signal } = this.#options;
    const before = this.#last;
    if (!this.#pauses.areOver) await this.#pauses.wait(signal);
    const started = performance.now();
    try {
      const response = await send(this.#target, request, { timeout, signal });
      this.durations.note(operation, request, response, performance.now() - started);
      this.#last = this.#bodies.shared(operation, response);
      return this.#last;
    } catch (error) {
      if (signal?.aborted) return undefined;
      if (error instanceof UnsendableError) {
        this.#coverage.skip(operation, error.message, operation.pointer);
        return undefined;
      }
      if (!before || !(error instanceof TargetError)) throw error;
      // Others were on their way when it stopped.
      if (this.#budget.stopped === "unreachable") return undefined;
      // It has answered before, so it has stopped during the run, and that is held against it.
      this.#budget.stop("unreachable");
      if (before.failure) return undefined;
      const failure = "nothing listens there any more; the server stopped after the request before this one";
      return { status: 0, headers: {}, body: NO_BYTES, failure };
    }
  }
}
