import type { Operation } from "@cantus/contract";
import { ServerError } from "./server-error.ts";

export interface ReplyOptions {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly contentType?: string;
}

/** What `reply` makes. It belongs to one exchange, so that no handler can answer with what was made for another. */
export class MadeReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly contentType: string | undefined;

  constructor(status: number, body: unknown, { headers = {}, contentType }: ReplyOptions) {
    this.status = status;
    this.body = body;
    this.headers = headers;
    this.contentType = contentType;
  }
}

/** The `reply` of one exchange and, when the handler is done, the way to tell whether it returned what that made. */
export function createReply(operation: Operation): {
  reply: (status: number, body?: unknown, options?: ReplyOptions) => MadeReply;
  returned: (value: unknown) => MadeReply;
} {
  const made = new WeakSet<MadeReply>();
  return {
    reply(status, body, options = {}) {
      const reply = new MadeReply(status, body, options);
      made.add(reply);
      return reply;
    },
    returned(value) {
      if (value instanceof MadeReply && made.has(value)) return value;
      const what =
        value === undefined
          ? "returned nothing: is a `return` missing before `reply(…)`?"
          : value instanceof MadeReply
            ? "returned what the reply function of another call made."
            : "returned something that its reply function did not make: return `reply(status, body)`.";
      throw new ServerError("BAD_REPLY", `The handler of ${operation.id} ${what}`);
    },
  };
}
