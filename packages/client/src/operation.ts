import type { FormatCodec, Shapes } from "./formats.ts";

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
  /** `writeStyle`, for what is neither `form` nor `simple`, and for `reserved`. */
  readonly write?: (name: string, value: unknown, serialization: Serialization) => string[];
}

type ParameterPlace = "path" | "query" | "header" | "cookie";

export interface Operation<Id extends string = string> {
  /** The `operationId`, as the contract writes it. */
  readonly id: Id;
  /** In upper case. */
  readonly method: string;
  /** The template: `/v1/jobs/{job_id}`. */
  readonly path: string;
  /** Parameters that are not written in their place's default way. */
  readonly parameters?: { readonly [Place in ParameterPlace]?: Readonly<Record<string, Serialization>> };
  /** The media type that a body has when the caller names none. */
  readonly contentType?: string;
  /** `encodeForm`, where the body can be a form. */
  readonly form?: (
    body: unknown,
    contentType: string,
    encoding?: Readonly<Record<string, Serialization>>,
  ) => BodyInit | Promise<BodyInit> | undefined;
  /** Properties of a form that have a style of their own. */
  readonly encoding?: Readonly<Record<string, Serialization>>;
  /** Sent as `Accept` where not every successful answer is JSON. */
  readonly accept?: string;
  /** Alternatives, each a set of schemes that are needed together. Absent: open to all. */
  readonly security?: readonly (readonly string[])[];
  /** The header that makes a request safe to repeat, by the contract's own name of it. The client makes its value. */
  readonly idempotencyKey?: string;
  /** The contract says of this operation's `409` that it passes: it declares `Retry-After`. */
  readonly retryConflict?: true;
  /** How its list goes on. Absent: the answer is no page of a list. */
  readonly pages?: Pagination;
  /** What its stream carries. Absent: it answers with no events. */
  readonly events?: EventStream;
  /** How values of some formats are read and written. Absent: as JSON has them. */
  readonly formats?: OperationFormats;
}

/**
 * How a list is paged. A text that starts with `/` is a JSON pointer into the body, any other the name of a header.
 * A cursor, an offset or the number of a page goes into the query; where none does, `next` is the next page's address.
 */
export interface Pagination<Item = unknown> {
  /** Where in the body the items are; empty: the body is the list. */
  readonly items: string;
  /** The query parameter that says how many items to skip. */
  readonly offset?: string;
  /** The query parameter that says which page, counted from `first`. */
  readonly page?: string;
  /** The number of the first page. Default: 1. */
  readonly first?: number;
  /** The query parameter that says where to go on. */
  readonly cursor?: string;
  /** Where the next cursor is, or the next page's address; `Link` is read as RFC 8288 says. */
  readonly next?: string;
  /** The member of the last item that is the next cursor. */
  readonly after?: string;
  /** Where the answer says whether there is more. */
  readonly more?: string;
  /** Where the answer says how many items there are in all. */
  readonly total?: string;
  /** Where the answer says how many pages there are. */
  readonly totalPages?: string;
  /** Where the answer says how many items a page has. */
  readonly size?: string;
  /** Never there: it carries the type of an item. */
  readonly item?: Item;
}

export interface OperationFormats {
  readonly codec: FormatCodec;
  /** Where they are in an answer. */
  readonly answers: Shapes;
}

export interface EventStream<Event = unknown> {
  /** `json`: what can be read as JSON is. `text`: the contract says that it is none. */
  readonly data: "json" | "text";
  /** Never there: it carries the type of an event. */
  readonly event?: Event;
}

export type SecurityScheme =
  | { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  | { readonly type: "bearer"; readonly tokenUrl?: string }
  | { readonly type: "basic" };

/** What a generated client hands to `createClient`. */
export interface Api {
  /** By the name of the client's method. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** The contract's first server. */
  readonly baseUrl: string;
}
