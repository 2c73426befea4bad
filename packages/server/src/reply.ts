import type { Operation } from "@cantus/contract";
import type { Response } from "express";
import { ServerError } from "./server-error.ts";

export interface ReplyOptions {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly contentType?: string;
}

export const NO_HEADERS = {};

/** What the `reply` of a call makes. It belongs to that call, so that no handler can answer with what was made for another. */
export class MadeReply {
  readonly madeFor: object;
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly contentType: string | undefined;

  constructor(madeFor: object, status: number, body?: unknown, options?: ReplyOptions) {
    this.madeFor = madeFor;
    this.status = status;
    this.body = body;
    this.headers = options?.headers ?? NO_HEADERS;
    this.contentType = options?.contentType;
  }
}

/**
 * What a handler returned.
 *
 * @throws {ServerError} BAD_REPLY for anything that the `reply` of this call did not make, and for a handler that went past
 *   it: what is sent by Express's own response is held against nothing
 */
export function returnedReply(
  call: { readonly operation: Operation; readonly response: Response },
  value: unknown,
): MadeReply {
  const isSent = call.response.headersSent;
  if (value instanceof MadeReply && value.madeFor === call && !isSent) return value;
  const what = isSent
    ? "answered by Express's own response, which nothing holds against the contract: return `reply(status, body)`."
    : value === undefined
      ? "returned nothing: is a `return` missing before `reply(…)`?"
      : value instanceof MadeReply
        ? "returned what the reply function of another call made."
        : "returned something that its reply function did not make: return `reply(status, body)`.";
  throw new ServerError("BAD_REPLY", `The handler of ${call.operation.id} ${what}`);
}
