/** What a run sends: each request once, within its budget, one or several at a time. */
import type { Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import type { Exchange, ExchangeRequest } from "../exchange/exchange.ts";
import type { PhaseName } from "../phases/phase.ts";
import type { Budget } from "./budget.ts";
import type { Findings } from "./findings.ts";
import type { VerifyOptions } from "./options.ts";
import { pauseAskedFor } from "./pause.ts";
import type { Sender } from "./sender.ts";
import { SentRequests } from "./sent.ts";

/** A case as it is written, for whoever calls. */
export interface Written {
  readonly one: Case;
  readonly request: ExchangeRequest;
  /** The same but for the key by which it is told from others: the same as this is not sent again. */
  readonly meant: ExchangeRequest;
  /** Sends it though the same request was sent before. */
  readonly again: boolean;
}

/** So often a request is sent again to a server that asks for a pause. */
const PATIENCE = 4;

interface Surroundings {
  readonly sender: Sender;
  readonly budget: Budget;
  readonly findings: Findings;
  /** Told of an answer that asks for a pause; the case is sent again afterwards. */
  readonly onPause: (one: Case, exchange: Exchange) => void;
}

export class Dispatch {
  readonly #options: VerifyOptions;
  readonly #around: Surroundings;
  readonly #sent: SentRequests;
  /** Settles when what was sent at once has been answered. */
  #underWay: Promise<void> | undefined;
  #phase: PhaseName | undefined;

  constructor(options: VerifyOptions, around: Surroundings) {
    this.#options = options;
    this.#around = around;
    this.#sent = new SentRequests((exchange) => around.findings.hidden(exchange));
  }

  /** A phase begins. */
  begin(phase: PhaseName): void {
    this.#phase = phase;
  }

  /** Takes what an earlier run has shown as sent. */
  resume(exchange: Exchange): void {
    this.#sent.resume(exchange);
  }

  /** Whether this was sent before, in this run or in the one that it goes on after. */
  wasSent(operation: Operation, request: ExchangeRequest): boolean {
    // Examples are sent again in any case: what they find to be accepted is where all other phases start from.
    const isFirst = this.#phase === "examples";
    return this.#sent.has(request) || (!isFirst && this.#sent.wasEarlier({ operation, request }));
  }

  /** `undefined` where nothing was sent, or where no answer came that says anything. */
  async send(written: Written): Promise<Exchange | undefined> {
    if (this.#underWay) await this.#underWay;
    return this.#send(written);
  }

  /** Sends several at once. Whatever else is sent waits until all of them are answered. */
  async sendAll(all: readonly Written[]): Promise<(Exchange | undefined)[]> {
    await this.#underWay;
    const exchanges = Promise.all(all.map((written) => this.#send(written)));
    const landed = () => {
      this.#underWay = undefined;
    };
    this.#underWay = exchanges.then(landed, landed);
    return exchanges;
  }

  /** Sends a request again for nothing but the time that it takes, in milliseconds. `undefined` where the run is at its end. */
  async time(request: ExchangeRequest): Promise<number | undefined> {
    const { budget, sender } = this.#around;
    if (!budget.goesOn()) return undefined;
    budget.requests++;
    return sender.time(request);
  }

  async #send({ one, request, meant, again }: Written): Promise<Exchange | undefined> {
    const { operation } = one;
    const { budget, sender, onPause } = this.#around;
    if (!again && this.wasSent(operation, meant)) return undefined;
    if (!budget.goesOn()) return undefined;
    if (!again) this.#sent.add(meant);
    budget.requests++;
    let response = await sender.send(operation, request);
    for (let turn = 0; response && turn < PATIENCE; turn++) {
      const pause = pauseAskedFor(request, response);
      if (pause === undefined || !budget.lasts(pause)) break;
      onPause(one, { operation, request, response });
      sender.pause(pause);
      response = await sender.send(operation, request);
    }
    if (!response) return undefined;
    const exchange: Exchange = { operation, request, response };
    this.#options.onExchange?.(exchange, one);
    this.#report(exchange);
    return exchange;
  }

  #report(exchange: Exchange): void {
    const listeners = this.#options.reporters?.filter((reporter) => reporter.exchange) ?? [];
    if (listeners.length === 0) return;
    const shown = this.#around.findings.shown(exchange);
    for (const reporter of listeners) reporter.exchange?.(shown);
  }
}
