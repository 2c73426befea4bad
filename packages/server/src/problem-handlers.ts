import { type Contract, createContract, type OpenApiDocument } from "@cantus/contract";
import { notFound } from "@cantus/contract/request";
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Exchange } from "./exchange.ts";
import { headOf } from "./head.ts";
import { type RefusalOptions, refuse } from "./refusal.ts";
import { requestId } from "./request-id.ts";

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

/** A contract that is read already, or the model of a bundled document. */
export function modelOf(source: Contract | OpenApiDocument): Contract {
  return "operations" in source && typeof source.match === "function"
    ? (source as Contract)
    : createContract(source as OpenApiDocument);
}
