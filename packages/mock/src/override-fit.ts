/** Whether an override fits the contract that it is for. */
import type { Contract, Operation, Violation } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { exampleNames } from "./choose.ts";
import type { Override } from "./overrides.ts";

/** An override does not fit the contract. */
export class OverrideError extends Error {
  readonly code: "UNKNOWN_OPERATION" | "UNDECLARED_STATUS" | "UNKNOWN_EXAMPLE" | "INVALID_BODY" | "INVALID_TIME";
  readonly violations: readonly Violation[];

  constructor(code: OverrideError["code"], message: string, violations: readonly Violation[] = []) {
    super(message);
    this.name = "OverrideError";
    this.code = code;
    this.violations = violations;
  }
}

/** How many operations a message lists. */
const MANY = 40;

/**
 * The operation of that id, in the contract of that name if one is given, and that the answer is one of its own.
 * @throws {OverrideError}
 */
export function requireFitting(
  contracts: readonly Contract[],
  operationId: string,
  override: Override,
  contractName?: string,
): { contract: Contract; operation: Operation } {
  const all = contracts.filter(({ name }) => contractName === undefined || name === contractName);
  const contract = all.find((each) => each.operation(operationId));
  const operation = contract?.operation(operationId);
  if (!contract || !operation) {
    const ids = all.flatMap(({ operations }) => operations.map(({ id }) => id)).slice(0, MANY);
    throw new OverrideError("UNKNOWN_OPERATION", `There is no operation ${operationId}. There are ${ids.join(", ")}.`);
  }
  requireDeclared(contract, operation, override);
  return { contract, operation };
}

function requireDeclared(contract: Contract, operation: Operation, { answer, rateLimit }: Override): void {
  const declared = operation.responses.map(({ status }) => status).join(", ");
  const undeclared = (status: number) =>
    new OverrideError("UNDECLARED_STATUS", `${operation.id} declares no response ${status}. It declares ${declared}.`);
  if (rateLimit && !operation.response(429)) throw undeclared(429);
  if (!answer) return;
  const response = operation.response(answer.status);
  if (!response) throw undeclared(answer.status);
  const names = exampleNames(response);
  if (answer.example !== undefined && !names.includes(answer.example)) {
    const known = `It has ${names.join(", ") || "none"}.`;
    throw new OverrideError(
      "UNKNOWN_EXAMPLE",
      `The ${answer.status} of ${operation.id} has no example ${answer.example}. ${known}`,
    );
  }
  const schema = response.content[0]?.schema;
  if (schema === undefined || answer.body === undefined) return;
  const violations = schemaValidator(contract).validate(schema, answer.body, "response");
  const [first] = violations;
  if (!first) return;
  const place = first.pointer === "" ? "It" : first.pointer;
  throw new OverrideError(
    "INVALID_BODY",
    `The body breaks the ${answer.status} of ${operation.id}: ${place} ${first.message}.`,
    violations,
  );
}
