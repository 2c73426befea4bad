import { type Contract, createContract, type OpenApiDocument } from "@cantus/contract";
import { notFound } from "@cantus/contract/request";
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Exchange } from "./exchange.ts";
import { headOf } from "./head.ts";
import { type RefusalOptions, refuse } from "./refusal.ts";
import { requestId } from "./request-id.ts";
import { ServerError } from "./server-error.ts";
import { isPromise } from "./when-ready.ts";

/**
 * For the end of an application: a path that nobody served becomes a `not-found`, an error that other middleware threw
 * becomes its problem, both in the error shape of `contract`.
 *
 * ```ts
 * app.use(createRouter(contract, options));
 * app.use(...problemHandlers(contract));
 * ```
 */
export function problemHandlers(
  source: Contract | OpenApiDocument,
  options: RefusalOptions = {},
): [notFound: RequestHandler, failed: ErrorRequestHandler] {
  const contract = modelOf(source);
  const exchange = (request: Parameters<RequestHandler>[0], response: Parameters<RequestHandler>[1]): Exchange => ({
    contract,
    request,
    response,
    requestId: requestId(request, response),
    path: headOf(request).path,
    operation: undefined,
    unset: undefined,
  });
  return [
    (request, response) => refuse(exchange(request, response), notFound(headOf(request).path), options),
    // Express knows an error handler by its four parameters.
    (error, request, response, _next) => refuse(exchange(request, response), error, options),
  ];
}

/**
 * A contract that is read already, or the model of a bundled document.
 *
 * @throws {ServerError} NO_CONTRACT for what else a program may pass that no compiler has seen
 * @throws {ContractError} for an object that is no contract
 */
export function modelOf(source: Contract | OpenApiDocument): Contract {
  if (typeof source !== "object" || source === null || isPromise(source)) throw noContract(source);
  return "operations" in source && typeof source.match === "function"
    ? (source as Contract)
    : createContract(source as OpenApiDocument);
}

function noContract(given: unknown): ServerError {
  const [what, advice] = isPromise(given)
    ? ["a promise", "await it"]
    : typeof given === "string"
      ? ["a text", 'read the contract first: `await readContract("openapi.yaml")`, of @cantus/contract/read']
      : [String(given), "pass what `readContract` or `readGeneratedContract` gives, or a bundled OpenAPI document"];
  return new ServerError("NO_CONTRACT", `The contract that was given is ${what}; ${advice}.`);
}
