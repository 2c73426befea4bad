/**
 * The model of a contract: what every voice works from. Each type is named after the object of the OpenAPI
 * Specification 3.1 that it stands for (https://spec.openapis.org/oas/v3.1.1.html) and holds it resolved: a `$ref`
 * to a parameter, response, header, example, link or path item is followed, one to a schema is kept, because schemas
 * may be recursive and their names matter.
 */

import type { ContractNotice, Location } from "./error.ts";
import type { ProblemTemplate } from "./problem.ts";

/** The methods a path item can have (OpenAPI 3.1, Path Item Object), as they stand in the document. */
export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type Method = (typeof METHODS)[number];

/** A JSON Schema 2020-12 as OpenAPI 3.1 uses it: an object of keywords, or `true`/`false`. */
export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  $ref?: string;
  type?: SchemaType | SchemaType[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  contentMediaType?: string;
  contentSchema?: Schema;
  readOnly?: boolean;
  writeOnly?: boolean;
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  [keyword: string]: unknown;
}

export type SchemaType = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";

/** Any JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The bundled document: OpenAPI 3.1, one JSON value, every `$ref` within it (`#/…`). */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; summary?: string; description?: string; [key: string]: unknown };
  servers?: { url: string; description?: string; variables?: Record<string, { default: string; enum?: string[] }> }[];
  paths?: Record<string, Record<string, unknown>>;
  webhooks?: Record<string, unknown>;
  components?: Record<string, Record<string, unknown>>;
  security?: SecurityRequirement[];
  tags?: { name: string; description?: string }[];
  [key: string]: unknown;
}

export interface Contract {
  /** Its name in redocly.yaml, else made from the file's name: `music-generations`. */
  readonly name: string;
  /** The bundled document. Do not change it: every voice shares it. */
  readonly document: OpenApiDocument;
  /** The version that the author wrote (`3.0.3`); `document` is 3.1 whatever this says. */
  readonly sourceVersion: string;
  /** In document order. */
  readonly operations: readonly Operation[];
  readonly servers: readonly Server[];
  /** By name, from `components.securitySchemes`. */
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** From `x-problem`; absent: RFC 9457. */
  readonly problemTemplate: ProblemTemplate | undefined;
  /** What was noticed while reading and does not stop anything: generated operationIds, parts of 3.2 not understood. */
  readonly notices: readonly ContractNotice[];
  /** By operationId. */
  operation(id: string): Operation | undefined;
  /** Finds the operation for a method (any case) and a path below the base path, still percent-encoded, without query. */
  match(method: string, path: string): Match;
  /** Follows a local `$ref` (as often as it takes) of a schema or any other node. Nodes without one come back as they are. */
  resolve<Node>(node: Node | Reference): Node;
  /** The node of the bundled document at a JSON pointer (RFC 6901), `/paths/~1jobs/get`. `undefined` if there is none. */
  at(pointer: string): unknown;
  /** Where that node was written, when the contract was read from files. */
  locate(pointer: string): Location | undefined;
}

export interface Reference {
  $ref: string;
}

export interface Server {
  /** With its variables at their defaults: `https://api.example.com/v2`. */
  readonly url: string;
  /** The path of `url` without a trailing slash: `/v2`, or `""`. */
  readonly basePath: string;
  readonly description: string | undefined;
}

/** OpenAPI 3.1, Operation Object, with what it inherits from its path item and from the root. */
export interface Operation {
  /** `operationId`; where the document has none, a stable one made from method and path (`getJobsByJobId`). */
  readonly id: string;
  readonly idIsGenerated: boolean;
  readonly method: Method;
  /** The template: `/v1/jobs/{job_id}`. */
  readonly path: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
  /** The path item's and the operation's, the operation's winning by name and place. Header parameters named Accept, Content-Type or Authorization are left out (Parameter Object: they "SHALL be ignored"). */
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly Response[];
  /** Alternatives, any of which suffices; each is a set of schemes that are all needed. Empty: open to all. */
  readonly security: readonly SecurityRequirement[];
  readonly callbacks: Readonly<Record<string, unknown>>;
  /** The JSON pointer of this operation in the bundled document. */
  readonly pointer: string;
  /** The response declared for a status: the exact one, else its range (`4XX`), else `default`. */
  response(status: number): Response | undefined;
}

export type ParameterIn = "path" | "query" | "header" | "cookie";
export type ParameterStyle = "matrix" | "label" | "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** Parameter Object, its defaults for `style` and `explode` filled in. Has a schema or a `content`, never both. */
export interface Parameter {
  readonly name: string;
  readonly in: ParameterIn;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string | undefined;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  readonly schema: Schema | undefined;
  readonly content: MediaType | undefined;
  readonly examples: readonly Example[];
  readonly pointer: string;
}

export interface RequestBody {
  readonly required: boolean;
  readonly description: string | undefined;
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

/** Media Type Object with its key: `application/json`, `image/*`. */
export interface MediaType {
  readonly type: string;
  readonly schema: Schema | undefined;
  readonly examples: readonly Example[];
  /** Encoding Objects by property, for forms and multipart. */
  readonly encoding: Readonly<Record<string, Encoding>>;
  readonly pointer: string;
}

export interface Encoding {
  readonly contentType?: string;
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** `example`, an entry of `examples`, or the schema's own `examples`: whichever the place has, in that order. */
export interface Example {
  /** The key in `examples`; absent for a single `example`. */
  readonly name: string | undefined;
  readonly summary: string | undefined;
  readonly value: unknown;
  readonly pointer: string;
}

export interface Response {
  /** As written: `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
  readonly pointer: string;
}

/** Header Object with its name: a parameter of style `simple`. Content-Type is left out (Response Object: "SHALL be ignored"). */
export interface Header {
  readonly name: string;
  readonly required: boolean;
  readonly explode: boolean;
  readonly description: string | undefined;
  readonly schema: Schema | undefined;
  readonly content: MediaType | undefined;
  readonly examples: readonly Example[];
  readonly pointer: string;
}

/** Link Object with its name. */
export interface Link {
  readonly name: string;
  /** Also where the document has `operationRef` to an operation of this contract. */
  readonly operationId: string | undefined;
  /** Runtime expressions or constants, by parameter name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly requestBody: unknown;
  readonly pointer: string;
}

/** Scheme name → scopes. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

/** Security Scheme Object with its name. */
export interface SecurityScheme {
  readonly name: string;
  readonly type: "apiKey" | "http" | "mutualTLS" | "oauth2" | "openIdConnect";
  readonly description: string | undefined;
  /** Of an `apiKey`: where it is sent, and as what. */
  readonly in: "query" | "header" | "cookie" | undefined;
  readonly parameterName: string | undefined;
  /** Of `http`, in lower case: `basic`, `bearer`, … */
  readonly scheme: string | undefined;
  readonly bearerFormat: string | undefined;
  readonly flows: Readonly<Record<string, unknown>> | undefined;
  readonly openIdConnectUrl: string | undefined;
}

/** What `match` found: an operation with the text of its path parameters, or why not. */
export type Match =
  | {
      readonly kind: "operation";
      readonly operation: Operation;
      /** Percent-decoded. */
      readonly pathParameters: Readonly<Record<string, string>>;
      /** As they came, still encoded: what `parseParameter` reads, because a list is split before it is decoded. */
      readonly rawPathParameters: Readonly<Record<string, string>>;
    }
  | { readonly kind: "no-path" }
  /** `allow` names the methods there are, in upper case, as the `Allow` header wants them. */
  | { readonly kind: "no-method"; readonly allow: readonly string[]; readonly path: string }
  /** A path segment is not valid percent-encoding. */
  | { readonly kind: "malformed"; readonly segment: string };
