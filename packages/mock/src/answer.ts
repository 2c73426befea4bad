/** The answer to a request that an operation accepts: chosen by Prism, held against its schema, written as bytes. */
import { type Contract, type Example, type MediaType, type Operation, Problem, type Response } from "@cantus/contract";
import type { UnfaithfulEvent } from "./events.ts";
import type { MockAnswer } from "./exchange.ts";
import { faithfulValue, schemaCandidates } from "./faithful.ts";
import { headersOf } from "./headers.ts";
import { binarySample, concreteMediaType, encodeBody, essence, isBinary, isJson } from "./media.ts";
import type { Preferences } from "./preferences.ts";
import { type Chosen, NothingToAnswer, negotiate } from "./prism.ts";

type TellUnfaithful = (pointer: string, violations: UnfaithfulEvent["violations"]) => void;

/** @throws {Problem} when what the caller prefers is not declared, saying what is. */
export async function answer(
  contract: Contract,
  operation: Operation,
  preferences: Preferences,
  report: (event: UnfaithfulEvent) => void,
): Promise<MockAnswer> {
  // The Responses Object may be left out (OpenAPI 3.1): then nothing is promised, and nothing is what there is to send.
  if (operation.responses.length === 0) return { status: 204, headers: {}, body: undefined };
  const chosen = await choose(operation, preferences);
  const response = operation.response(chosen.status);
  const { content } = chosen;
  const unfaithful: TellUnfaithful = (pointer, violations) =>
    report({
      kind: "unfaithful-answer",
      contract: contract.name,
      operationId: operation.id,
      status: chosen.status,
      pointer,
      violations,
    });
  const headers = {
    ...(response && (await headersOf(contract, response, unfaithful))),
    ...(operation.deprecated && { Deprecation: "true" }),
  };
  if (!content) return { status: chosen.status, headers, body: undefined };
  const body = await bodyOf(contract, content, chosen, preferences, unfaithful);
  return {
    status: chosen.status,
    headers: { ...headers, "Content-Type": concreteMediaType(content.type, body.value) },
    body: body.bytes,
  };
}

async function choose(operation: Operation, preferences: Preferences): Promise<Chosen> {
  const { example, mediaTypes } = preferences;
  const accepted202 = preferences.respondAsync && operation.responses.some(({ status }) => status === "202");
  const code = preferences.code ?? (accepted202 ? 202 : undefined);
  if (code !== undefined) requireDeclared(operation, code, example);
  try {
    return await negotiate(operation, {
      ...(code !== undefined && { code }),
      ...(example !== undefined && { example }),
      // A failure is told also to those who did not ask for its media type (RFC 9110 §15.5.7).
      ...(mediaTypes && { mediaTypes: code !== undefined && code >= 400 ? [...mediaTypes, "*/*;q=0.01"] : mediaTypes }),
    });
  } catch (error) {
    if (!(error instanceof NothingToAnswer)) throw error;
    if (error.status === 406) throw notAcceptable(operation);
    if (error.status === 404) throw noSuchExample(operation, example ?? "");
    throw error;
  }
}

/** Checked here, because Prism answers with another status when it has not what was asked for. */
function requireDeclared(operation: Operation, code: number, example: string | undefined): void {
  const response = operation.response(code);
  if (!response) {
    const codes = operation.responses.map(({ status }) => status);
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

function exampleNames(response: Response): string[] {
  // Prism's name for an example without one.
  return [...new Set(response.content.flatMap(({ examples }) => examples.map(({ name }) => name ?? "default")))];
}

function notAcceptable(operation: Operation): Problem {
  const types = operation.responses
    .filter(({ status }) => /^[123d]/.test(status))
    .flatMap(({ content }) => content.map(({ type }) => type));
  const declared = [...new Set(types)];
  return new Problem("not-acceptable", {
    detail: `${operation.id} answers with ${declared.join(", ")}.`,
    details: { mediaTypes: declared },
  });
}

interface Body {
  readonly value: unknown;
  readonly bytes: string | Uint8Array;
}

/** Bodies that are the same each time, so that they are made and checked once: by media type and example. */
const settled = new WeakMap<MediaType, Map<Example | undefined, Body>>();

async function bodyOf(
  contract: Contract,
  content: MediaType,
  chosen: Chosen,
  preferences: Preferences,
  unfaithful: TellUnfaithful,
): Promise<Body> {
  const kept = settled.get(content) ?? new Map<Example | undefined, Body>();
  settled.set(content, kept);
  const isSettled = !preferences.dynamic && preferences.example === undefined;
  const known = isSettled ? kept.get(chosen.example) : undefined;
  if (known) return known;

  const value = await bodyValue(contract, content, chosen, preferences, unfaithful);
  const mediaType = concreteMediaType(content.type, value);
  const bytes = isBinary(mediaType) ? binaryBody(mediaType, value) : encodeBody(mediaType, value, content);
  if (isSettled) kept.set(chosen.example, { value, bytes });
  return { value, bytes };
}

async function bodyValue(
  contract: Contract,
  content: MediaType,
  chosen: Chosen,
  preferences: Preferences,
  unfaithful: TellUnfaithful,
): Promise<unknown> {
  const example = chosen.example?.value;
  const { schema, type } = content;
  // What was asked for by name is sent as it is.
  if (isBinary(type) || (preferences.example !== undefined && !preferences.dynamic)) return example;
  // The text of an XML document or of a stream of events is not the value that its schema describes.
  const unchecked = type.includes("xml") ? typeof example === "string" : essence(type) === "text/event-stream";
  if (schema === undefined || (unchecked && example !== undefined && !preferences.dynamic)) {
    // Nothing is said about the body, so anything will do that its media type can be read as.
    return example ?? (isJson(type) ? {} : "");
  }
  const dynamic = preferences.dynamic ? (preferences.seed ?? true) : undefined;
  const examples = example === undefined || dynamic ? [] : [example, ...content.examples.map(({ value }) => value)];
  const found = await faithfulValue(contract, schema, [examples, schemaCandidates(contract, schema, dynamic)]);
  if (!found) throw new Problem("internal-error", { detail: `No body could be made for ${content.pointer}.` });
  if (found.violations.length > 0) unfaithful(content.pointer, found.violations);
  return found.value;
}

function binaryBody(mediaType: string, example: unknown): Uint8Array {
  const bytes = binarySample(mediaType);
  return bytes.length === 0 && typeof example === "string" ? Buffer.from(example) : bytes;
}
