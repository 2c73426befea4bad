/** What an answer says of its request, by its status, and by what many say in the body of a 200. */
import { jsonOf } from "./body.ts";
import type { Exchange } from "./exchange.ts";

export function isSuccess(exchange: Exchange): boolean {
  const { status } = exchange.response;
  return status >= 200 && status <= 299 && !saysRefused(exchange);
}

export function isRefused(exchange: Exchange): boolean {
  const { status } = exchange.response;
  return (status >= 400 && status <= 499) || (status >= 200 && status <= 299 && saysRefused(exchange));
}

/** Refused for what it asks for, and not for who asks or how often: a session may have ended, a limit be reached. */
export function isRefusedAsSuch(exchange: Exchange): boolean {
  return isRefused(exchange) && exchange.response.status !== 401 && exchange.response.status !== 429;
}

/** Work that goes on after the answer: what is read meanwhile may not be the end of it (RFC 9110, section 15.3.3). */
export function isPending({ response }: Exchange): boolean {
  return response.status === 202;
}

/** What is longer says more than why it was refused. */
const LONGEST_REFUSAL = 4_096;

/**
 * Calls are often refused with a 200 whose body says so: `{ "ok": false, "error": "name_taken" }`. What was done without
 * success is a thing of its own where it has an id, a delivery that failed for instance.
 */
function saysRefused({ response: { headers, body } }: Exchange): boolean {
  if (body.length > LONGEST_REFUSAL || !Buffer.from(body.buffer, body.byteOffset, body.length).includes("false")) {
    return false;
  }
  const said = jsonOf(headers, body);
  if (typeof said !== "object" || said === null || Array.isArray(said)) return false;
  const members = Object.entries(said);
  const has = (name: RegExp, isIt: (value: unknown) => boolean) =>
    members.some(([each, value]) => name.test(each) && isIt(value));
  return (
    has(/^(ok|success|succeeded)$/i, (value) => value === false) &&
    has(/^(error|errors|error_?(code|message)|message|reason|code)$/i, (value) => value !== null) &&
    !has(/(^|_)id$/i, () => true)
  );
}
