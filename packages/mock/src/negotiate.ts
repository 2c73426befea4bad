/**
 * Which of an operation's answers a caller gets, by Prism's own negotiator (`Prefer`, `Accept`). It is asked by itself
 * and not through Prism's front door, behind which every request also passes validators, loggers and a forwarder, and
 * which takes most of a second to load.
 *
 * Prism gets its operation object made from Cantus's model, and not from its own loader. That one dereferences the whole
 * document: shared schemas are copied to each place that uses them, which takes minutes and a gigabyte on large contracts
 * and never ends on some.
 */
import { createRequire } from "node:module";
import type { Example, MediaType, Operation, Response } from "@cantus/contract";

type Negotiator = typeof import("@stoplight/prism-http/dist/mocker/negotiator/NegotiatorHelpers.js");
type Negotiate = Negotiator["default"]["negotiateOptionsForValidRequest"];
type PrismOperation = Parameters<Negotiate>[0];

let prism: Negotiate | undefined;

/** A CommonJS module with a `default` of its own, which loaders do not agree how to import. */
function prismNegotiator(): Negotiate {
  const load = createRequire(import.meta.url);
  const path = "@stoplight/prism-http/dist/mocker/negotiator/NegotiatorHelpers.js";
  return (load(path) as Negotiator).default.negotiateOptionsForValidRequest;
}

/** What a caller asks for: `Prefer: code=404, example=missing` and `Accept`. */
export interface Wanted {
  readonly code?: number;
  readonly example?: string;
  /** Media ranges in order of preference; none: anything. */
  readonly mediaTypes?: readonly string[];
}

/** Which of the declared answers it is. */
export interface Chosen {
  readonly status: number;
  /** Absent where the response has no content. */
  readonly content: MediaType | undefined;
  /** Absent where there is none. */
  readonly example: Example | undefined;
}

/** Prism found nothing to answer with; `status` is 404, 406 or 500. */
export class NothingToAnswer extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "NothingToAnswer";
    this.status = status;
  }
}

/**
 * Chooses the response, the media type and the example.
 * @throws {NothingToAnswer} when a wanted example or media type does not exist.
 */
export function negotiate(operation: Operation, { code, example, mediaTypes }: Wanted): Chosen {
  prism ??= prismNegotiator();
  const negotiated = prism(prismOperation(operation), {
    dynamic: false,
    ...(code !== undefined && { code }),
    ...(example !== undefined && { exampleKey: example }),
    ...(mediaTypes && { mediaTypes: [...mediaTypes] }),
  })(QUIET);
  if (negotiated._tag === "Left") throw nothing(negotiated.left);
  const { code: status, mediaType, bodyExample } = negotiated.right;
  const declared = operation.response(Number(status))?.content ?? [];
  // Prism calls `*/*`, and a response without content, text/plain.
  const content = declared.find(({ type }) => type === mediaType) ?? declared.find(({ type }) => type === "*/*");
  const pointer = bodyExample && "value" in bodyExample ? bodyExample.value : undefined;
  return {
    status: Number(status),
    content,
    example: content?.examples.find((each) => each.pointer === pointer),
  };
}

/**
 * The choice where there is only one, which takes no negotiator to find: one success, of one media type, whatever the
 * caller takes. Prism chooses the same (`prism.test.ts`).
 */
export function onlyChoice({ method, responses }: Operation): Chosen | undefined {
  const [success, ...others] = responses.filter(({ status }) => status.startsWith("2"));
  const [content, ...more] = success?.content ?? [];
  if (!success || others.length > 0 || more.length > 0 || method === "head") return undefined;
  if (!/^2\d\d$/.test(success.status) || content?.type.includes("*")) return undefined;
  return { status: Number(success.status), content, example: content?.examples[0] };
}

function nothing(error: Error & { readonly status?: number; readonly detail?: string }): NothingToAnswer {
  return new NothingToAnswer(error.status ?? 500, error.detail || error.message);
}

const operations = new WeakMap<Operation, PrismOperation>();

/** An operation as Prism has it, with its responses and examples and without schemas, of which the choice needs none. */
function prismOperation(operation: Operation): PrismOperation {
  const known = operations.get(operation);
  if (known) return known;
  const made = {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    responses: operation.responses.map(prismResponse),
  } as unknown as PrismOperation;
  operations.set(operation, made);
  return made;
}

function prismResponse(response: Response): PrismOperation["responses"][number] {
  return {
    id: response.pointer,
    // Prism finds ranges by their upper-case form only.
    code: response.status === "default" ? response.status : response.status.toUpperCase(),
    headers: [],
    contents: response.content.map((content) => ({
      id: content.pointer,
      mediaType: content.type,
      encodings: [],
      examples: content.examples.map(prismExample),
    })),
  };
}

/** With its pointer for a value: by that it is found again. */
function prismExample({ pointer, name = "default" }: Example) {
  return { id: pointer, key: name, value: pointer };
}

const quiet = () => {};
/** Prism's log pipeline takes most of the time of a request; the mock has events of its own. */
const QUIET = { info: quiet, debug: quiet, warn: quiet, success: quiet } as unknown as Parameters<
  ReturnType<Negotiate>
>[0];
