/**
 * A request and an answer as the mock works with them. Not the `Request` and `Response` of Fetch, because those refuse
 * what a server has to answer: TRACE, a GET with a body, a path that is not a URL.
 */
import { mayHaveContent } from "@cantus/contract/body";
import type { RequestHead } from "@cantus/contract/request";

export interface MockRequest extends RequestHead {
  /** By lower-case name; repeated ones joined by a comma (cookies by a semicolon). */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface MockAnswer {
  readonly status: number;
  /** By name as it is sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** Splits the target of a request line: origin form (`/a?b`), absolute form (`http://host/a?b`) or `*`. */
export function splitTarget(target: string): { path: string; query: string } {
  const local = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const mark = local.indexOf("?");
  const path = mark < 0 ? local : local.slice(0, mark);
  return { path: path === "" ? "/" : path, query: mark < 0 ? "" : local.slice(mark + 1) };
}

/** Reads a request of Fetch. Throws what its body throws. */
export async function fromFetch(request: Request): Promise<MockRequest> {
  return {
    method: request.method.toUpperCase(),
    ...splitTarget(request.url),
    headers: Object.fromEntries(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
  };
}

export function toFetch(answer: MockAnswer, method: string): Response {
  const body = mayHaveContent(method, answer.status) ? (answer.body ?? null) : null;
  // A Uint8Array is a BodyInit when its buffer is not shared; none here is.
  return new Response(body as BodyInit | null, { status: answer.status, headers: { ...answer.headers } });
}
