/** Holds the answers of a run against the contract, one at a time, and counts what each has shown of it. */
import type { Contract, Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import { type CheckContext, checkContext } from "../checks/check.ts";
import { sentIsShown } from "../checks/sent-is-shown.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Finding } from "../finding.ts";
import type { Coverage } from "./coverage.ts";
import type { Findings } from "./findings.ts";

export class Examiner {
  readonly #contract: Contract;
  readonly #basePath: string;
  readonly #coverage: Coverage;
  readonly #findings: Findings;
  readonly #keeping = new Set<Operation>();

  constructor(contract: Contract, basePath: string, coverage: Coverage, findings: Findings) {
    this.#contract = contract;
    this.#basePath = basePath;
    this.#coverage = coverage;
    this.#findings = findings;
  }

  /** What an operation answers is held against what was sent, as the target keeps it. */
  keeps(operation: Operation): void {
    this.#keeping.add(operation);
  }

  contextOf(exchange: Exchange, expected: Case["expected"] = []): CheckContext {
    return checkContext(this.#contract, exchange, { basePath: this.#basePath, expected });
  }

  /** Counts an exchange. What is new in it is returned. */
  newIn(context: CheckContext, one: Case): Finding[] {
    this.#coverage.count(context, one.aim);
    for (const fault of this.#keeping.has(one.operation) ? sentIsShown.find(context) : []) {
      this.#findings.tell(sentIsShown.name, { ...fault, exchange: context.exchange });
    }
    return this.#findings.newIn(context, one).map((found) => this.#findings.toldOf(context, found));
  }

  /** The same finding, where another exchange shows it, too. */
  again({ fingerprint }: Finding, exchange: Exchange, one: Case): Finding | undefined {
    const context = this.contextOf(exchange);
    const same = this.#findings.in(context, one).find((found) => found.fingerprint === fingerprint);
    return same && this.#findings.toldOf(context, same);
  }
}
