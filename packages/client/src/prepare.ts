/** A call as a request: its parameters, headers and body written as the contract says. */
import { encodeBody } from "./body.ts";
import type { Operation } from "./operation.ts";
import type { ClientOptions } from "./options.ts";
import { serializeCookies, serializeHeaders, serializeQuery } from "./serialize.ts";
import type { PathSerializer } from "./serializer.ts";
import type { TransportInit } from "./transport.ts";

/**
 * Fills in how this operation's parameters and body are written.
 *
 * @param pathSerializer where the client has none of its own
 */
export async function prepare(
  options: ClientOptions,
  operation: Operation,
  init: TransportInit,
  pathSerializer: PathSerializer,
): Promise<TransportInit> {
  const { params = {}, body } = init;
  const headers = recordOf(init.headers);
  const given = headerIn(headers, "content-type") ?? headerIn(recordOf(options.headers), "content-type");
  const contentType = String(given ?? typeOf(body) ?? operation.contentType ?? "application/json");
  const encoded =
    (init.bodySerializer ?? options.bodySerializer) ? undefined : await encodeBody(body, contentType, operation);
  const cookie = params.cookie && serializeCookies(params.cookie, operation);
  return {
    ...(!options.querySerializer && {
      querySerializer: (query: Record<string, unknown>) => serializeQuery(query, operation.parameters?.query),
    }),
    ...(!options.pathSerializer && { pathSerializer }),
    // What the caller says of this one call wins over the contract.
    ...init,
    headers: {
      ...(operation.accept && { Accept: operation.accept }),
      ...idempotencyKey(operation, { ...headers, ...params.header }),
      ...headers,
      ...(cookie && { Cookie: [headerIn(headers, "cookie"), cookie].filter(Boolean).join("; ") }),
      // For a form with parts `fetch` writes the header itself: only it knows the boundary.
      ...(encoded !== undefined &&
        given !== null && { "Content-Type": encoded instanceof FormData ? null : contentType }),
    },
    params: params.header ? { ...params, header: serializeHeaders(params.header, operation) } : params,
    ...(encoded !== undefined && { body: encoded, bodySerializer: () => encoded }),
    // fetch refuses a stream without it (Fetch Standard, Request constructor).
    ...(encoded instanceof ReadableStream && { duplex: "half" }),
  };
}

/** Where the contract declares the header, a request that fails can be sent again and is done once. */
function idempotencyKey({ idempotencyKey: name }: Operation, headers: Record<string, unknown>) {
  if (!name || headerIn(headers, name.toLowerCase()) !== undefined) return {};
  return { [name]: randomId() };
}

/** 128 bits of chance. `crypto.randomUUID` is there in secure contexts only. */
const randomId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

function recordOf(headers: TransportInit["headers"] = {}): Record<string, unknown> {
  if (Array.isArray(headers) || headers instanceof Headers) return Object.fromEntries(headers);
  return headers as Record<string, unknown>;
}

/** `null`, which unsets a header, counts as said. */
function headerIn(headers: Record<string, unknown>, name: string): unknown {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  return found && headers[found];
}

/** The media type that a body brings with it. */
function typeOf(body: unknown): string | undefined {
  if (body instanceof FormData) return "multipart/form-data";
  if (body instanceof URLSearchParams) return "application/x-www-form-urlencoded";
  return body instanceof Blob && body.type ? body.type : undefined;
}
