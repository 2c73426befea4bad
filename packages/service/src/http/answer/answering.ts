import type { Operation } from "@cantus/contract";
import type { Request } from "express";

/** What a handler replied, before it is sent. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly contentType: string | undefined;
}

/** What a handler is given, as far as it is the same for every operation of every API. */
export interface Asked {
  readonly operation: Operation;
  readonly request: Request;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly principal: unknown;
  readonly context: unknown;
}

/** Answers one request. What stands around it sees its answer and may give another. */
type Answering = (asked: Asked) => Promise<Answer>;

/** What all operations have in common and no contract can do: it stands around every handler. */
export type Around = (answering: Answering) => Answering;

type Reply = (status: number, body?: unknown, options?: Partial<Answer>) => unknown;
// The types of one operation's handler and those of another have nothing in common but being called with these two.
type AnyHandler = (asked: Asked, reply: Reply) => unknown;

/**
 * The same handlers with `around` around each of them. Their types stay: what comes in and goes out is still what the
 * contract declares, and the router checks it.
 */
export function around<Handlers extends object>(handlers: Handlers, ...around: readonly Around[]): Handlers {
  const wrapped = Object.entries(handlers as Record<string, AnyHandler>).map(([id, handler]) => {
    const answering = around.reduceRight<Answering>((inner, one) => one(inner), answersOf(handler));
    const answer: AnyHandler = async (asked, reply) => {
      const { status, body, headers, contentType } = await answering(asked);
      return reply(status, body, { headers, ...(contentType !== undefined && { contentType }) });
    };
    return [id, answer];
  });
  return Object.fromEntries(wrapped);
}

function answersOf(handler: AnyHandler): Answering {
  return async (asked) => {
    const made = await handler(
      asked,
      (status, body, options = {}): Answer => ({
        status,
        body,
        headers: options.headers ?? {},
        contentType: options.contentType,
      }),
    );
    if (made === undefined) throw new Error(`The handler of ${asked.operation.id} returned nothing`);
    return made as Answer;
  };
}

/** Whether the operation declares a parameter of this name in the header. */
export function takesHeader({ parameters }: Operation, name: string): boolean {
  return parameters.some((parameter) => parameter.in === "header" && parameter.name === name);
}

/** Whether the operation's response of this status declares a header of this name. */
export function declaresHeader(operation: Operation, status: number, name: string): boolean {
  return operation.response(status)?.headers.some((header) => header.name === name) ?? false;
}
