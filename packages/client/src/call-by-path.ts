import { begin, type Connection, readAnswer } from "./connection.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import { prepare } from "./prepare.ts";
import { serializePath } from "./serialize.ts";
import type { PathSerializer } from "./serializer.ts";
import { defaultPathSerializer, type TransportInit } from "./transport.ts";

/** What a call by path says, behind the types of `PathOptions`. */
type AnyInit = TransportInit & CallOptions;

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

const key = (method: string, path: string) => `${method} ${path}`;

/** `GET`, `POST`, … and `request`, for the operations of a contract and any other path. */
export function callsByPath(connection: Connection, operations: Iterable<Operation>) {
  const byPath = new Map<string, Operation>();
  for (const operation of operations) byPath.set(key(operation.method, operation.path), operation);

  const request = async (lower: string, path: string, init: AnyInit = {}) => {
    const method = lower.toUpperCase();
    const operation = byPath.get(key(method, path));
    const unbuffered = !operation || init.parseAs === "stream";
    const { call, send, stop } = begin(connection, operation, operation?.id ?? key(method, path), init, unbuffered);
    try {
      const prepared = {
        ...(operation ? await prepare(connection.options, operation, init, pathSerializerOf(operation)) : init),
        ...(call.signal && { signal: call.signal }),
      };
      if (operation && init.parseAs === undefined) {
        const response = await connection.transport.respond(method, path, prepared, send);
        return resultOf(response, await readAnswer(connection, operation, response, call));
      }
      const { data, error, response } = await connection.transport.request(method, path, prepared, send);
      return resultOf(response, response.ok ? data : error);
    } finally {
      stop();
    }
  };
  const methods = METHODS.map((method) => [method, (path: string, init?: AnyInit) => request(method, path, init)]);
  return { request, ...Object.fromEntries(methods) };
}

/** Templates with operators of their own, such as `{;id}` and `{id*}`, are openapi-fetch's. */
function pathSerializerOf(operation: Operation): PathSerializer {
  if (/\{[.;]|\*\}/.test(operation.path)) return defaultPathSerializer;
  return (template, values) => serializePath(template, values, operation, true);
}

const resultOf = (response: Response, body: unknown) =>
  response.ok ? { status: response.status, data: body, response } : { status: response.status, error: body, response };
