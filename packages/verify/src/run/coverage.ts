/** What a run has reached of a contract, and what it has not and why. */
import type { Contract, Location, MediaType, Operation } from "@cantus/contract";
import { isEndless } from "@cantus/contract/schema";
import type { Aim, Case } from "../cases/case.ts";
import type { CheckContext } from "../checks/check.ts";
import type { ContractCoverage } from "../coverage/goal.ts";
import { ObservedContract } from "../coverage/observed-contract.ts";
import { needsCredentials } from "../exchange/authenticate.ts";
import type { Finding } from "../finding.ts";

export type WarningCode =
  | "skipped"
  | "no-responses"
  | "endless-schema"
  | "invalid-example"
  | "never-succeeded"
  | "not-implemented"
  | "remembers-nothing";

/** What a run could not show, which is no finding against the voice. */
export interface Warning {
  readonly code: WarningCode;
  readonly operationId: string;
  /** One sentence. */
  readonly message: string;
  /** The part of the contract that it is about. */
  readonly pointer: string;
  readonly location?: Location;
}

export class Coverage {
  readonly #contract: Contract;
  readonly #observed: ObservedContract;
  readonly #forgetful = new Set<Operation>();
  readonly #mistakes = new Map<Operation, { one: Case; finding: Finding }>();
  readonly #skipped = new Map<Operation, { reason: string; pointer: string }>();

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#observed = new ObservedContract(contract);
  }

  /** @param aim what the request was made to be */
  count(context: CheckContext, aim: Aim | undefined): void {
    this.#observed.observe(context, aim);
  }

  skip(operation: Operation, reason: string, pointer: string): void {
    this.#skipped.set(operation, { reason, pointer });
    this.#observed.skip(operation, reason);
  }

  /** A request made from the contract's examples was refused, because it breaks the contract. */
  mistake(one: Case, finding: Finding): void {
    if (!this.#mistakes.has(one.operation)) this.#mistakes.set(one.operation, { one, finding });
  }

  /** What this operation is sent does not show in its answers, as with a mock that answers with examples. */
  forgets(operation: Operation): void {
    this.#forgetful.add(operation);
  }

  hasSucceeded(operation: Operation): boolean {
    return [...this.#observed.of(operation).statuses.keys()].some(isSuccess);
  }

  hasAnswered(operation: Operation, status: number): boolean {
    return this.#observed.of(operation).statuses.has(status);
  }

  /** Whether all that was called of what asks for credentials has answered that these will not do (RFC 9110, 15.5.2 and 15.5.4). */
  isShutOut(): boolean {
    const asking = this.#contract.operations.filter(
      (operation) => needsCredentials(operation) && this.#observed.of(operation).requests > 0,
    );
    return asking.length > 0 && asking.every((operation) => this.#answeredOnly(operation, 401, 403));
  }

  /**
   * Whether all that was called has answered 404, also where the path names no thing that could be missing and 404 is not
   * declared: the address leads to something else.
   */
  isElsewhere(): boolean {
    const called = this.#contract.operations.filter((operation) => this.#observed.of(operation).requests > 0);
    const cannotBeMissing = ({ path, responses }: Operation) =>
      !path.includes("{") && !responses.some(({ status }) => /^(404|4XX|default)$/i.test(status));
    return called.some(cannotBeMissing) && called.every((operation) => this.#answeredOnly(operation, 404));
  }

  #answeredOnly(operation: Operation, ...statuses: readonly number[]): boolean {
    return [...this.#observed.of(operation).statuses.keys()].every((status) => statuses.includes(status));
  }

  ofContract(): ContractCoverage {
    return this.#observed.coverage();
  }

  warnings(): Warning[] {
    return this.#contract.operations.flatMap((operation) => this.#warningsOf(operation));
  }

  #isEndless({ schema }: MediaType): boolean {
    return schema !== undefined && isEndless(this.#contract, schema);
  }

  #warningsOf(operation: Operation): Warning[] {
    const warn = (code: WarningCode, message: string, pointer: string): Warning[] => [
      { code, operationId: operation.id, message, pointer, location: this.#contract.locate(pointer) },
    ];
    const skipped = this.#skipped.get(operation);
    if (skipped && this.#observed.of(operation).requests === 0)
      return warn("skipped", `${operation.id} was not called: ${skipped.reason}.`, skipped.pointer);
    if (this.#observed.of(operation).requests === 0)
      return warn("skipped", `${operation.id} was not called: the run ended before its turn.`, operation.pointer);
    if (operation.responses.length === 0) {
      const message = `${operation.id} declares no responses, so nothing is known of what it may answer.`;
      return warn("no-responses", message, operation.pointer);
    }
    if (this.#forgetful.has(operation)) {
      const message = `${operation.id} answers alike whatever is sent, so what is remembered was not looked at.`;
      return warn("remembers-nothing", message, operation.pointer);
    }
    const endless = operation.responses.flatMap(({ content }) => content).find((media) => this.#isEndless(media));
    if (endless) {
      const message = `No body can be valid by the schema of ${operation.id}, which requires itself without end.`;
      return warn("endless-schema", message, `${endless.pointer}/schema`);
    }
    const mistake = this.#mistakes.get(operation);
    if (mistake) {
      const message = `${operation.id} refuses what the contract itself shows or allows for it: ${mistake.finding.message}`;
      return warn("invalid-example", message, exampleBehind(mistake.one, mistake.finding));
    }
    const statuses = [...this.#observed.of(operation).statuses.keys()].sort((a, b) => a - b);
    if (this.hasSucceeded(operation) || !declaresSuccess(operation)) return [];
    if (statuses.length > 0 && statuses.every((status) => status === 501)) {
      return warn("not-implemented", `${operation.id} is not implemented: it answered 501.`, operation.pointer);
    }
    const came = statuses.length > 0 ? `, only ${statuses.map((status) => status || "nothing").join(", ")}` : "";
    return warn("never-succeeded", `${operation.id} never answered with a success${came}.`, operation.pointer);
  }
}

/** Where the wrong value was written, or else the clause that it breaks. */
function exampleBehind({ parameters, body }: Case, { check, pointer, clause }: Finding): string {
  const named = [...parameters.keys()].find(({ name }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
  const examples = check === "request-parameters" ? named?.examples : body?.media.examples;
  return examples?.[0]?.pointer ?? clause.pointer;
}

/** A redirect is what some operations are for. */
function isSuccess(status: number): boolean {
  return status >= 200 && status < 400;
}

function declaresSuccess({ responses }: Operation): boolean {
  return responses.some(({ status }) => /^[123]|^default$/i.test(status));
}
