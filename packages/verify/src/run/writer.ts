/** Writes the cases of a run for whoever calls, and each of them once for the ordinary caller. */
import type { Contract, Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import { type PlacedCredentials, placeCredentials } from "../exchange/authenticate.ts";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import type { Hooks } from "./hooks.ts";
import type { NamedIdentity } from "./identity.ts";
import { writeRequest } from "./write-request.ts";

export class Writer {
  readonly #contract: Contract;
  /** Where the contract's paths begin, without a trailing slash. */
  readonly baseUrl: string;
  readonly #ordinary: NamedIdentity;
  readonly #hooks: Hooks;
  /** A case is written to be proven, and again to be sent. */
  readonly #written = new WeakMap<Case, ExchangeRequest>();
  /** Where the credentials of each caller stand, by operation. */
  readonly #credentials = new Map<NamedIdentity, Map<Operation, PlacedCredentials>>();

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
    const credentials = this.#placed(one.operation, identity);
    const written = writeRequest(this.#contract, one, this.baseUrl, credentials, identity.headers);
    const changed = one.onWire?.(written) ?? written;
    if (isKept) this.#written.set(one, changed);
    return hook?.(changed) ?? changed;
  }

  #placed(operation: Operation, identity: NamedIdentity): PlacedCredentials {
    const ofIdentity = this.#credentials.get(identity) ?? new Map<Operation, PlacedCredentials>();
    this.#credentials.set(identity, ofIdentity);
    const placed = ofIdentity.get(operation) ?? placeCredentials(this.#contract, operation, identity.credentials);
    ofIdentity.set(operation, placed);
    return placed;
  }
}
