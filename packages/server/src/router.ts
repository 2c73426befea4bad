import { type Contract, type OpenApiDocument, type Operation, Problem, type Violation } from "@cantus/contract";
import {
  invalidRequest,
  readParameters,
  requireAcceptable,
  requireMediaType,
  successesOf,
} from "@cantus/contract/request";
import { type NextFunction, type Request, type Response, Router } from "express";
import { hasBody, receiveBody } from "./body.ts";
import { abortWhenLeft, type Exchange } from "./exchange.ts";
import { headOf } from "./head.ts";
import type { ContextOption, RouterOptions, SecuritySchemes } from "./options.ts";
import { modelOf } from "./problem-handlers.ts";
import { refuse, report } from "./refusal.ts";
import { createReply, type MadeReply } from "./reply.ts";
import { type CheckedReply, checkReply, uncheckedReply } from "./reply-check.ts";
import { requestId } from "./request-id.ts";
import { createRoutes, type Route } from "./routes.ts";
import { type Authenticators, authenticate, checkSecurity } from "./security.ts";
import { send } from "./send.ts";
import { ServerError } from "./server-error.ts";
import { createValidator } from "./validator/create.ts";
import type { Validator } from "./validator/validator.ts";

/** A handler without its types: what comes in and goes out is checked here. */
type UntypedHandler = (request: Record<string, unknown>, reply: ReturnType<typeof createReply>["reply"]) => unknown;
// `never` for Operations makes every handler and security function acceptable; their types were checked by the caller.
type UntypedOptions = RouterOptions<never, unknown> & { readonly context?: unknown };

/**
 * An Express router that serves a contract. For each request it finds the operation, authenticates, validates, calls the
 * operation's handler and validates what that replied; whatever fails leaves as a problem in the API's own error shape.
 *
 * It answers below the base paths of the contract's `servers`; mounted under a path, directly below that. A path that the
 * contract does not have goes on to the next router, so that several contracts stand in one application; put
 * `problemHandlers` at its end.
 *
 * @throws {ServerError} MISSING_HANDLER, UNKNOWN_HANDLER, MISSING_SECURITY
 * @throws {ContractError} when a document is given and is no contract
 * @example
 * app.use(createRouter<operations>(contract, { handlers, security: { ApiKeyAuth: (key) => accounts.authenticate(key) } }));
 */
export function createRouter<
  Operations,
  Context = undefined,
  Principal = unknown,
  PublicIds extends keyof Operations = never,
  Schemes extends SecuritySchemes = SecuritySchemes,
>(
  source: Contract | OpenApiDocument,
  options: RouterOptions<Operations, Context, Principal, PublicIds, Schemes> & ContextOption<Context>,
): Router {
  const contract = modelOf(source);
  const untyped = options as unknown as UntypedOptions;
  const handlers = options.handlers as unknown as Readonly<Record<string, UntypedHandler>>;
  checkHandlers(contract, handlers);
  checkSecurity(contract, options.security as unknown as Authenticators);

  const service = new Service(contract, handlers, untyped);
  const routes = createRoutes(contract);
  const router = Router();
  router.use((request, response, next) => {
    const route = routes(request);
    if (route.kind === "elsewhere") next();
    else service.serve(route, request, response, next);
  });
  return router;
}

function checkHandlers(contract: Contract, handlers: Readonly<Record<string, UntypedHandler>>): void {
  const missing = contract.operations.filter(({ id }) => typeof handlers[id] !== "function").map(({ id }) => id);
  if (missing.length > 0) {
    const message = `createRouter was given no handler for ${missing.join(", ")} of ${contract.name}.`;
    throw new ServerError("MISSING_HANDLER", message);
  }
  const unknown = Object.keys(handlers).filter((id) => !contract.operation(id));
  if (unknown.length > 0) {
    const message = `createRouter was given handlers for ${unknown.join(", ")}, which ${contract.name} does not have.`;
    throw new ServerError("UNKNOWN_HANDLER", message);
  }
}

class Service {
  readonly #contract: Contract;
  readonly #handlers: Readonly<Record<string, UntypedHandler>>;
  readonly #options: UntypedOptions;
  readonly #validator: Validator;

  constructor(contract: Contract, handlers: Readonly<Record<string, UntypedHandler>>, options: UntypedOptions) {
    this.#contract = contract;
    this.#handlers = handlers;
    this.#options = options;
    this.#validator = createValidator(contract, options);
  }

  async serve(
    route: Exclude<Route, { kind: "elsewhere" }>,
    request: Request,
    response: Response,
    next: NextFunction,
  ): Promise<void> {
    const exchange: Exchange = {
      contract: this.#contract,
      request,
      response,
      requestId: requestId(request, response),
      path: headOf(request).path,
      operation: route.kind === "operation" ? route.operation : undefined,
    };
    try {
      if (route.kind === "options") response.setHeader("Allow", route.allow).status(204).end();
      else if (route.kind === "refusal") throw route.problem;
      else await this.#answer(exchange, route.operation, route.rawPathParameters);
    } catch (error) {
      try {
        refuse(exchange, error, this.#options);
      } catch (failure) {
        // The application's own onFinding threw. Express's error handlers are what is left.
        next(failure);
      }
    }
  }

  async #answer(exchange: Exchange, operation: Operation, rawPathParameters: Readonly<Record<string, string>>) {
    const { request, response } = exchange;
    const leaving = abortWhenLeft(response);
    const authenticators = this.#options.security as unknown as Authenticators;
    const principal = await authenticate(this.#contract, operation, request, authenticators);
    const input = await this.#read(operation, request, response, rawPathParameters);

    const { reply, returned } = createReply(operation);
    const given = {
      ...input,
      principal,
      context: this.#options.context,
      signal: leaving.signal,
      operation,
      requestId: exchange.requestId,
      request,
    };
    let made: MadeReply;
    try {
      made = returned(await this.#handlers[operation.id]?.(given, reply));
    } catch (error) {
      throw this.#thrownBy(exchange, operation, error);
    }
    const checked = await this.#checked(exchange, operation, made);
    await send(checked, request, response, { leaving, heartbeat: this.#options.heartbeat ?? 15_000 });
  }

  /** Everything that the caller sent, valid by the contract. */
  async #read(
    operation: Operation,
    request: Request,
    response: Response,
    rawPathParameters: Readonly<Record<string, string>>,
  ) {
    const contract = this.#contract;
    const head = headOf(request);
    const mediaType = hasBody(request) ? requireMediaType(operation, head) : undefined;
    requireAcceptable(successesOf(operation), head);
    const body = await receiveBody(contract, operation, mediaType, request, response, this.#options.limits ?? {});
    const { parts, violations } = readParameters(contract, operation, head, rawPathParameters);
    const judged = { ...parts, ...(body.judged !== undefined && { body: body.judged }) };
    const invalid = await this.#validator.request(operation, mediaType, judged);
    const refusal = invalidRequest(operation, [...violations, ...body.violations], invalid);
    if (refusal) throw refusal;
    return {
      path: judged.path,
      query: judged.query,
      headers: judged.header,
      cookies: judged.cookie,
      body: body.value,
      contentType: body.contentType,
    };
  }

  /** A problem that a handler throws is an answer too: a caller's mistake must be of a declared status. */
  #thrownBy(exchange: Exchange, operation: Operation, error: unknown): unknown {
    if (this.#options.validateResponses === false || !(error instanceof Problem)) return error;
    if (error.status >= 500 || operation.response(error.status)) return error;
    const declared = operation.responses.map(({ status }) => status).join(", ");
    const message = `the status of the thrown problem ${error.code} is not declared (declared: ${declared})`;
    return this.#broken(exchange, error.status, [{ in: "body", pointer: "", keyword: "status", message }]);
  }

  async #checked(exchange: Exchange, operation: Operation, made: MadeReply): Promise<CheckedReply> {
    if (this.#options.validateResponses === false) return uncheckedReply(operation, made);
    const { checked, violations } = await checkReply(this.#contract, operation, this.#validator, made);
    if (violations.length > 0) throw this.#broken(exchange, made.status, violations);
    return checked;
  }

  #broken(exchange: Exchange, status: number, violations: readonly Violation[]): Problem {
    report(exchange, { kind: "broken-response", status, violations }, this.#options);
    return new Problem("internal-error");
  }
}
