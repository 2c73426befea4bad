/** How the values of a request break the contract, in the words of its schemas. */
import { below } from "../document/pointer.ts";
import type { Contract, MediaType, Operation, Parameter } from "../model.ts";
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
  return [
    ...operation.parameters.flatMap((parameter) => violationsOfParameter(contract, parameter, parts)),
    ...violationsOfBody(contract, operation, mediaType, parts),
  ];
}

function violationsOfParameter(contract: Contract, parameter: Parameter, parts: RequestParts): Violation[] {
  const place = { in: parameter.in, pointer: below("", parameter.name) };
  const value = sentBy(parts[parameter.in], parameter.name);
  if (value === undefined) {
    return parameter.required ? [{ ...place, keyword: "required", message: "is required" }] : [];
  }
  if (value === "" && parameter.allowEmptyValue) return [];
  const schema = parameter.schema ?? parameter.content?.schema ?? true;
  return schemaValidator(contract).validate(schema, value, "request", place);
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
