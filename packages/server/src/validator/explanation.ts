/**
 * Why a value is refused, in the words that every voice of a contract uses, so that a server and a mock refuse the same
 * request with the same bytes whatever they validate with. The verdict is not made here.
 */
import type { Contract, MediaType, Operation, Parameter, Violation } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import type { RequestParts } from "./validator.ts";

/** Empty where the contract's own schema validator sees nothing wrong. */
export function explainRequest(
  contract: Contract,
  operation: Operation,
  mediaType: MediaType | undefined,
  parts: RequestParts,
): Violation[] {
  return [
    ...operation.parameters.flatMap((parameter) => explainParameter(contract, parameter, parts)),
    ...explainBody(contract, operation, mediaType, parts),
  ];
}

export function explainResponse(contract: Contract, { schema = true }: MediaType, body: unknown): Violation[] {
  return schemaValidator(contract).validate(schema, body, "response");
}

function explainParameter(contract: Contract, parameter: Parameter, parts: RequestParts): Violation[] {
  const place = parameter.in;
  const pointer = `/${parameter.name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const value = parts[place][parameter.name];
  if (value === undefined) {
    return parameter.required ? [{ in: place, pointer, keyword: "required", message: "is required" }] : [];
  }
  if (value === "" && parameter.allowEmptyValue) return [];
  const schema = parameter.schema ?? parameter.content?.schema ?? true;
  return schemaValidator(contract).validate(schema, value, "request", { in: place, pointer });
}

function explainBody(
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
