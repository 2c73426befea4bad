/** What an answer says of its request, by its status. */
import type { Exchange } from "./exchange.ts";

export function isSuccess({ response }: Exchange): boolean {
  return response.status >= 200 && response.status <= 299;
}

export function isRefused({ response }: Exchange): boolean {
  return response.status >= 400 && response.status <= 499;
}

/** Refused for what it asks for, and not for who asks or how often: a session may have ended, a limit be reached. */
export function isRefusedAsSuch(exchange: Exchange): boolean {
  return isRefused(exchange) && exchange.response.status !== 401 && exchange.response.status !== 429;
}

/** Work that goes on after the answer: what is read meanwhile may not be the end of it (RFC 9110, section 15.3.3). */
export function isPending({ response }: Exchange): boolean {
  return response.status === 202;
}
