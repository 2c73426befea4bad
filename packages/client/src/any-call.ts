import type { Operation } from "./operation.ts";

// biome-ignore lint/suspicious/noExplicitAny: what a call takes and answers, its own type says
type Any = any;

/** The method of a client for some operation, whatever it takes and answers. */
export interface AnyCall {
  (input?: Any): PromiseLike<Any> & { unwrap(): Promise<Any> };
  readonly operation: Operation;
}

/** The body of a successful answer to such a call. */
export type BodyOf<Method extends AnyCall> = Awaited<ReturnType<ReturnType<Method>["unwrap"]>>;
