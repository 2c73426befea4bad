/** What a caller has said an operation shall do instead: its next answers, how long they take, how often they fail. */
import type { Contract, Operation, Violation } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";

export interface OverrideAnswer {
  /** A status that the operation declares. */
  readonly status: number;
  /** Valid by that answer's schema; absent: none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Override {
  /** Sent instead; absent: what would be answered anyhow. */
  readonly answer?: OverrideAnswer;
  /** For how many requests; absent: until it is taken back. */
  readonly times?: number;
  /** How much longer it takes, in milliseconds. */
  readonly latency?: number;
  /** How many of its answers are the `answer`, from 0 to 1; absent: all. */
  readonly rate?: number;
}

/** An override does not fit the contract. */
export class OverrideError extends Error {
  readonly code: "UNKNOWN_OPERATION" | "UNDECLARED_STATUS" | "INVALID_BODY";
  readonly violations: readonly Violation[];

  constructor(code: OverrideError["code"], message: string, violations: readonly Violation[] = []) {
    super(message);
    this.name = "OverrideError";
    this.code = code;
    this.violations = violations;
  }
}

/** The operation of that id, in the contract of that name if one is given, and that the answer is one of its own. */
export function requireFitting(
  contracts: readonly Contract[],
  operationId: string,
  { answer }: Override,
  contractName?: string,
): { contract: Contract; operation: Operation } {
  const all = contracts.filter(({ name }) => contractName === undefined || name === contractName);
  const contract = all.find((each) => each.operation(operationId));
  const operation = contract?.operation(operationId);
  if (!contract || !operation) {
    const ids = all.flatMap(({ operations }) => operations.map(({ id }) => id)).slice(0, MANY);
    throw new OverrideError("UNKNOWN_OPERATION", `There is no operation ${operationId}. There are ${ids.join(", ")}.`);
  }
  if (!answer) return { contract, operation };
  const response = operation.response(answer.status);
  if (!response) {
    const declared = operation.responses.map(({ status }) => status).join(", ");
    throw new OverrideError(
      "UNDECLARED_STATUS",
      `${operationId} declares no response ${answer.status}. It declares ${declared}.`,
    );
  }
  const schema = response.content[0]?.schema;
  const violations =
    schema === undefined || answer.body === undefined
      ? []
      : schemaValidator(contract).validate(schema, answer.body, "response");
  const [first] = violations;
  if (first) {
    const place = first.pointer === "" ? "It" : first.pointer;
    throw new OverrideError(
      "INVALID_BODY",
      `The body breaks the ${answer.status} of ${operationId}: ${place} ${first.message}.`,
      violations,
    );
  }
  return { contract, operation };
}

const MANY = 40;

interface Kept extends Override {
  left: number;
}

/** The overrides of a session, at most so many for an operation. */
export class Overrides {
  readonly #byOperation = new Map<Operation, Kept[]>();

  /** The latest comes first. */
  add(operation: Operation, override: Override): () => void {
    const kept: Kept = { ...override, left: override.times ?? Number.POSITIVE_INFINITY };
    this.#byOperation.set(operation, [kept, ...(this.#byOperation.get(operation) ?? [])].slice(0, MANY));
    return () => this.#remove(operation, kept);
  }

  /** The one that holds for the next request of an operation; it is used up by that. */
  take(operation: Operation): Override | undefined {
    const [first] = this.#byOperation.get(operation) ?? [];
    if (!first) return undefined;
    first.left--;
    if (first.left <= 0) this.#remove(operation, first);
    if (first.rate === undefined || Math.random() < first.rate) return first;
    return first.latency === undefined ? undefined : { latency: first.latency };
  }

  clear(operation?: Operation): void {
    if (operation) this.#byOperation.delete(operation);
    else this.#byOperation.clear();
  }

  get all(): { operation: Operation; override: Override }[] {
    return [...this.#byOperation].flatMap(([operation, kept]) =>
      kept.map(({ left, ...override }) => ({
        operation,
        override: Number.isFinite(left) ? { ...override, times: left } : override,
      })),
    );
  }

  #remove(operation: Operation, override: Kept): void {
    const rest = (this.#byOperation.get(operation) ?? []).filter((each) => each !== override);
    if (rest.length === 0) this.#byOperation.delete(operation);
    else this.#byOperation.set(operation, rest);
  }
}
