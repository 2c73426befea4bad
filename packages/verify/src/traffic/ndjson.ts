/** Exchanges as lines of JSON: one object a line, as they come. */
import { type Exchange, type HeaderValues, isText, textOf } from "../exchange/exchange.ts";
import { isRecord, LeftOut } from "./traffic.ts";

/** An exchange as values that `JSON.stringify` writes. */
export function toJsonExchange({ operation, request, response }: Exchange) {
  const { method, url } = request;
  const { status, failure, truncated } = response;
  return {
    ...(operation && { operationId: operation.id }),
    request: { method, url, ...messageToJson(request) },
    response: { status, failure: failure ?? null, ...(truncated && { truncated }), ...messageToJson(response) },
  };
}

export interface JsonMessage {
  readonly headers: HeaderValues;
  /** Text, or base64 where it is none. */
  readonly body: string;
  readonly bodyEncoding: "utf8" | "base64";
}

export function messageToJson({ headers, body }: { headers: HeaderValues; body: Uint8Array }): JsonMessage {
  return isText(body)
    ? { headers, body: textOf(body), bodyEncoding: "utf8" }
    : { headers, body: Buffer.from(body).toString("base64"), bodyEncoding: "base64" };
}

/** Whether a line is one of an exchange; other events may stand between them. */
export function isExchangeLine(line: unknown): boolean {
  return !isRecord(line) || line.type === undefined || line.type === "exchange";
}

/**
 * A line as an exchange. Bodies may be text, base64 (`bodyEncoding`), or a value, which is meant as JSON.
 *
 * @throws LeftOut with the reason for what is none.
 */
export function fromJsonExchange(line: unknown): Exchange {
  const { request, response } = isRecord(line) ? line : {};
  if (!isRecord(request) || !isRecord(response)) throw new LeftOut("it has no request and response");
  const { method, url } = request;
  if (typeof method !== "string") throw new LeftOut("it has no request.method");
  if (typeof url !== "string" || !URL.canParse(url)) throw new LeftOut("its request.url is no URL");
  if (typeof response.status !== "number") throw new LeftOut("it has no response.status");
  return {
    request: { method: method.toUpperCase(), url, ...messageOf(request) },
    response: {
      status: response.status,
      ...messageOf(response),
      ...(response.truncated === true && { truncated: true }),
      ...(typeof response.failure === "string" && { failure: response.failure }),
    },
  };
}

function messageOf({ headers, body, bodyEncoding }: Record<string, unknown>): {
  headers: HeaderValues;
  body: Uint8Array;
} {
  const values = Object.entries(isRecord(headers) ? headers : {}).map(([name, value]) => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(", ") : String(value),
  ]);
  const text = typeof body === "string" ? body : body === undefined || body === null ? "" : JSON.stringify(body);
  return {
    headers: Object.fromEntries(values),
    body: Buffer.from(text, bodyEncoding === "base64" ? "base64" : "utf8"),
  };
}
