import { begin, type Connection, readAnswer } from "./connection.ts";
import { ApiError, failureOf } from "./errors.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import { prepare } from "./prepare.ts";
import { serializePath } from "./serialize.ts";

/** What a call by operationId says, behind the types of `Input`. */
interface AnyInput extends CallOptions {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly headers?: Record<string, unknown>;
  readonly cookies?: Record<string, unknown>;
  readonly body?: unknown;
  readonly contentType?: string;
}

/** What a paged list asks of a call: another address than its parameters make. */
export interface Elsewhere {
  readonly url?: string | undefined;
}

/** The method of a client for one operation. */
export function callById(connection: Connection, operation: Operation) {
  const method = (input: AnyInput = {}, { url }: Elsewhere = {}) => {
    const { call, send, stop } = begin(connection, operation, operation.id, input, false);
    const { path = {}, query, headers: header, cookies: cookie, contentType, body, baseUrl } = input;
    const { signal } = call;

    async function request() {
      try {
        const init = await prepare(
          connection.options,
          operation,
          {
            ...(contentType && { headers: { "Content-Type": contentType } }),
            ...(baseUrl && { baseUrl }),
            ...(signal && { signal }),
            body,
            params: { path, ...(query && { query }), ...(header && { header }), ...(cookie && { cookie }) },
            ...(url && { pathSerializer: () => url, querySerializer: () => "" }),
          },
          (template, values) => serializePath(template, values, operation),
        );
        const response = await connection.transport.respond(operation.method, operation.path, init, send);
        const { status, headers } = response;
        return { status, body: await readAnswer(connection, operation, response, call), headers, response };
      } catch (thrown) {
        throw failureOf(thrown, call.info, signal);
      } finally {
        stop();
      }
    }

    const answer = request();
    return Object.assign(answer, {
      async unwrap() {
        const { body, response } = await answer;
        if (!response.ok) throw new ApiError(call.info, body, response);
        return body;
      },
    });
  };
  return Object.assign(method, { operation });
}
