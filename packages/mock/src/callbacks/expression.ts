/** Runtime expressions (OpenAPI 3.1, §4.8.20.4): what was sent and answered, named from outside. */

/** A call, as expressions speak of it. */
export interface Expressible {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly request: Message & {
    readonly query: Readonly<Record<string, unknown>>;
    readonly path: Readonly<Record<string, unknown>>;
  };
  readonly response: Message;
}

interface Message {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The text with all expressions in it replaced; `undefined` where one has no value. A text may be one expression as a whole. */
export function evaluate(text: string, call: Expressible): string | undefined {
  const template = text.startsWith("$") ? `{${text}}` : text;
  let isWhole = true;
  const written = template.replace(/\{(\$[^}]+)\}/g, (_, expression: string) => {
    const value = expressed(expression, call);
    if (typeof value !== "string" && typeof value !== "number") isWhole = false;
    return String(value);
  });
  return isWhole ? written : undefined;
}

function expressed(expression: string, { url, method, status, request, response }: Expressible): unknown {
  if (expression === "$url") return url;
  if (expression === "$method") return method;
  if (expression === "$statusCode") return status;
  const [, side, place, name = ""] =
    /^\$(request|response)\.(body|header|query|path)(?:[.#](.*))?$/.exec(expression) ?? [];
  if (place === "query") return request.query[name];
  if (place === "path") return request.path[name];
  const message = side === "response" ? response : request;
  if (place === "header") return message.headers[name.toLowerCase()];
  return place === "body" ? valueAt(message.body, name) : undefined;
}

/** JSON Pointer (RFC 6901). */
function valueAt(body: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (node, step) =>
        typeof node === "object" && node !== null && Object.hasOwn(node, step)
          ? (node as Record<string, unknown>)[step]
          : undefined,
      body,
    );
}
