import { type Contract, createContract, type OpenApiDocument, Problem } from "@cantus/contract";
import type { ErrorRequestHandler, RequestHandler } from "express";
import { calledPath, type Exchange } from "./exchange.ts";
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
    path: calledPath(request),
    operation: undefined,
  });
  return [
    (request, response) => {
      const detail = `There is nothing at ${calledPath(request)}.`;
      refuse(exchange(request, response), new Problem("not-found", { detail }), options);
    },
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
