/** What was sent: the same is not sent twice, in this run or in the one that it goes on after. */
import { type Exchange, type ExchangeRequest, type HeaderValues, NO_BYTES } from "../exchange/exchange.ts";

export class SentRequests {
  readonly #sent = new Set<string>();
  /** As it was shown: its secrets are hidden. */
  readonly #earlier = new Set<string>();
  readonly #hide: (exchange: Exchange) => Exchange;
  /** A request is asked for several times: before it is planned, before it is sent, and then. */
  readonly #keys = new WeakMap<ExchangeRequest, string>();
  /** Most requests of an operation have the same headers, so that a number stands for them. */
  readonly #numbers = new Map<string, number>();
  readonly #fields = new WeakMap<HeaderValues, number>();

  /** @param hide hides secrets as the earlier run did */
  constructor(hide: (exchange: Exchange) => Exchange) {
    this.#hide = hide;
  }

  /** Takes what an earlier run has shown as sent. */
  resume({ request }: Exchange): void {
    this.#earlier.add(this.#keyOf(request));
  }

  has(request: ExchangeRequest): boolean {
    return this.#sent.has(this.#keyOf(request));
  }

  wasEarlier({ operation, request }: Pick<Exchange, "operation" | "request">): boolean {
    if (this.#earlier.size === 0) return false;
    const exchange = { operation, request, response: { status: 0, headers: {}, body: NO_BYTES } };
    return this.#earlier.has(this.#keyOf(this.#hide(exchange).request));
  }

  add(request: ExchangeRequest): void {
    this.#sent.add(this.#keyOf(request));
  }

  #keyOf(request: ExchangeRequest): string {
    const known = this.#keys.get(request);
    if (known !== undefined) return known;
    const { method, url, headers, body } = request;
    const head = `${this.#numberOf(headers)} ${method} ${url}`;
    const key = body.length === 0 ? head : `${head}\n${latin1(body)}`;
    this.#keys.set(request, key);
    return key;
  }

  #numberOf(headers: HeaderValues): number {
    const known = this.#fields.get(headers);
    if (known !== undefined) return known;
    const written = Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join("");
    const number = this.#numbers.get(written) ?? this.#numbers.size;
    this.#numbers.set(written, number);
    this.#fields.set(headers, number);
    return number;
  }
}

function latin1({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString("latin1");
}
