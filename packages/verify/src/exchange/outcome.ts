/** What an answer says of its request, by its status. */
import type { Exchange } from "./exchange.ts";

export function isSuccess({ response }: Exchange): boolean {
  return response.status >= 200 && response.status <= 299;
}

export function isRefused({ response }: Exchange): boolean {
  return response.status >= 400 && response.status <= 499;
}

/** Work that goes on after the answer: what is read meanwhile may not be the end of it (RFC 9110, section 15.3.3). */
export function isPending({ response }: Exchange): boolean {
  return response.status === 202;
}
