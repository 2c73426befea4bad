/** Requests that ask for one representation of many, or for one that there is not. */
import { isJson } from "@cantus/contract/media-type";
import type { Case } from "./case.ts";

/** What a case asks for by `Accept`, and whether the contract has it. */
export interface AcceptCase extends Case {
  readonly accept: string;
  readonly isDeclared: boolean;
}

/**
 * One for each media type of the successes where there are several that are not only pictures, and one for a type that
 * nobody has where a 406 is declared: a server that declares none "can disregard the header field" (RFC 9110, section
 * 12.5.1).
 */
export function acceptCases(baseline: Case): AcceptCase[] {
  const { responses } = baseline.operation;
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  const types = [...new Set(successes.flatMap(({ content }) => content.map(({ type }) => type)))];
  const written = types.filter((type) => !type.includes("*") && /json|xml|csv|yaml|html|plain/.test(type));
  const asking = (accept: string, isDeclared: boolean): AcceptCase => ({
    ...baseline,
    name: `Accept: ${accept}`,
    expected: [],
    headers: { ...baseline.headers, accept },
    accept,
    isDeclared,
  });
  const several = written.length > 1 && !written.every(isJson) ? written.map((type) => asking(type, true)) : [];
  const refused = responses.some(({ status }) => status === "406") ? [asking("application/x-cantus-none", false)] : [];
  return [...several, ...refused];
}
