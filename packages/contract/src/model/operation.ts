import { below } from "../document/pointer.ts";
import type { References } from "../document/reference.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import type { Method, Operation, Parameter, RequestBody, Response, SecurityRequirement } from "../model.ts";
import { mediaTypes } from "./content.ts";
import { parametersOf } from "./parameter.ts";
import { type OperationIdAt, responseFor, responsesOf } from "./response.ts";

/** Where an operation was found and what it takes from there. */
export interface OperationSource {
  readonly node: JsonObject;
  readonly id: string;
  readonly idIsGenerated: boolean;
  readonly method: Method;
  readonly path: string;
  readonly pathItem: JsonObject;
  readonly references: References;
  /** The root's `security`. */
  readonly security: readonly SecurityRequirement[];
  readonly operationIdAt: OperationIdAt;
}

/** An Operation Object. What has to be resolved is resolved when it is asked for, because most readers want little of it. */
export class OperationModel implements Operation {
  readonly id: string;
  readonly idIsGenerated: boolean;
  readonly method: Method;
  readonly path: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  readonly security: readonly SecurityRequirement[];
  readonly pointer: string;
  readonly #source: OperationSource;
  #parameters: readonly Parameter[] | undefined;
  #requestBody: RequestBody | undefined;
  #responses: readonly Response[] | undefined;

  constructor(source: OperationSource) {
    const { node, pathItem } = source;
    this.#source = source;
    this.id = source.id;
    this.idIsGenerated = source.idIsGenerated;
    this.method = source.method;
    this.path = source.path;
    // "summary: An optional string summary, intended to apply to all operations in this path."
    this.summary = (node.summary ?? pathItem.summary) as string | undefined;
    this.description = (node.description ?? pathItem.description) as string | undefined;
    this.tags = Array.isArray(node.tags) ? node.tags : [];
    this.deprecated = node.deprecated === true;
    this.security = Array.isArray(node.security) ? node.security : source.security;
    this.pointer = below("/paths", source.path, source.method);
  }

  get parameters(): readonly Parameter[] {
    const { node, pathItem, path, references } = this.#source;
    this.#parameters ??= parametersOf(
      [
        { nodes: pathItem.parameters, pointer: below("/paths", path, "parameters") },
        { nodes: node.parameters, pointer: below(this.pointer, "parameters") },
      ],
      references,
    );
    return this.#parameters;
  }

  get requestBody(): RequestBody | undefined {
    const { node, references } = this.#source;
    if (node.requestBody === undefined) return undefined;
    this.#requestBody ??= requestBodyOf(node.requestBody, below(this.pointer, "requestBody"), references);
    return this.#requestBody;
  }

  get responses(): readonly Response[] {
    const { node, references, operationIdAt } = this.#source;
    this.#responses ??= responsesOf(node.responses, below(this.pointer, "responses"), references, operationIdAt);
    return this.#responses;
  }

  get callbacks(): Readonly<Record<string, unknown>> {
    const { node, references } = this.#source;
    const pointer = below(this.pointer, "callbacks");
    return Object.fromEntries(
      Object.entries(isObject(node.callbacks) ? node.callbacks : {}).map(([name, callback]) => [
        name,
        references.follow(callback, below(pointer, name)).node,
      ]),
    );
  }

  response(status: number): Response | undefined {
    return responseFor(this.responses, status);
  }
}

function requestBodyOf(value: unknown, pointer: string, references: References): RequestBody {
  const found = references.follow(value, pointer);
  const node = found.node as JsonObject;
  return {
    required: node.required === true,
    description: node.description as string | undefined,
    content: mediaTypes(node.content, below(found.pointer, "content"), references),
    pointer: found.pointer,
  };
}
