/** Overrides that the compiler holds against a contract: by the `operations` that the generated client has. */
import type { Override } from "./overrides.ts";

/** Operations of which nothing is known: any id, any status, any body. */
export interface AnyOperations {
  readonly [operationId: string]: {
    readonly responses: { readonly [status: number]: { readonly content: { readonly "application/json": unknown } } };
  };
}

type BodyOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;

/** One of the answers that an operation declares. Without a body, the contract's example of it is sent. */
export type AnswerOf<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses & number]: {
        readonly status: Status;
        readonly body?: BodyOf<Responses[Status]>;
        /** The name of one of the contract's examples. */
        readonly example?: string;
        readonly headers?: Readonly<Record<string, string>>;
      };
    }[keyof Responses & number]
  : never;

export type OverrideOf<Operation> = Omit<Override, "answer"> & { readonly answer?: AnswerOf<Operation> };
