/** Validation by express-openapi-validator: the default, and the reference that any other validator has to agree with. */
import type { Contract, Operation, Violation } from "@cantus/contract";
import { violationsOfRequest } from "@cantus/contract/request";
import { isMultipleOf, OWN_FORMATS, schemaValidator } from "@cantus/contract/schema";
import { verdictsOf } from "@cantus/contract/verdict";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { middleware } from "express-openapi-validator";
import { type HandedDocument, requestDocument, responseDocument } from "./handed-document.ts";
import { formatOfMultiple } from "./handed-schema.ts";
import { createRequestDefaults } from "./request-defaults.ts";
import type { Validator } from "./validator.ts";
import { violationOf } from "./violation.ts";

/** One error in the validator's own form. */
export interface ReportedError {
  /** Where: `/body/query/limit`. */
  readonly path: string;
  readonly message: string;
  /** `maximum.openapi.validation`. */
  readonly errorCode?: string;
}

/**
 * A validator of all operations of a contract. What it needs for one is made when the first request for it comes.
 *
 * It is called with requests and responses of our own making, not with Express's: it gets to see the values that a handler
 * would, in the one form that it judges well (handed-document.ts), and every body that is sent, not only what goes through
 * `res.json`.
 */
export function createExpressOpenApiValidator(contract: Contract): Validator {
  const fill = createRequestDefaults(contract, verdictsOf(contract));
  const requests = perOperation((operation) => requestHandlers(requestDocument(contract, operation)));
  const responses = perOperation((operation) => responseHandlers(responseDocument(contract, operation)));
  return {
    async request(operation, mediaType, parts) {
      const index = mediaType && operation.requestBody?.content.indexOf(mediaType);
      const errors = await run(requests(operation), exchange("POST", `/request/${index ?? "none"}`, parts));
      if (errors.length === 0) fill(operation, mediaType, parts);
      return inWords(errors, "/body", () => violationsOfRequest(contract, operation, mediaType, parts));
    },

    async response(operation, response, mediaType, body) {
      const index = response.content.indexOf(mediaType);
      const called = exchange("GET", `/response/${response.status}/${index}`, undefined);
      const refusal = await run(responses(operation), called);
      if (refusal.length === 0) called.response.json({ body });
      const { schema = true } = mediaType;
      return inWords([...refusal, ...called.errors], "/response", () =>
        schemaValidator(contract).validate(schema, body, "response"),
      );
    },
  };
}

/**
 * The validator's verdict, in the words that every voice of a contract uses, so that a server and a mock refuse the same
 * request with the same bytes whatever they validate with; in its own where the contract's validator would have said yes.
 */
function inWords(errors: readonly ReportedError[], root: string, explain: () => Violation[]): Violation[] {
  if (errors.length === 0) return [];
  const explained = explain();
  return explained.length > 0 ? explained : errors.map((error) => violationOf(error, root));
}

function perOperation(make: (operation: Operation) => readonly RequestHandler[]) {
  const made = new Map<Operation, readonly RequestHandler[]>();
  return (operation: Operation): readonly RequestHandler[] => {
    const handlers = made.get(operation) ?? make(operation);
    made.set(operation, handlers);
    return handlers;
  };
}

/** The first error is enough for a verdict, and all of a large body would take more memory than the body. */
const VERDICT = { allErrors: false, coerceTypes: false, removeAdditional: false } as const;

const SHARED = {
  // Redocly judges whether a document is valid; the validator's own schema refuses many that are.
  validateApiSpec: false,
  validateSecurity: false,
  fileUploader: false,
  // 30 February is no date (RFC 3339 §5.7); the fast formats do not look.
  ajvFormats: { mode: "full" },
} as const;

function formatsFor({ "x-multiples": multiples }: HandedDocument) {
  const entries = multiples.map((of) => [
    formatOfMultiple(of),
    { type: "number", validate: (value: number) => isMultipleOf(value, of) } as const,
  ]);
  return { ...OWN_FORMATS, ...Object.fromEntries(entries) } as typeof OWN_FORMATS;
}

function requestHandlers(document: HandedDocument): RequestHandler[] {
  return middleware({
    ...SHARED,
    formats: formatsFor(document),
    apiSpec: document as never,
    validateRequests: VERDICT,
    validateResponses: false,
  }) as RequestHandler[];
}

function responseHandlers(document: HandedDocument): RequestHandler[] {
  return middleware({
    ...SHARED,
    formats: formatsFor(document),
    apiSpec: document as never,
    validateRequests: false,
    validateResponses: {
      ...VERDICT,
      onError: (error, _body, request) => {
        (request as unknown as { errors: ReportedError[] }).errors.push(...(error.errors as ReportedError[]));
      },
    },
  }) as RequestHandler[];
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly errors: ReportedError[];
}

/** As much of an Express request and response as the validator looks at. */
function exchange(method: string, path: string, body: unknown): Exchange {
  const errors: ReportedError[] = [];
  const request = {
    method,
    path,
    url: path,
    originalUrl: path,
    baseUrl: "",
    headers: { "content-type": "application/json" },
    query: {},
    params: {},
    body,
    app: { enabled: () => true },
    errors,
  };
  const response = {
    statusCode: 200,
    headersSent: false,
    getHeaders: () => ({ "content-type": "application/json" }),
    json() {
      return this;
    },
  };
  // Only the members above are ever read, by a library whose version is pinned.
  return { request: request as unknown as Request, response: response as unknown as Response, errors };
}

/** What the middleware refuses with; any error that is not a refusal is thrown. */
async function run(
  handlers: readonly RequestHandler[],
  { request, response }: Exchange,
): Promise<readonly ReportedError[]> {
  for (const handler of handlers) {
    const error = await new Promise<unknown>((resolve) => {
      const next: NextFunction = (error?: unknown) => resolve(error);
      Promise.resolve(handler(request, response, next)).catch(resolve);
    });
    if (error) return refusalOf(error);
  }
  return [];
}

function refusalOf(error: unknown): readonly ReportedError[] {
  const { status, errors } = error as { status?: number; errors?: readonly ReportedError[] };
  if (status === 400 && errors) return errors;
  throw error;
}
