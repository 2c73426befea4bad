/** The ETags that things have had: who changes a thing by `If-Match` names the one that it has now. */
import type { Operation, Parameter } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import type { Exchange, ExchangeRequest } from "../exchange/exchange.ts";

export class Etags {
  /** By URL. */
  readonly #last = new Map<string, string>();
  /** When each was seen last, by count. */
  readonly #seen = new Map<string, number>();
  #count = 0;
  /** Operations that do nothing without a condition, whether the contract requires it or not. */
  readonly #conditional = new Set<Operation>();

  learn({ request, response }: Exchange): void {
    const { etag, location } = response.headers;
    if (etag === undefined || response.status < 200 || response.status > 299) return;
    const url =
      response.status === 201 && location !== undefined ? URL.parse(location, request.url)?.href : request.url;
    this.#seen.set(etag, this.#count++);
    this.#last.set(withoutQuery(url ?? request.url), etag);
  }

  /** The case with the ETag of its thing, where it has to name one; what the contract's example has is none of it. */
  fillIn(one: Case, write: (one: Case) => ExchangeRequest): Case {
    const parameter = [...one.parameters.keys()].find(isIfMatch);
    const etag = parameter && this.#last.get(withoutQuery(write(one).url));
    return etag === undefined ? one : { ...one, parameters: new Map(one.parameters).set(parameter as Parameter, etag) };
  }

  /** What was filled in may be of another time, or of another thing; what never was an ETag is meant to be wrong. */
  renew(operation: Operation, request: ExchangeRequest): ExchangeRequest {
    const named = request.headers["if-match"];
    if (named === undefined ? !this.#conditional.has(operation) : !this.#seen.has(named)) return request;
    const etag = this.#last.get(withoutQuery(request.url));
    if (etag === undefined || etag === named) return request;
    // A thing may be read at another URL than it is changed at, and what was read there is newer.
    if (named !== undefined && this.#seenAt(named) > this.#seenAt(etag)) return request;
    return { ...request, headers: { ...request.headers, "if-match": etag } };
  }

  #seenAt(etag: string): number {
    return this.#seen.get(etag) ?? -1;
  }

  /** Whether the answer asks for a condition that the request had not (RFC 6585, section 3). It has one from now on. */
  isAskedFor({ operation, request, response }: Exchange): boolean {
    if (response.status !== 428 || request.headers["if-match"] !== undefined || !operation) return false;
    this.#conditional.add(operation);
    return true;
  }

  /** Whether the ETag of what is at this URL was seen. */
  knows({ url }: Pick<ExchangeRequest, "url">): boolean {
    return this.#last.has(withoutQuery(url));
  }
}

function isIfMatch({ in: place, name, required }: Parameter): boolean {
  return place === "header" && required && name.toLowerCase() === "if-match";
}

function withoutQuery(url: string): string {
  return url.replace(/\?.*$/, "");
}
