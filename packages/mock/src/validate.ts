/**
 * Holds a request against its operation, by the contract's own readers of parameters and its own schema validator and not
 * by Prism's: those are what the server's compiled validators are made of, so that the same request is refused by both
 * with the same violations. (Prism's also validates 3.1 schemas as draft-07, stops validating a body for one pattern
 * that it cannot run, and throws at an optional array header that is absent.)
 */
import {
  type Contract,
  type Operation,
  type Parameter,
  Problem,
  parseParameter,
  unknownQueryParameters,
  type Violation,
} from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { declaredMediaType, readBody } from "./body.ts";
import type { MockRequest } from "./exchange.ts";
import { essence } from "./media.ts";

/**
 * @param rawPath the path parameters, percent-encoded
 * @throws {Problem} `invalid-request` with all violations
 */
export async function validateRequest(
  contract: Contract,
  operation: Operation,
  request: MockRequest,
  rawPath: Readonly<Record<string, string>>,
): Promise<void> {
  const inBody = await bodyViolations(contract, operation, request);
  const violations = [
    ...unknownQueryParameters(contract, operation, request.query).filter(({ pointer }) => !isPreference(pointer)),
    ...operation.parameters.flatMap((parameter) => parameterViolations(contract, parameter, request, rawPath)),
    ...inBody,
  ];
  const [first] = violations;
  if (!first) return;
  const place = first.in === "body" ? `body${first.pointer}` : `${first.in} parameter ${first.pointer.slice(1)}`;
  const more = violations.length > 1 ? ` (and ${violations.length - 1} more)` : "";
  const detail = `${place} ${first.message}${more}.`;
  throw new Problem("invalid-request", { status: refusalStatus(operation), detail, violations });
}

/** Prism's preferences may be sent in the query: `__code=404`. */
function isPreference(pointer: string): boolean {
  return /^\/__(code|example|dynamic|seed)$/.test(pointer);
}

/** 400, unless the operation declares 422 for this and not 400. */
function refusalStatus(operation: Operation): number {
  const declared = new Set(operation.responses.map(({ status }) => status));
  return !declared.has("400") && declared.has("422") ? 422 : 400;
}

/**
 * A body where none is declared has no meaning to hold it against, and is passed over.
 * @throws {Problem} `unsupported-media-type`, with the media types there are in `Accept` (RFC 9110 §15.5.16)
 */
export function requireMediaType({ requestBody }: Operation, request: MockRequest): void {
  if (!requestBody || requestBody.content.length === 0 || request.body.length === 0) return;
  const sent = request.headers["content-type"];
  if (sent !== undefined && declaredMediaType(requestBody.content, sent)) return;
  const declared = requestBody.content.map(({ type }) => type).join(", ");
  const detail = sent === undefined ? "The body has no Content-Type" : `The body is ${essence(sent)}`;
  throw new Problem("unsupported-media-type", {
    detail: `${detail}; this takes ${declared}.`,
    headers: { Accept: declared },
  });
}

function parameterViolations(
  contract: Contract,
  parameter: Parameter,
  request: MockRequest,
  rawPath: Readonly<Record<string, string>>,
): Violation[] {
  const parsed = parseParameter(contract, parameter, rawText(parameter, request, rawPath));
  if (parsed.violation) return [parsed.violation];
  const schema = parameter.schema ?? parameter.content?.schema;
  if (parsed.value === undefined || schema === undefined) return [];
  const place = { in: parameter.in, pointer: `/${parameter.name.replaceAll("~", "~0").replaceAll("/", "~1")}` };
  return schemaValidator(contract).validate(schema, parsed.value, "request", place);
}

/** Where a parameter stands in a request, still encoded: what stands for its template, or all of its place. */
function rawText(
  { in: place, name }: Parameter,
  request: MockRequest,
  rawPath: Readonly<Record<string, string>>,
): string | undefined {
  switch (place) {
    case "path":
      return rawPath[name];
    case "query":
      return request.query;
    case "header":
      return request.headers[name.toLowerCase()];
    case "cookie":
      return request.headers.cookie;
  }
}

async function bodyViolations(contract: Contract, operation: Operation, request: MockRequest): Promise<Violation[]> {
  const { requestBody } = operation;
  if (!requestBody) return [];
  if (request.body.length === 0) {
    return requestBody.required ? [{ in: "body", pointer: "", keyword: "required", message: "is required" }] : [];
  }
  const declared = declaredMediaType(requestBody.content, request.headers["content-type"]);
  if (!declared) return [];
  const { value, violations } = await readBody(contract, declared, request);
  if (value === undefined || declared.schema === undefined) return [...violations];
  const invalid = schemaValidator(contract).validate(declared.schema, value, "request");
  // What cannot be read is missing to the validator, and one word about it is enough.
  const isSaid = ({ pointer }: Violation) => violations.some((said) => said.pointer === pointer);
  return [...violations, ...invalid.filter((violation) => !isSaid(violation))];
}
