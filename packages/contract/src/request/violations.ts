/** How the values of a request break the contract, in the words of its schemas. */
import { below } from "../document/pointer.ts";
import type { Contract, MediaType, Operation, Parameter, Schema } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { schemaValidator } from "../schema.ts";
import { type RequestParts, sentBy } from "./parameters.ts";

/**
 * Holds the values of a request against the operation: the parameters as they are declared, then the body.
 *
 * @param mediaType the declared media type that the body came as; `undefined` without a body
 */
export function violationsOfRequest(
  contract: Contract,
  operation: Operation,
  mediaType: MediaType | undefined,
  parts: RequestParts,
): Violation[] {
  const violations: Violation[] = [];
  for (const judge of judgesOf(contract, operation)) {
    if (!judge.accepts(parts)) violations.push(...judge.violations(parts));
  }
  violations.push(...violationsOfBody(contract, operation, mediaType, parts));
  return violations;
}

const knownJudges = new WeakMap<Operation, readonly ParameterJudge[]>();

function judgesOf(contract: Contract, operation: Operation): readonly ParameterJudge[] {
  const known = knownJudges.get(operation);
  if (known) return known;
  const judges = operation.parameters.map((parameter) => new ParameterJudge(contract, parameter));
  knownJudges.set(operation, judges);
  return judges;
}

/** Judges one parameter of an operation in each of its requests: mostly valid ones, of which nothing is to be said. */
class ParameterJudge {
  readonly #contract: Contract;
  readonly #parameter: Parameter;
  readonly #schema: Schema;

  constructor(contract: Contract, parameter: Parameter) {
    this.#contract = contract;
    this.#parameter = parameter;
    this.#schema = parameter.schema ?? parameter.content?.schema ?? true;
  }

  accepts(parts: RequestParts): boolean {
    const { in: place, name, required, allowEmptyValue } = this.#parameter;
    const value = sentBy(parts[place], name);
    if (value === undefined) return !required;
    if (value === "" && allowEmptyValue) return true;
    return schemaValidator(this.#contract).accepts(this.#schema, value, "request");
  }

  violations(parts: RequestParts): Violation[] {
    const { in: place, name } = this.#parameter;
    const pointer = below("", name);
    const value = sentBy(parts[place], name);
    if (value === undefined) return [{ in: place, pointer, keyword: "required", message: "is required" }];
    return schemaValidator(this.#contract).validate(this.#schema, value, "request", { in: place, pointer });
  }
}

function violationsOfBody(
  contract: Contract,
  { requestBody }: Operation,
  mediaType: MediaType | undefined,
  { body }: RequestParts,
): Violation[] {
  if (!mediaType) {
    return requestBody?.required ? [{ in: "body", pointer: "", keyword: "required", message: "is required" }] : [];
  }
  return body === undefined ? [] : schemaValidator(contract).validate(mediaType.schema ?? true, body, "request");
}
