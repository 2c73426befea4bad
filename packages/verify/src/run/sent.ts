/** What was sent: the same is not sent twice, in this run or in the one that it goes on after. */
import { type Exchange, type ExchangeRequest, type HeaderValues, NO_BYTES } from "../exchange/exchange.ts";

export class SentRequests {
  readonly #sent = new Set<string>();
  /** As it was shown: its secrets are hidden. */
  readonly #earlier = new Set<string>();
  readonly #hide: (exchange: Exchange) => Exchange;

  /** @param hide hides secrets as the earlier run did */
  constructor(hide: (exchange: Exchange) => Exchange) {
    this.#hide = hide;
  }

  /** Takes what an earlier run has shown as sent. */
  resume({ request }: Exchange): void {
    this.#earlier.add(keyOf(request));
  }

  has(request: ExchangeRequest): boolean {
    return this.#sent.has(keyOf(request));
  }

  wasEarlier({ operation, request }: Pick<Exchange, "operation" | "request">): boolean {
    if (this.#earlier.size === 0) return false;
    const exchange = { operation, request, response: { status: 0, headers: {}, body: NO_BYTES } };
    return this.#earlier.has(keyOf(this.#hide(exchange).request));
  }

  add(request: ExchangeRequest): void {
    this.#sent.add(keyOf(request));
  }
}

function keyOf(request: ExchangeRequest): string {
  const known = keys.get(request) ?? writeKey(request);
  keys.set(request, known);
  return known;
}

/** It is asked for several times: before a request is planned, before it is sent, and then. */
const keys = new WeakMap<ExchangeRequest, string>();

function writeKey({ method, url, headers, body }: ExchangeRequest): string {
  const key = `${method} ${url}\n${fieldsOf(headers)}`;
  if (body.length === 0) return key;
  return `${key}\n${Buffer.from(body.buffer, body.byteOffset, body.length).toString("latin1")}`;
}

function fieldsOf(headers: HeaderValues): string {
  const known = fields.get(headers);
  if (known !== undefined) return known;
  let written = "";
  for (const name in headers) written += `${name}: ${headers[name]}\n`;
  fields.set(headers, written);
  return written;
}

/** Most requests of an operation have the same headers. */
const fields = new WeakMap<HeaderValues, string>();
