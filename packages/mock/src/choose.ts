/** Which of an operation's answers a caller gets. */
import { type Operation, Problem, type Response } from "@cantus/contract";
import { mediaRanges } from "@cantus/contract/media-type";
import { requireAcceptable, successesOf } from "@cantus/contract/request";
import type { MockRequest } from "./exchange.ts";
import { type Chosen, NothingToAnswer, negotiate, onlyChoice } from "./negotiate.ts";
import type { Preferences } from "./preferences.ts";

/** What was chosen by `Accept` alone, which is what most callers choose by: always the same. */
const known = new WeakMap<Operation, Map<string, Chosen>>();
const MOST_KNOWN = 100;

/**
 * Chooses by what the caller prefers; nothing, where the operation declares no responses (in OpenAPI 3.1 it need not), or
 * interim ones alone, which come before an answer (RFC 9110 §15.2).
 * @throws {Problem} when what the caller prefers is not declared, saying what is.
 */
export function choose(operation: Operation, preferences: Preferences, head: MockRequest): Chosen | undefined {
  if (operation.responses.every(({ status }) => status.startsWith("1"))) return undefined;
  const { code, example, respondAsync } = preferences;
  if (code !== undefined || example !== undefined || respondAsync) return chooseAnew(operation, preferences, head);
  const ofOperation = known.get(operation) ?? new Map<string, Chosen>();
  known.set(operation, ofOperation);
  const accept = head.headers.accept ?? "";
  const found = ofOperation.get(accept);
  if (found) return found;
  const chosen = chooseAnew(operation, preferences, head);
  if (ofOperation.size >= MOST_KNOWN) ofOperation.clear();
  ofOperation.set(accept, chosen);
  return chosen;
}

function chooseAnew(operation: Operation, preferences: Preferences, head: MockRequest): Chosen {
  const { example } = preferences;
  const mediaTypes = mediaRanges(head.headers.accept);
  const accepted202 = preferences.respondAsync && operation.responses.some(({ status }) => status === "202");
  const code = preferences.code ?? (accepted202 ? 202 : undefined);
  if (code !== undefined) requireDeclared(operation, code, example);
  requireAcceptable(expected(operation, preferences.code), head);
  const only = code === undefined && example === undefined ? onlyChoice(operation) : undefined;
  if (only) return only;
  try {
    return negotiate(operation, {
      ...(code !== undefined && { code }),
      ...(example !== undefined && { example }),
      // Whether the caller takes it has been said; Prism would refuse ranges and answers without content once more.
      ...(mediaTypes && { mediaTypes: [...mediaTypes, "*/*;q=0.01"] }),
    });
  } catch (error) {
    if (!(error instanceof NothingToAnswer)) throw error;
    if (error.status === 404) throw noSuchExample(operation, example ?? "");
    throw error;
  }
}

/** Which answers have to be of a media type that the caller takes. A failure is told to everyone (RFC 9110 §15.5.7). */
function expected(operation: Operation, code: number | undefined): readonly Response[] {
  if (code === undefined) return successesOf(operation);
  const response = code < 400 ? operation.response(code) : undefined;
  return response ? [response] : [];
}

/** Checked here, because Prism answers with another status when it has not what was asked for. */
function requireDeclared(operation: Operation, code: number, example: string | undefined): void {
  const response = operation.response(code);
  if (!response || code < 200) {
    const codes = operation.responses.map(({ status }) => status).filter((status) => !status.startsWith("1"));
    throw new Problem("not-found", {
      detail: `${operation.id} declares no response ${code}. It declares ${codes.join(", ")}.`,
      details: { codes },
    });
  }
  if (example !== undefined && !exampleNames(response).includes(example)) throw noSuchExample(operation, example);
}

function noSuchExample(operation: Operation, example: string): Problem {
  const withExamples = operation.responses.filter((response) => exampleNames(response).length > 0);
  const examples = Object.fromEntries(withExamples.map((response) => [response.status, exampleNames(response)]));
  const listed = Object.entries(examples).map(([status, names]) => `${status}: ${names.join(", ")}`);
  return new Problem("not-found", {
    detail: `${operation.id} has no example ${example} there. It has ${listed.join("; ") || "none"}.`,
    details: { examples },
  });
}

export function exampleNames(response: Response): string[] {
  // Prism's name for an example without one.
  return [...new Set(response.content.flatMap(({ examples }) => examples.map(({ name }) => name ?? "default")))];
}
