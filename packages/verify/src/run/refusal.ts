/** Refusals with statuses that an operation does not declare: whose fault are they? */
import type { Operation } from "@cantus/contract";
import type { Aim } from "../cases/case.ts";

/** Refusals for what a request says. */
const SAYS = new Set([400, 422]);

/**
 * Whether a refusal that is not declared is the contract's fault: none is declared with which this request could be
 * refused, or one that HTTP has for its cause (RFC 9110, section 15.5) came instead.
 */
export function isRefusalLeftOpen({ responses }: Operation, aim: Aim, status: number): boolean {
  // A refusal of what is valid is told as what it is.
  if (aim.isValid) return SAYS.has(status) || status === 413 || status === 414 || status === 431;
  // An operation that says how it refuses who may not call it says it for all of them.
  if (aim.in === "security" && responses.some((response) => response.status === "401")) return false;
  const isSaid = responses.some((response) => SAYS.has(Number(response.status)));
  return !(isSaid && SAYS.has(status) && (aim.in === "query" || aim.in === "body"));
}

/**
 * Whether "there is no such thing" is an answer that the contract leaves out as it leaves out every refusal: "documentation is
 * expected to cover a successful operation response and any known errors" (OpenAPI 3.1, section 4.8.16), and this one
 * knows of none.
 */
export function isAbsenceLeftOpen({ path, responses }: Operation, status: number): boolean {
  const saysHowItRefuses = responses.some((response) => /^(4|default)/.test(response.status));
  return (status === 404 || status === 410) && path.includes("{") && !saysHowItRefuses;
}
