/** Writes the cases of a run for whoever calls, and each of them once for the ordinary caller. */
import type { Contract, Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import { type Hooks, hookedRequest } from "./hooks.ts";
import type { NamedIdentity } from "./identity.ts";
import { RequestWriter } from "./request-writer.ts";

export class CaseWriter {
  readonly #contract: Contract;
  /** Where the contract's paths begin, without a trailing slash. */
  readonly baseUrl: string;
  readonly #ordinary: NamedIdentity;
  readonly #hooks: Hooks;
  /** A case is written to be proven, and again to be sent. */
  readonly #written = new WeakMap<Case, ExchangeRequest>();
  readonly #writers = new Map<NamedIdentity, Map<Operation, RequestWriter>>();

  constructor(contract: Contract, baseUrl: string, ordinary: NamedIdentity, hooks: Hooks) {
    this.#contract = contract;
    this.baseUrl = baseUrl;
    this.#ordinary = ordinary;
    this.#hooks = hooks;
  }

  write(one: Case, identity: NamedIdentity): ExchangeRequest {
    const hook = this.#hooks[one.operation.id]?.request;
    // What a hook signs may be for once only.
    const isKept = identity === this.#ordinary && !hook;
    const known = isKept ? this.#written.get(one) : undefined;
    if (known) return known;
    const written = this.#writerOf(one.operation, identity).write(one);
    const changed = one.onWire?.(written) ?? written;
    if (isKept) this.#written.set(one, changed);
    return hook ? hookedRequest(one.operation.id, hook, changed) : changed;
  }

  #writerOf(operation: Operation, identity: NamedIdentity): RequestWriter {
    const ofIdentity = this.#writers.get(identity) ?? new Map<Operation, RequestWriter>();
    this.#writers.set(identity, ofIdentity);
    const writer = ofIdentity.get(operation) ?? new RequestWriter(this.#contract, operation, this.baseUrl, identity);
    ofIdentity.set(operation, writer);
    return writer;
  }
}
