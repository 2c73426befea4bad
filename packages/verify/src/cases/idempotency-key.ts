/** The header by which a request can be sent again without doing it twice (draft-ietf-httpapi-idempotency-key-header). */
import type { Contract, Operation, Parameter } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import { nthValue } from "../state/values.ts";
import type { Case } from "./case.ts";

export function keyOf({ parameters }: Operation): Parameter | undefined {
  return parameters.find(({ in: place, name }) => place === "header" && /idempot/i.test(name));
}

/** The same request, to be done once more: with another key, where it has one. */
export function withFreshKey(contract: Contract, one: Case): Case {
  const key = keyOf(one.operation);
  if (!key || !one.parameters.has(key)) return one;
  return { ...one, parameters: new Map(one.parameters).set(key, freshKey(contract, key)) };
}

/**
 * The request of a case that has the key of the one that was accepted first: another request under the same key is refused
 * (the same, section 2.7), or answered as the first was.
 *
 * @param accepted what was accepted first
 */
export function underOwnKey(
  contract: Contract,
  one: Case,
  accepted: Case | undefined,
  request: ExchangeRequest,
): ExchangeRequest {
  const key = keyOf(one.operation);
  const used = key && accepted?.parameters.get(key);
  if (!key || used === undefined || one.headers || (one.aim?.in === "header" && one.aim.pointer === `/${key.name}`))
    return request;
  const name = key.name.toLowerCase();
  if (request.headers[name] !== String(used)) return request;
  return { ...request, headers: { ...request.headers, [name]: freshKey(contract, key) } };
}

let keys = 0;

/** A key that was not used before. */
export function freshKey(contract: Contract, { schema = true }: Parameter): string {
  keys++;
  const digits = `${process.pid}${Date.now()}${keys}`.slice(-12).padStart(12, "0");
  const candidates = [`cantus-${digits}`, `00000000-0000-4000-8000-${digits}`, digits];
  const made = nthValue(contract, schema, keys + (Date.now() % 10_000));
  const isAccepted = (value: string) => schemaValidator(contract).accepts(schema, value, "request");
  return candidates.find(isAccepted) ?? String(made?.value ?? candidates[0]);
}
