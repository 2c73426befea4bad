import { type Contract, type MediaType, type Operation, Problem, type Violation } from "@cantus/contract";
import {
  invalidRequest,
  isEmptyForm,
  type RequestHead,
  readParameters,
  requireAcceptable,
  requireMediaType,
  successesOf,
} from "@cantus/contract/request";
import type { Request, Response } from "express";
import { NO_BODY, type ReceivedBody, receiveBody } from "./body.ts";
import { abortWhenLeft, type Exchange } from "./exchange.ts";
import type { FixedFields } from "./fixed-fields.ts";
import { headOf } from "./head.ts";
import { requireFewHeaders } from "./limits.ts";
import type { RouterOptions } from "./options.ts";
import { report } from "./refusal.ts";
import { MadeReply, type ReplyOptions, returnedReply } from "./reply.ts";
import { type CheckedReply, checkReply, uncheckedReply } from "./reply-check.ts";
import { requestId } from "./request-id.ts";
import type { Route } from "./routes.ts";
import { type Authenticators, authenticate } from "./security.ts";
import { send } from "./send.ts";
import type { Validator } from "./validator/validator.ts";
import { isPromise, whenReady } from "./when-ready.ts";

/** A handler without its types: what comes in and goes out is checked here. */
export type UntypedHandler = (
  request: Record<string, unknown>,
  reply: (status: number, body?: unknown, options?: ReplyOptions) => MadeReply,
) => unknown;

/** What all calls of a contract have in common. */
export interface Service {
  readonly contract: Contract;
  readonly handlers: Readonly<Record<string, UntypedHandler>>;
  readonly authenticators: Authenticators;
  readonly validator: Validator;
  // `never` for Operations makes every handler and security function acceptable; their types were checked by the caller.
  readonly options: RouterOptions<never, unknown> & { readonly context?: unknown };
}

/** The call of one operation, from its request to its answer. */
export class Call implements Exchange {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly request: Request;
  readonly response: Response;
  readonly requestId: string;
  readonly unset: FixedFields | undefined;
  readonly #service: Service;
  readonly #head: RequestHead;
  readonly #rawPathParameters: Readonly<Record<string, string>>;
  readonly #hasBody: boolean;
  readonly #leaving = new AbortController();

  constructor(
    service: Service,
    { operation, rawPathParameters }: Extract<Route, { kind: "operation" }>,
    hasBody: boolean,
    request: Request,
    response: Response,
    unset: FixedFields | undefined,
  ) {
    this.contract = service.contract;
    this.operation = operation;
    this.request = request;
    this.response = response;
    this.requestId = requestId(request, response, unset);
    this.unset = unset;
    this.#service = service;
    this.#head = headOf(request);
    this.#rawPathParameters = rawPathParameters;
    this.#hasBody = hasBody;
  }

  get path(): string {
    return this.#head.path;
  }

  /**
   * Authenticates, validates, calls the handler, and validates and sends what that replied. It is done at once where
   * nothing has to be waited for, and else when the promise that it returns is.
   *
   * @throws what the caller is to be refused with, if it does not return it as a rejected promise
   */
  answer(): unknown {
    const { contract, authenticators, options } = this.#service;
    requireFewHeaders(this.request, options.limits ?? {});
    const caller = authenticate(contract, this.operation, this.request, this.#head, authenticators);
    const answered = whenReady(caller, (principal) =>
      whenReady(this.#received(principal), (received) =>
        whenReady(this.#replied(received), (made) =>
          whenReady(this.#checked(made), (checked) =>
            send(checked, this, { leaving: this.#leaving, heartbeat: options.heartbeat ?? 15_000 }),
          ),
        ),
      ),
    );
    // From one that is answered at once nobody can leave.
    if (isPromise(answered)) abortWhenLeft(this.response, this.#leaving);
    return answered;
  }

  /** What the handler is given: everything that the caller sent, valid by the contract, and who that is. */
  #received(principal: unknown) {
    const { operation, request, response } = this;
    const mediaType = this.#hasBody || isEmptyForm(this.#head) ? requireMediaType(operation, this.#head) : undefined;
    requireAcceptable(successesOf(operation), this.#head);
    if (!mediaType) return this.#judged(principal, undefined, NO_BODY);
    const body = receiveBody(
      this.contract,
      operation,
      mediaType,
      request,
      response,
      this.#service.options.limits ?? {},
    );
    return whenReady(body, (received) => this.#judged(principal, mediaType, received));
  }

  #judged(principal: unknown, mediaType: MediaType | undefined, body: ReceivedBody) {
    const { contract, operation, requestId, request } = this;
    const { parts, violations } = readParameters(contract, operation, this.#head, this.#rawPathParameters);
    if (body.judged !== undefined) parts.body = body.judged;
    return whenReady(this.#service.validator.request(operation, mediaType, parts), (invalid) => {
      const unreadable = body.violations.length > 0 ? [...violations, ...body.violations] : violations;
      const refusal = invalidRequest(operation, unreadable, invalid);
      if (refusal) throw refusal;
      const { path, query, header: headers, cookie: cookies } = parts;
      const { context } = this.#service.options;
      const { signal } = this.#leaving;
      const { value, contentType } = body;
      return {
        path,
        query,
        headers,
        cookies,
        body: value,
        contentType,
        principal,
        context,
        signal,
        operation,
        requestId,
        request,
      };
    });
  }

  #replied(given: Record<string, unknown>): MadeReply | PromiseLike<MadeReply> {
    const handler = this.#service.handlers[this.operation.id];
    try {
      const value = handler?.(given, (status, body, options) => new MadeReply(this, status, body, options));
      if (!isPromise(value)) return returnedReply(this, value);
      return value.then(
        (late) => returnedReply(this, late),
        (error) => {
          throw this.#thrownBy(error);
        },
      );
    } catch (error) {
      throw this.#thrownBy(error);
    }
  }

  /** A problem that a handler throws is an answer too: a caller's mistake must be of a declared status. */
  #thrownBy(error: unknown): unknown {
    if (this.#service.options.validateResponses === false || !(error instanceof Problem)) return error;
    if (error.status >= 500 || this.operation.response(error.status)) return error;
    const declared = this.operation.responses.map(({ status }) => status).join(", ");
    const message = `the status of the thrown problem ${error.code} is not declared (declared: ${declared})`;
    return this.#broken(error.status, [{ in: "body", pointer: "", keyword: "status", message }]);
  }

  #checked(made: MadeReply): CheckedReply | PromiseLike<CheckedReply> {
    const { operation } = this;
    if (this.#service.options.validateResponses === false) return uncheckedReply(operation, made);
    return whenReady(checkReply(this.contract, operation, this.#service.validator, made), ({ checked, violations }) => {
      if (violations.length > 0) throw this.#broken(made.status, violations);
      return checked;
    });
  }

  #broken(status: number, violations: readonly Violation[]): Problem {
    report(this, { kind: "broken-response", status, violations }, this.#service.options);
    return new Problem("internal-error");
  }
}
