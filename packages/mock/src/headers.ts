/** The headers that a response declares, with the contract's examples or values made for them. */
import {
  type Contract,
  type Header,
  type Operation,
  type Response,
  serializeHeader,
  type Violation,
} from "@cantus/contract";
import { allowedMethods, challengesOf } from "@cantus/contract/request";
import { faithfulValue, schemaCandidates } from "./faithful.ts";

/** Headers that describe the message as it travels: Node writes them, and a made-up value would break the answer. */
const FRAMING = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "keep-alive",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** The headers of an answer, but for what its body says of itself. */
export interface AnswerHeaders {
  readonly all: Readonly<Record<string, string>>;
  /** Of these, the ones that the contract declares, by name and lower-case name. */
  readonly declared: readonly { readonly name: string; readonly lower: string }[];
}

const known = new WeakMap<Operation, Map<number, AnswerHeaders>>();

/**
 * What an operation says with every answer of a status: what it declares, and what HTTP asks for.
 * @param unfaithful is told of a header for which no valid value could be made.
 */
export function headersOfAnswer(
  contract: Contract,
  operation: Operation,
  status: number,
  unfaithful: (pointer: string, violations: readonly Violation[]) => void,
): AnswerHeaders {
  const byStatus = known.get(operation) ?? new Map<number, AnswerHeaders>();
  known.set(operation, byStatus);
  const found = byStatus.get(status);
  if (found) return found;
  const response = operation.response(status);
  const declared = response ? headersOf(contract, response, unfaithful) : {};
  const headers: AnswerHeaders = {
    all: {
      ...declared,
      ...headersByStatus(contract, operation, status, declared),
      ...(operation.deprecated && { Deprecation: "true" }),
    },
    declared: Object.keys(declared).map((name) => ({ name, lower: name.toLowerCase() })),
  };
  byStatus.set(status, headers);
  return headers;
}

function headersOf(
  contract: Contract,
  response: Response,
  unfaithful: (pointer: string, violations: readonly Violation[]) => void,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of response.headers) {
    if (FRAMING.has(header.name.toLowerCase())) continue;
    const value = headerValue(contract, header, unfaithful);
    if (value === undefined || value === null) continue;
    headers[header.name] = sendable(serializeHeader(header, value));
  }
  return headers;
}

/** What HTTP asks of some answers (RFC 9110 §15.5.2, §15.5.6), where the contract does not say it. */
function headersByStatus(
  contract: Contract,
  { path, security }: Operation,
  status: number,
  declared: Readonly<Record<string, string>>,
): Record<string, string> {
  const isThere = (name: string) => Object.keys(declared).some((each) => each.toLowerCase() === name);
  if (status === 401 && !isThere("www-authenticate")) {
    // An operation that asks for nothing may show a 401 all the same.
    const asked = security.length > 0 ? security : [...contract.securitySchemes.keys()].map((name) => ({ [name]: [] }));
    const challenges = challengesOf(contract, { security: asked });
    return { "WWW-Authenticate": challenges || `Bearer realm="mock"` };
  }
  if (status === 405 && !isThere("allow")) {
    const allow = contract.operations.filter((each) => each.path === path).map(({ method }) => method.toUpperCase());
    return { Allow: allowedMethods({ kind: "no-method", path, allow }) };
  }
  return {};
}

function headerValue(
  contract: Contract,
  header: Header,
  unfaithful: (pointer: string, violations: readonly Violation[]) => void,
): unknown {
  const examples = header.examples.map(({ value }) => value);
  const schema = header.schema ?? header.content?.schema;
  if (schema === undefined) return examples[0];
  const found = faithfulValue(contract, schema, [examples, schemaCandidates(contract, schema, undefined)]);
  if (found && found.violations.length > 0) unfaithful(header.pointer, found.violations);
  return found?.value;
}

/** Characters that a header may not carry (RFC 9110 §5.5), percent-encoded as UTF-8. */
function sendable(text: string): string {
  return text
    .trim()
    .replace(/[^\t\x20-\x7e]/gu, (character) => encodeURIComponent(character.isWellFormed() ? character : "\ufffd"));
}
