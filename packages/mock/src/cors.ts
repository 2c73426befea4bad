/**
 * Cross-origin access (Fetch Standard, CORS protocol), open to every origin: a mock is for developing a front end that
 * is served from elsewhere.
 */
import type { MockAnswer, MockRequest } from "./exchange.ts";

/** A preflight: OPTIONS with an origin that asks for a method. Any other OPTIONS is a request to the API. */
export function isPreflight(request: MockRequest): boolean {
  return (
    request.method === "OPTIONS" &&
    request.headers.origin !== undefined &&
    request.headers["access-control-request-method"] !== undefined
  );
}

/** Allows what was asked for: whether the API has it, the request itself will show, with a body that says why not. */
export function answerPreflight(request: MockRequest): MockAnswer {
  const asked = request.headers["access-control-request-headers"];
  return {
    status: 204,
    headers: {
      ...originHeaders(request),
      "Access-Control-Allow-Methods": request.headers["access-control-request-method"] ?? "",
      ...(asked && { "Access-Control-Allow-Headers": asked }),
      ...(request.headers["access-control-request-private-network"] && {
        "Access-Control-Allow-Private-Network": "true",
      }),
      "Access-Control-Max-Age": "600",
    },
    body: undefined,
  };
}

/** Headers that a script may read without being told (Fetch Standard, CORS-safelisted response-header name). */
const SAFELISTED = new Set([
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
]);

/** The answer with what lets the caller's origin read it, every header included. */
export function withCors(request: MockRequest, answer: MockAnswer): MockAnswer {
  if (request.headers.origin === undefined) return answer;
  const exposed = Object.keys(answer.headers).filter((name) => !SAFELISTED.has(name.toLowerCase()));
  return {
    ...answer,
    headers: {
      ...answer.headers,
      ...originHeaders(request),
      ...(exposed.length > 0 && { "Access-Control-Expose-Headers": exposed.join(", ") }),
    },
  };
}

/** The origin by name and not `*`, which a browser refuses for requests with cookies. */
function originHeaders(request: MockRequest): Record<string, string> {
  return {
    "Access-Control-Allow-Origin": request.headers.origin ?? "*",
    "Access-Control-Allow-Credentials": "true",
    Vary: "Origin",
  };
}
