/** A case: one request that an operation shall be called with, before it is on the wire. */
import type { MediaType, Operation, Parameter, ParameterIn, Response } from "@cantus/contract";
import type { ExchangeRequest } from "../exchange/exchange.ts";

export interface Case {
  readonly operation: Operation;
  /** For a person: `required only`, `example "focus"`, `query limit: above maximum 100`. */
  readonly name: string;
  readonly parameters: ReadonlyMap<Parameter, unknown>;
  readonly body: { readonly media: MediaType; readonly value: unknown } | undefined;
  /** What the contract's example of the same name says that it answers. Empty: anything declared. */
  readonly expected: readonly Response[];
  /** Sent beside the parameters: `Prefer`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What this case is about, where it is about one thing. */
  readonly aim?: Aim;
  /** A case that differs from this by what it is about alone. Defaults to the accepted one that it was made of. */
  readonly control?: Case;
  /** Changes the request on the wire, for what no value can express: another method, a broken body, a header left out. */
  readonly onWire?: (request: ExchangeRequest) => ExchangeRequest;
}

/**
 * The media types in which bodies are sent: a body of GET and HEAD "has no generally defined semantics" (RFC 9110, section
 * 9.3.1), and fetch does not send one.
 */
export function sentMedia({ method, requestBody }: Operation): readonly MediaType[] {
  return method === "get" || method === "head" ? [] : (requestBody?.content ?? []);
}

/** The one thing that sets a case apart from a request that the target has accepted. */
export interface Aim {
  /**
   * What the target has to do with it: accept or refuse it by the contract, or only answer and not fail, where the
   * contract leaves it open or nobody can be expected to take it.
   */
  readonly expect: "accepted" | "refused" | "answered";
  /** Whether the contract allows it, as it is read from the wire. */
  readonly isValid: boolean;
  /** It breaks the contract by one reading only, that others need not share. */
  readonly isOpen?: boolean;
  /** The format that its text is not of, where that is all that is wrong with it. */
  readonly format?: string | undefined;
  readonly in: ParameterIn | "body" | "method" | "security" | "media-type";
  /** A JSON pointer into the body, or `/name` of the parameter or header; `""` is the whole. */
  readonly pointer: string;
  /** The keyword of the schema or of OpenAPI that it is about: `maximum`, `required`. */
  readonly keyword: string;
  /** A JSON pointer into the contract: what allows or forbids it. */
  readonly clause: string;
  /** What is wrong with it, where it is refused: `The query parameter limit must be <= 100.` */
  readonly why?: string;
}

/** Why an operation gets no case. */
export interface NoCase {
  readonly reason: string;
  /** Into the contract: what stands in the way. */
  readonly pointer: string;
}
