/** An Express app that keeps a contract by its handlers, and can be made to break it in one way. */
import { randomUUID } from "node:crypto";
import {
  type Contract,
  createContract,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  Problem,
  type Violation,
} from "@cantus/contract";
import {
  authorize,
  invalidRequest,
  matchRequest,
  notFound,
  pathBelow,
  type RequestHead,
  type RequestParts,
  readParameters,
  readRequestBody,
  refusalOf,
  requireAcceptable,
  requireMediaType,
  successesOf,
  violationsOfRequest,
} from "@cantus/contract/request";
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";

/** A request that keeps the contract. */
export interface Call extends RequestParts {
  readonly operation: Operation;
  readonly head: RequestHead;
  readonly contentType: string;
  /** Whom the credentials belong to; `""` where none are needed. */
  readonly tenant: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** Text is sent as it is, anything else as JSON; `undefined` is no body. */
  body?: unknown;
}

export type Handler = (call: Call) => Answer;

/** A correct server, as far as its contract does not say it already. */
export interface Service<Parts extends object> {
  readonly document: OpenApiDocument;
  /** Whose each credential is. */
  readonly tenants: Readonly<Record<string, string>>;
  /** The small functions that the handlers are made of, and that a fault may replace. */
  readonly parts: Parts;
  /** By operationId, with a state of their own. */
  createHandlers(parts: Parts): Readonly<Record<string, Handler>>;
  /** How a failure looks in this API. */
  render(problem: Problem, requestId: string): unknown;
  /** Where refusals have another status than HTTP suggests, by the problem's code. */
  readonly statusOf?: Readonly<Record<string, number>>;
  /** Defaults to application/json. */
  readonly mediaTypeOfErrors?: string;
  /** Whether a query parameter that the contract does not have is refused. */
  readonly refusesUnknownQuery: boolean;
}

/** One way to break a correct server. */
export interface Fault<Parts extends object = object> {
  readonly name: string;
  /** What a caller would say is wrong. */
  readonly sentence: string;
  /** Changes what the server takes its contract to be, so that it accepts or refuses other requests. */
  readonly document?: (document: Editable) => void;
  readonly parts?: Partial<Parts>;
  readonly steps?: Partial<Steps>;
  /** Changes an answer before it is sent. */
  readonly answer?: (answer: Answer, call: AnsweredCall) => void;
}

/** A document as a fault edits it, whose author knows what it has. */
// biome-ignore lint/suspicious/noExplicitAny: each fault names a place that its contract has; a typo throws when it starts
export type Editable = any;

/** What was asked, as far as it was understood. */
export type AnsweredCall = Pick<Call, "head"> & Partial<Call>;

/** What is done with each request around its handler. */
export interface Steps {
  tenant(contract: Contract, operation: Operation, head: RequestHead, tenants: Service<object>["tenants"]): string;
  requireAcceptable: typeof requireAcceptable;
  requireMediaType: typeof requireMediaType;
  readBody(contract: Contract, operation: Operation, media: MediaType, head: RequestHead, bytes: Uint8Array): unknown;
  readParameters: typeof readParameters;
  violations: typeof violationsOfRequest;
  refusal: typeof refusalOf;
  send(response: Response, answer: Answer, head: RequestHead): void;
}

/** What a correct server does. */
export const STEPS: Steps = {
  tenant(contract, operation, head, tenants) {
    const judge = (_: unknown, credential: unknown) =>
      typeof credential === "string" && Object.hasOwn(tenants, credential) ? tenants[credential] : undefined;
    return (authorize(contract, operation, head, judge) as string | undefined) ?? "";
  },
  requireAcceptable,
  requireMediaType,
  readBody(contract, operation, media, head, bytes) {
    const read = readRequestBody(contract, operation, media, head, bytes);
    const problem = invalidRequest(operation, read?.violations ?? []);
    if (problem) throw problem;
    return read?.value;
  },
  readParameters,
  violations: violationsOfRequest,
  refusal: refusalOf,
  send(response, { status, headers, body }) {
    response.status(status).set(headers);
    if (body === undefined) response.end();
    else response.end(typeof body === "string" ? body : JSON.stringify(body));
  },
};

const MOST_BYTES = 200_000;

/** The server, its state empty; with a fault, broken in that way. */
export function createApp<Parts extends object>(service: Service<Parts>, fault?: Fault<Parts>): Express {
  const document = structuredClone(service.document);
  fault?.document?.(document);
  const contract = createContract(document);
  const steps: Steps = { ...STEPS, ...fault?.steps };
  const handlers = service.createHandlers({ ...service.parts, ...fault?.parts });
  const app = express().disable("x-powered-by").disable("etag");
  app.use(express.raw({ type: () => true, limit: MOST_BYTES }));

  const finish = (response: Response, answer: Answer, call: AnsweredCall) => {
    const hasBody = answer.body !== undefined;
    const type = typeof answer.body === "string" ? "text/plain; charset=utf-8" : "application/json";
    answer.headers = { "X-Request-Id": randomUUID(), ...(hasBody && { "Content-Type": type }), ...answer.headers };
    fault?.answer?.(answer, call);
    steps.send(response, answer, call.head);
  };
  const refuse = (response: Response, error: unknown, call: AnsweredCall) => {
    const problem = error instanceof Problem ? error : new Problem("internal-error", { cause: error });
    const requestId = randomUUID();
    const type = service.mediaTypeOfErrors ?? "application/json";
    const headers = { "X-Request-Id": requestId, "Content-Type": type, ...problem.headers };
    const status = service.statusOf?.[problem.code] ?? problem.status;
    finish(response, { status, headers, body: service.render(problem, requestId) }, call);
  };

  app.use((request: Request, response: Response) => {
    const head = headOf(request);
    let call: AnsweredCall = { head };
    try {
      const path = pathBelow(contract.servers[0]?.basePath ?? "", head.path);
      if (path === undefined) throw notFound(head.path);
      const match = matchRequest(contract, head.method, path);
      if (match.kind !== "operation") throw steps.refusal(match, head.method, path);
      const { operation } = match;
      call = { head, operation };
      const tenant = steps.tenant(contract, operation, head, service.tenants);
      steps.requireAcceptable(successesOf(operation), head);
      const { parts, violations } = steps.readParameters(contract, operation, head, match.rawPathParameters);
      const bytes: Uint8Array = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const media = bytes.length > 0 ? steps.requireMediaType(operation, head) : undefined;
      const body = media && steps.readBody(contract, operation, media, head, bytes);
      const whole: RequestParts = body === undefined ? parts : { ...parts, body };
      const problem = invalidRequest(
        operation,
        violations.filter((one) => service.refusesUnknownQuery || !isUnknownQuery(one)),
        steps.violations(contract, operation, media, whole),
      );
      if (problem) throw problem;
      const contentType = head.headers["content-type"];
      const valid: Call = { ...whole, operation, head, tenant, contentType: String(contentType ?? "") };
      call = valid;
      finish(response, (handlers[operation.id] as Handler)(valid), call);
    } catch (error) {
      refuse(response, error, call);
    }
  });
  const tooLarge: ErrorRequestHandler = (error: { status?: number }, request, response, _next) => {
    const code = error.status === 413 ? "payload-too-large" : "invalid-request";
    refuse(response, new Problem(code, { detail: "The body cannot be read." }), { head: headOf(request) });
  };
  return app.use(tooLarge);
}

function isUnknownQuery({ in: place, keyword }: Violation): boolean {
  return place === "query" && keyword === "additionalProperties";
}

function headOf({ method, url, headers }: Request): RequestHead {
  const [path = "/", ...query] = url.split("?");
  return { method, path, query: query.join("?"), headers };
}
