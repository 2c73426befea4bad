import type { Contract, OpenApiDocument } from "@cantus/contract";
import { application, type NextFunction, type Request, type RequestHandler, type Response, Router } from "express";
import { writeHead } from "./answer-head.ts";
import { whenBodyMayBeHere } from "./body-bytes.ts";
import { Call, type Service, type UntypedHandler } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { FixedFields } from "./fixed-fields.ts";
import { headOf } from "./head.ts";
import type { ContextOption, RouterOptions, SecurityOption, SecuritySchemes } from "./options.ts";
import { offerMatcher } from "./other-contracts.ts";
import { modelOf } from "./problem-handlers.ts";
import { refuse } from "./refusal.ts";
import { requestId } from "./request-id.ts";
import { createRoutes, type Route } from "./routes.ts";
import { checkSecurity } from "./security.ts";
import { ServerError } from "./server-error.ts";
import { failureOf, offerShortcut } from "./shortcut.ts";
import { removeTemporaryFiles } from "./temporary-files.ts";
import { createValidator } from "./validator/create.ts";
import { isPromise } from "./when-ready.ts";

/**
 * An Express router that serves a contract. For each request it finds the operation, authenticates, validates, calls the
 * operation's handler and validates what that replied; whatever fails leaves as a problem in the API's own error shape.
 *
 * It answers below the base paths of the contract's `servers`; mounted under a path, directly below that. A path that the
 * contract does not have goes on to the next router, and so does a method that only another contract of the application has
 * for it. So several contracts stand in one application; put `problemHandlers` at its end.
 *
 * @throws {ServerError} NO_CONTRACT, MISSING_HANDLER, UNKNOWN_HANDLER, MISSING_SECURITY, UNKNOWN_VALIDATOR
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
  options: RouterOptions<Operations, Context, Principal, PublicIds> &
    SecurityOption<Schemes, Principal> &
    ContextOption<Context>,
): Router {
  const contract = modelOf(source);
  // No options at all, as no compiler lets through, are no handlers too.
  const handlers = (options?.handlers ?? {}) as unknown as Service["handlers"];
  const authenticators = (options?.security ?? {}) as unknown as Service["authenticators"];
  checkHandlers(contract, handlers);
  checkSecurity(contract, authenticators);

  const untyped = options as unknown as Service["options"];
  const validator = createValidator(contract, untyped);
  const service: Service = { contract, handlers, authenticators, validator, options: untyped };
  const routes = createRoutes(contract);
  const router = routerOf((request, response, next) => {
    const failure = failureOf(request);
    if (failure) return next(failure.error);
    const route = routes.find(request);
    if (route.kind === "elsewhere") next();
    else serve(service, route, request, response, next);
  });
  offerMatcher(router, routes.match);
  offerShortcut(router, (app, request, response, next) => {
    // Somebody put something in between.
    if (router.stack.length > 1 || handlerOf(app) !== handlerOf(application)) return false;
    request.originalUrl = request.url;
    request.baseUrl = "";
    const route = routes.find(request);
    if (route.kind === "elsewhere") return false;
    prepare(request, response, next);
    serve(service, route, request, response, next, app.settings["x-powered-by"] ? POWERED_BY : NOTHING);
    return true;
  });
  return router;
}

function checkHandlers(contract: Contract, handlers: Readonly<Record<string, UntypedHandler>>): void {
  const missing = contract.operations.filter(({ id }) => typeof handlers[id] !== "function").map(({ id }) => id);
  if (missing.length > 0) {
    const message = `createRouter was given no handler for ${listOf(missing)} of ${contract.name}.`;
    throw new ServerError("MISSING_HANDLER", message);
  }
  const unknown = Object.keys(handlers).filter((id) => !contract.operation(id));
  if (unknown.length > 0) {
    const message = `createRouter was given handlers for ${listOf(unknown)}, which ${contract.name} does not have.`;
    throw new ServerError("UNKNOWN_HANDLER", message);
  }
}

/** A large contract has a thousand; who reads of them wants to see the rest of the message too. */
function listOf(ids: readonly string[]): string {
  const [told, left] = [ids.slice(0, 10).join(", "), ids.length - 10];
  return left > 0 ? `${told} and ${left} more` : told;
}

/** A router that does not look for who handles a request, as long as nothing else is added to it. */
function routerOf(handler: RequestHandler): Router {
  const router = Router();
  router.use(handler);
  const handle = handlerOf(router) as RequestHandler;
  return Object.assign(router, {
    handle(request: Request, response: Response, next: NextFunction) {
      if (router.stack.length > 1) handle.call(router, request, response, next);
      else handler(request, response, next);
    },
  });
}

/** What Express calls with each request, which is left out of its types. */
function handlerOf(app: object): unknown {
  return (app as { handle?: unknown }).handle;
}

/** What Express sets on every response. */
const POWERED_BY = new FixedFields(["X-Powered-By", "Express"]);
const NOTHING = new FixedFields();

/** What else Express does with a request before it gets to the first router of an application. */
function prepare(request: Request, response: Response, next: NextFunction): void {
  request.res = response;
  request.next = next;
  request.params = {};
  response.locals = Object.create(null);
}

/** What becomes of a request for one of the contract's paths. @param unset see `Exchange` */
function serve(
  service: Service,
  route: Exclude<Route, { kind: "elsewhere" }>,
  request: Request,
  response: Response,
  next: NextFunction,
  unset?: FixedFields,
): void {
  let exchange: Exchange | undefined;
  const fail = (error: unknown) => {
    exchange ??= unanswerable(service, request, response, unset);
    try {
      refuse(exchange, error, service.options);
    } catch (failure) {
      // The application's own onFinding threw. Express's error handlers are what is left.
      if (!response.headersSent) response.setHeader("X-Request-Id", exchange.requestId);
      next(failure);
    }
  };
  whenBodyMayBeHere(request, (hasBody) => {
    try {
      if (route.kind === "operation") {
        const call = new Call(service, route, hasBody, request, response, unset);
        exchange = call;
        const answered = call.answer();
        if (isPromise(answered)) answered.then(undefined, fail).then(() => removeTemporaryFiles(response));
      } else if (route.kind === "refusal") fail(route.problem);
      else {
        writeHead(unanswerable(service, request, response, unset), 204, ["Allow", route.allow]);
        response.end();
      }
    } catch (error) {
      fail(error);
    }
  });
}

/** A request that no operation is for. */
function unanswerable({ contract }: Service, request: Request, response: Response, unset?: FixedFields): Exchange {
  const id = requestId(request, response, unset);
  return { contract, request, response, requestId: id, path: headOf(request).path, operation: undefined, unset };
}
