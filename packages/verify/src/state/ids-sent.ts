/** The ids that a request was sent with, wherever they stand in it. */
import type { Contract, Operation } from "@cantus/contract";
import { itemKeys } from "@cantus/contract/collections";
import { jsonOf } from "../exchange/body.ts";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import { isObject } from "./json.ts";

/**
 * By the collection of what they name.
 *
 * @param path the path parameters, as they were sent
 */
export function idsSent(
  contract: Contract,
  operation: Operation,
  { url, headers, body }: ExchangeRequest,
  path: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const members = (): unknown => jsonOf(headers, body);
  return new Map(
    itemKeys(contract, operation).flatMap(({ parameter, in: place, collection }) => {
      const id =
        place === "path"
          ? path[parameter]
          : place === "query"
            ? new URL(url).searchParams.get(parameter)
            : idIn(members(), parameter);
      return id === undefined || id === null ? [] : [[collection, id] as const];
    }),
  );
}

function idIn(body: unknown, member: string): string | undefined {
  const id = isObject(body) ? body[member] : undefined;
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
}
