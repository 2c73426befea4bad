/** A case: one request that an operation shall be called with, before it is on the wire. */
import type { MediaType, Operation, Parameter, Response } from "@cantus/contract";

export interface Case {
  readonly operation: Operation;
  /** For a person: `required only`, `with all examples`, `example "focus"`. */
  readonly name: string;
  readonly parameters: ReadonlyMap<Parameter, unknown>;
  readonly body: { readonly media: MediaType; readonly value: unknown } | undefined;
  /** What the contract's example of the same name says that it answers. Empty: anything declared. */
  readonly expected: readonly Response[];
  /** Sent beside the parameters: `Prefer`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why an operation gets no case. */
export interface NoCase {
  readonly reason: string;
  /** Into the contract: what stands in the way. */
  readonly pointer: string;
}
