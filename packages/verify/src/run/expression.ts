/** Runtime expressions (OpenAPI 3.1, "Runtime Expressions"): what a link takes from the exchange that it stands in. */

import { parsePointer } from "@cantus/contract";
import { jsonOf } from "../exchange/body.ts";
import type { Exchange, ExchangeRequest, HeaderValues } from "../exchange/exchange.ts";

/**
 * The value of an expression, a constant as it is, and text with `{$…}` in it filled in. `undefined` where the
 * exchange does not have what it asks for.
 *
 * @example
 * evaluate("$response.body#/id", exchange, {}) // "mgen_2f8b1c4e9a7d"
 */
export function evaluate(
  expression: unknown,
  exchange: Exchange,
  pathParameters: Readonly<Record<string, string>>,
): unknown {
  if (typeof expression !== "string") return expression;
  if (expression.startsWith("$")) return evaluateOne(expression, exchange, pathParameters);
  let isWhole = true;
  const text = expression.replace(/\{(\$[^{}]+)\}/g, (_, inner: string) => {
    const value = evaluateOne(inner, exchange, pathParameters);
    if (value === undefined) isWhole = false;
    return String(value);
  });
  return isWhole ? text : undefined;
}

function evaluateOne(
  expression: string,
  { request, response }: Exchange,
  pathParameters: Readonly<Record<string, string>>,
): unknown {
  if (expression === "$url") return request.url;
  if (expression === "$method") return request.method;
  if (expression === "$statusCode") return response.status;
  const [, side, source] = /^\$(request|response)\.(.+)$/s.exec(expression) ?? [];
  if (side === undefined || source === undefined) return undefined;
  const message = side === "request" ? request : response;
  if (source === "body" || source.startsWith("body#")) return inBody(message, source.slice("body#".length));
  const [, place, name = ""] = /^(header|query|path)\.(.+)$/s.exec(source) ?? [];
  if (place === "header") return message.headers[name.toLowerCase()];
  if (side === "response") return undefined;
  if (place === "query") return new URL(request.url).searchParams.get(name) ?? undefined;
  return place === "path" ? pathParameters[name] : undefined;
}

function inBody(message: Pick<ExchangeRequest, "body"> & { headers: HeaderValues }, pointer: string): unknown {
  return atPointer(jsonOf(message.headers, message.body), pointer);
}

/** RFC 6901. */
function atPointer(value: unknown, pointer: string): unknown {
  let node = value;
  for (const key of parsePointer(pointer)) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return node;
}
