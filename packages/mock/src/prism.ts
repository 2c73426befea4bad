/**
 * Prism as a library: it chooses which of the declared answers fits (`Prefer`, `Accept`) and makes values for schemas.
 * Routing, security and validation are our own and run before, so that a request which is refused is refused in the
 * contract's error shape, by the same rules as the server's.
 *
 * Prism gets its operation object made from Cantus's model, one response at a time, and not from its own loader. That
 * one dereferences the whole document: shared schemas are copied to each place that uses them, which takes minutes and
 * a gigabyte on large contracts and never ends on some.
 */

import type { Contract, Example, MediaType, Operation, Response, Schema, SchemaObject } from "@cantus/contract";
import {
  createInstance,
  type IHttpConfig,
  type IHttpRequest,
  type IHttpResponse,
  type PrismHttpComponents,
  type PrismHttpInstance,
  ProblemJsonError,
  resetJSONSchemaGenerator,
} from "@stoplight/prism-http";
import { selfContained } from "./self-contained.ts";

type PrismOperation = Parameters<PrismHttpInstance["request"]>[1][number];

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
export async function negotiate(operation: Operation, wanted: Wanted): Promise<Chosen> {
  const output = await ask(prismOperation(operation), {
    dynamic: false,
    ...(wanted.code !== undefined && { code: wanted.code }),
    ...(wanted.example !== undefined && { exampleKey: wanted.example }),
    // A copy, because Prism writes into its configuration.
    ...(wanted.mediaTypes && { mediaTypes: [...wanted.mediaTypes] }),
  });
  const declared = operation.response(output.statusCode)?.content ?? [];
  const sent = output.headers?.["Content-type"];
  // Prism calls `*/*`, and a response without content, text/plain.
  const content = declared.find(({ type }) => type === sent) ?? declared.find(({ type }) => type === "*/*");
  return {
    status: output.statusCode,
    content,
    example: content?.examples.find(({ pointer }) => pointer === output.body),
  };
}

export interface SampleOptions {
  /** Leave out what the schema does not require: smaller, and ends where optional parts are too deep. */
  readonly lean?: boolean;
  /** Which branch of each choice to take, counted on from the first that is not null. Defaults to 0. */
  readonly turn?: number;
  /** Random values instead of the plainest ones. The same seed makes the same value; `true` another each time. */
  readonly dynamic?: string | true;
}

/**
 * Makes a value for a schema, as a response has it (no `writeOnly` properties).
 * @returns `undefined` when Prism cannot make one.
 */
export async function sample(contract: Contract, schema: Schema, options: SampleOptions = {}): Promise<unknown> {
  const { dynamic } = options;
  const form = dynamic === undefined ? (options.lean ? "lean" : "plain") : "whole";
  const closed = selfContained(contract, schema, form, options.turn);
  if (dynamic !== undefined) return generate(closed.schema, closed.definitions, dynamic);
  for (const text of closed.patterned) text.example ??= await generate(text, {}, "pattern");
  return generate(closed.schema, closed.definitions, undefined);
}

async function generate(
  schema: SchemaObject,
  definitions: Readonly<Record<string, SchemaObject>>,
  dynamic: string | true | undefined,
): Promise<unknown> {
  const response: PrismResponse = {
    id: "sample",
    code: "200",
    headers: [],
    contents: [
      // Prism's types know JSON Schema draft-07 only, its generators what they find.
      { id: "sample", mediaType: "application/json", examples: [], encodings: [], schema: schema as PrismSchema },
    ],
  };
  const operation = {
    id: "sample",
    method: "get",
    path: "/",
    responses: [response],
    // Where Prism looks for what a schema refers to. Its dynamic generator changes what it reads.
    __bundled__: dynamic === undefined ? definitions : structuredClone(definitions),
  } as unknown as PrismOperation;
  // Prism's random generator belongs to the process and keeps its seed until told otherwise.
  resetJSONSchemaGenerator();
  try {
    const output = await ask(operation, {
      dynamic: dynamic !== undefined,
      ignoreExamples: true,
      ...(typeof dynamic === "string" && { seed: dynamic }),
    });
    return output.body;
  } catch {
    // Too complex, contradictory or unknown to the generator: the caller has other ways to go on.
    return undefined;
  }
}

type PrismSchema = NonNullable<NonNullable<PrismResponse["contents"]>[number]["schema"]>;
type PrismResponse = NonNullable<PrismOperation["responses"]>[number];

const operations = new WeakMap<Operation, PrismOperation>();

/** An operation as Prism has it, with its responses and examples and without schemas, which `sample` takes one by one. */
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

function prismResponse(response: Response): PrismResponse {
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

/** With its pointer for a value: Prism chooses it as well, and does not write all of it into its log. */
function prismExample({ pointer, name = "default" }: Example) {
  return { id: pointer, key: name, value: pointer };
}

/** Prism only chooses and makes up. */
const CONFIG: IHttpConfig = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

const prism = createInstance(CONFIG, {
  // The contract's index has found the operation already: it is the only one that Prism is given.
  route: ({ resources }) => ({ _tag: "Right", right: resources[0] as PrismOperation }),
  logger: silence(),
});

const NO_REQUEST: IHttpRequest = { method: "get", url: { path: "/" } };

async function ask(operation: PrismOperation, mock: IHttpConfig["mock"]): Promise<IHttpResponse> {
  const result = await prism.request(NO_REQUEST, [operation], { ...CONFIG, mock })();
  if (result._tag === "Right") return result.right.output;
  const { left } = result;
  throw new NothingToAnswer(
    left instanceof ProblemJsonError ? left.status : 500,
    left instanceof ProblemJsonError ? left.detail || left.message : left.message,
  );
}

/** Prism's log pipeline takes most of the time of a request; the mock has events of its own. */
function silence(): PrismHttpComponents["logger"] {
  const quiet = () => {};
  const logger = {
    child: () => logger,
    ...Object.fromEntries(
      ["trace", "debug", "info", "warn", "error", "fatal", "success", "start"].map((level) => [level, quiet]),
    ),
  };
  // Prism uses these members of a pino logger and no others.
  return logger as unknown as PrismHttpComponents["logger"];
}
