/** The answer to a request that an operation accepts: chosen by Prism, held against its schema, written as bytes. */
import { type Contract, type Example, type MediaType, type Operation, Problem } from "@cantus/contract";
import { essence, isEventStream, isJson, isXml } from "@cantus/contract/media-type";
import { streamed } from "./event-stream.ts";
import type { UnfaithfulEvent } from "./events.ts";
import type { MockAnswer } from "./exchange.ts";
import { faithfulValue, schemaCandidates } from "./faithful.ts";
import { fileSample } from "./file-samples.ts";
import { type AnswerHeaders, headersOfAnswer } from "./headers.ts";
import { concreteMediaType, encodeBody, isBinary } from "./media.ts";
import type { Chosen } from "./negotiate.ts";
import type { Preferences } from "./preferences.ts";
import type { Remembered } from "./state/perform.ts";

type TellUnfaithful = (pointer: string, violations: UnfaithfulEvent["violations"]) => void;

/** Answers that are the same each time, whole: by what was chosen. */
const ready = new WeakMap<Chosen, MockAnswer>();

/**
 * @param remembered what the mock's memory answers, by what the chosen answer declares
 */
export function answer(
  contract: Contract,
  operation: Operation,
  chosen: Chosen,
  preferences: Preferences,
  report: (event: UnfaithfulEvent) => void,
  remembered?: Remembered,
): MockAnswer {
  const isSame = !remembered && !preferences.dynamic && preferences.example === undefined;
  const known = isSame ? ready.get(chosen) : undefined;
  if (known) return known;
  const made = makeAnswer(contract, operation, chosen, preferences, report, remembered);
  if (isSame) ready.set(chosen, made);
  return made;
}

function makeAnswer(
  contract: Contract,
  operation: Operation,
  chosen: Chosen,
  preferences: Preferences,
  report: (event: UnfaithfulEvent) => void,
  remembered: Remembered | undefined,
): MockAnswer {
  const status = remembered?.status ?? chosen.status;
  const unfaithful: TellUnfaithful = (pointer, violations) =>
    report({
      kind: "unfaithful-answer",
      contract: contract.name,
      operationId: operation.id,
      status,
      pointer,
      violations,
    });
  const said = headersOfAnswer(contract, operation, status, unfaithful);
  const headers = remembered ? withRemembered(said, remembered.headers) : { ...said.all };
  const { content } = chosen;
  if (content && remembered?.stream) {
    const type = { "Content-Type": concreteMediaType(content.type, ""), "Cache-Control": "no-store" };
    const { stream } = remembered;
    return { status, headers: { ...type, ...headers }, body: undefined, stream, source: "memory" };
  }
  const source = remembered ? "memory" : !content ? "nothing" : chosen.example ? "example" : "made up";
  const made = remembered?.made;
  if (!content || (remembered && !remembered.body)) return { status, headers, body: undefined, source, made };
  const body = remembered?.body
    ? rememberedBody(contract, content, remembered.body)
    : bodyOf(contract, content, chosen, preferences, unfaithful);
  headers["Content-Type"] = concreteMediaType(content.type, body.value);
  return {
    status,
    headers,
    body: body.bytes,
    stream: streamed(content.type, body.bytes),
    source,
    made,
  };
}

/** Of the headers that are declared, those of which the memory knows better. */
function withRemembered({ all, declared }: AnswerHeaders, known: Remembered["headers"]): Record<string, string> {
  const headers = { ...all };
  for (const { name, lower } of declared) {
    if (!Object.hasOwn(known, lower)) continue;
    const said = known[lower];
    const value = typeof said === "function" ? said() : said;
    if (value === undefined) delete headers[name];
    else headers[name] = value;
  }
  return headers;
}

interface Body {
  readonly value: unknown;
  readonly bytes: string | Uint8Array;
}

function rememberedBody(
  contract: Contract,
  { type, schema }: MediaType,
  { value, json }: NonNullable<Remembered["body"]>,
): Body {
  const bytes = json !== undefined && isJson(type) ? json : encodeBody(contract, type, value, schema);
  return { value, bytes };
}

/** Bodies that are the same each time, so that they are made and checked once: by media type and example. */
const settled = new WeakMap<MediaType, Map<Example | undefined, Body>>();

function bodyOf(
  contract: Contract,
  content: MediaType,
  chosen: Chosen,
  preferences: Preferences,
  unfaithful: TellUnfaithful,
): Body {
  const kept = settled.get(content) ?? new Map<Example | undefined, Body>();
  settled.set(content, kept);
  const isSettled = !preferences.dynamic && preferences.example === undefined;
  const known = isSettled ? kept.get(chosen.example) : undefined;
  if (known) return known;

  const value = bodyValue(contract, content, chosen, preferences, unfaithful);
  const mediaType = concreteMediaType(content.type, value);
  const bytes = isBinary(mediaType)
    ? binaryBody(mediaType, value)
    : encodeBody(contract, mediaType, value, content.schema);
  if (isSettled) kept.set(chosen.example, { value, bytes });
  return { value, bytes };
}

function bodyValue(
  contract: Contract,
  content: MediaType,
  chosen: Chosen,
  preferences: Preferences,
  unfaithful: TellUnfaithful,
): unknown {
  const example = chosen.example?.value;
  const { schema, type } = content;
  if (example === undefined && essence(type) === "image/svg+xml") return Buffer.from(fileSample(type)).toString();
  // What was asked for by name is sent as it is.
  if (isBinary(type) || (preferences.example !== undefined && !preferences.dynamic)) return example;
  // The text of an XML document or of a stream of events is not the value that its schema describes.
  const unchecked = isXml(type) ? typeof example === "string" : isEventStream(type);
  if (schema === undefined || (unchecked && example !== undefined && !preferences.dynamic)) {
    // Nothing is said about the body, so anything will do that its media type can be read as.
    return example ?? (isJson(type) ? {} : "");
  }
  const dynamic = preferences.dynamic ? (preferences.seed ?? true) : undefined;
  const examples = example === undefined || dynamic ? [] : [example, ...content.examples.map(({ value }) => value)];
  const found = faithfulValue(contract, schema, [examples, schemaCandidates(contract, schema, dynamic)]);
  if (!found) throw new Problem("internal-error", { detail: `No body could be made for ${content.pointer}.` });
  if (found.violations.length > 0) unfaithful(content.pointer, found.violations);
  return found.value;
}

function binaryBody(mediaType: string, example: unknown): Uint8Array {
  const bytes = fileSample(mediaType);
  return bytes.length === 0 && typeof example === "string" ? Buffer.from(example) : bytes;
}
