/** What a run holds against its target: each cause once, as it is told. */
import type { Contract, Operation } from "@cantus/contract";
import type { Aim, Case } from "../cases/case.ts";
import { type FindingOptions, type FoundFault, faultsIn, findingOf, foundFault } from "../check-exchange.ts";
import type { CheckContext, Fault } from "../checks/check.ts";
import { type ActiveCheckName, activeCheck } from "../checks/index.ts";
import { hideCredentials, type Secrets, secretsOf } from "../exchange/credentials.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Finding } from "../finding.ts";
import type { Ambiguities } from "./ambiguity.ts";
import type { Coverage } from "./coverage.ts";
import type { NamedIdentity } from "./identity.ts";
import type { VerifyOptions } from "./options.ts";
import { isAbsenceLeftOpen, isRefusalLeftOpen } from "./refusal.ts";

/** A fault that a phase has found itself, with the exchange that shows it and those that led there. */
export interface Told extends Fault {
  readonly exchange: Exchange;
  /** What was sent before, in order, where one request does not show it. */
  readonly before?: readonly Exchange[];
}

/** What is learned of a contract beside its findings. */
interface Notes {
  readonly coverage: Coverage;
  readonly ambiguities: Ambiguities;
}

export class Findings {
  readonly #contract: Contract;
  readonly #options: VerifyOptions;
  readonly #notes: Notes;
  readonly #secrets: Secrets;
  readonly #tell: (finding: Finding) => void;
  readonly #all = new Map<string, Finding>();
  /** Fingerprints of what was told with another finding, as it has the same cause. */
  readonly #alike = new Set<string>();

  constructor(
    contract: Contract,
    identities: readonly NamedIdentity[],
    options: VerifyOptions,
    notes: Notes,
    tell: (finding: Finding) => void,
  ) {
    this.#contract = contract;
    this.#options = options;
    this.#notes = notes;
    this.#secrets = secretsOf(contract, identities);
    this.#tell = tell;
  }

  all(): Finding[] {
    return [...this.#all.values()];
  }

  /** What an answer to a case shows that is held against the target, and was not told yet. */
  newIn(context: CheckContext, one: Case): FoundFault[] {
    return this.in(context, one).filter(({ fingerprint }) => !this.#all.has(fingerprint));
  }

  /** The same, told or not. */
  in(context: CheckContext, one: Case): FoundFault[] {
    // What is wrong with a case that is about something is known already.
    const faults = faultsIn(context, { sides: one.aim ? "response" : "both" });
    const [mistake] = faults.filter(isAboutRequest);
    const { status } = context.exchange.response;
    const isRefused = status >= 400 && status < 500;
    // Who takes what is wrong answers with what is wrong: one cause, which the phase tells.
    const isTaken = one.aim?.isValid === false && status < 300;
    return faults.filter((found) => {
      const { name } = found.check;
      if (isAboutRequest(found) || (isTaken && name === "response-body")) return false;
      if (!isRefused || name !== "declared-status") return true;
      if (this.#isLeftOpen(one.operation, one.aim, status)) return false;
      if (one.aim) return true;
      // Whoever refuses what the contract's own example does wrong is right, though nothing is declared for it.
      if (mistake) this.#notes.coverage.mistake(one, this.toldOf(context, mistake));
      return mistake === undefined;
    });
  }

  /** A fault as it is told. */
  toldOf(context: CheckContext, found: FoundFault): Finding {
    return findingOf(context, found, this.#telling(context.operation));
  }

  keep(finding: Finding): void {
    if (this.#isKnown(finding.fingerprint, finding.check)) return;
    this.#all.set(finding.fingerprint, finding);
    this.#tell(finding);
  }

  /** Tells what a phase has found itself. */
  tell(name: ActiveCheckName, { exchange, before, ...fault }: Told): void {
    const { operation } = exchange;
    const found = foundFault({ operation, exchange }, activeCheck(name), fault);
    if (this.#isKnown(found.fingerprint, name)) return;
    for (const each of fault.alike ?? []) {
      this.#alike.add(foundFault({ operation, exchange }, activeCheck(name), each).fingerprint);
    }
    this.keep(findingOf({ contract: this.#contract, operation, exchange, before }, found, this.#telling(operation)));
  }

  /** An exchange as it may be shown: without secrets, unless they were asked for. */
  shown(exchange: Exchange): Exchange {
    return this.#options.showCredentials ? exchange : this.hidden(exchange);
  }

  /** An exchange without secrets. */
  hidden(exchange: Exchange): Exchange {
    const { operation } = exchange;
    return hideCredentials(this.#contract, exchange, { ...this.#telling(operation), operation });
  }

  #isKnown(fingerprint: string, check: Finding["check"]): boolean {
    return (
      this.#all.has(fingerprint) || this.#alike.has(fingerprint) || (this.#options.without?.includes(check) ?? false)
    );
  }

  /** Whether the contract leaves open a refusal that it does not declare, which is then told as that. */
  #isLeftOpen(operation: Operation, aim: Aim | undefined, status: number): boolean {
    const what = isAbsenceLeftOpen(operation, status)
      ? `declares no refusal, and answers ${status} for what is not there`
      : aim && isRefusalLeftOpen(operation, aim, status)
        ? `declares no ${status}, with which it refuses what breaks the contract`
        : undefined;
    if (what === undefined) return false;
    this.#notes.ambiguities.add(operation.id, `${operation.id} ${what}.`, `${operation.pointer}/responses`);
    return true;
  }

  #telling(operation: Operation | undefined): FindingOptions {
    const { hooks = {}, showCredentials, seed = 1 } = this.#options;
    // What a hook puts into a request may be a secret that only it knows, and what it gives for a body a true password.
    const secrets = operation && hooks[operation.id]?.request ? undefined : this.#secrets;
    const arePasswordsMadeUp = Object.values(hooks).every(
      ({ body, statuses, request }) => !body && !statuses && !request,
    );
    return { showCredentials, seed, secrets, arePasswordsMadeUp };
  }
}

function isAboutRequest({ check }: FoundFault): boolean {
  return check.side === "request";
}
