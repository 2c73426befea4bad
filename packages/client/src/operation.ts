/** What generated code says of each operation at run time. Whatever has the standard's default is left out. */

export type ParameterStyle = "matrix" | "label" | "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** How one parameter, or one property of a form, is written (OpenAPI 3.1, Parameter Object and Encoding Object). */
export interface Serialization {
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  /** `allowReserved`: characters such as `/` and `?` stay as they are. */
  readonly reserved?: true;
  /** The parameter has a `content` of JSON in place of a schema. */
  readonly json?: true;
}

export type ParameterPlace = "path" | "query" | "header" | "cookie";

export interface Operation {
  /** The `operationId`, as the contract writes it. */
  readonly id: string;
  /** In upper case. */
  readonly method: string;
  /** The template: `/v1/jobs/{job_id}`. */
  readonly path: string;
  /** Parameters that are not written in their place's default way. */
  readonly parameters?: { readonly [Place in ParameterPlace]?: Readonly<Record<string, Serialization>> };
  /** The media type that a body has when the caller names none. */
  readonly contentType?: string;
  /** Properties of a form that have a style of their own. */
  readonly encoding?: Readonly<Record<string, Serialization>>;
  /** Sent as `Accept` where not every successful answer is JSON. */
  readonly accept?: string;
  /** Alternatives, each a set of schemes that are needed together. Absent: open to all. */
  readonly security?: readonly (readonly string[])[];
}

export type SecurityScheme =
  | { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  | { readonly type: "bearer" }
  | { readonly type: "basic" };

/** What a generated client hands to `createClient`. */
export interface Api {
  /** By the name of the client's method. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** The contract's first server. */
  readonly baseUrl: string;
}
