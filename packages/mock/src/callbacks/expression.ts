/** Runtime expressions (OpenAPI 3.1, §4.8.20.4): what was sent and answered, named from outside. */
import { parsePointer } from "@cantus/contract";

/** A call, as expressions speak of it. */
export interface Expressible {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly request: Message & {
    readonly query: Readonly<Record<string, unknown>>;
    readonly path: Readonly<Record<string, unknown>>;
  };
  /** Read when an expression asks for it. */
  readonly response: () => Message;
}

interface Message {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What a text says of a call; `undefined` where one of its expressions has no value. */
export type Expression = (call: Expressible) => string | undefined;

/** Reads a text with expressions in it, or one that is an expression as a whole. */
export function readExpression(text: string): Expression {
  const template = text.startsWith("$") ? `{${text}}` : text;
  // Split by a group, every second part is what the group found.
  const parts = template.split(/\{(\$[^}]+)\}/).map((part, i) => (i % 2 === 0 ? () => part : expressedBy(part)));
  return (call) => {
    let written = "";
    for (const part of parts) {
      const value = part(call);
      if (typeof value !== "string" && typeof value !== "number") return undefined;
      written += value;
    }
    return written;
  };
}

function expressedBy(expression: string): (call: Expressible) => unknown {
  if (expression === "$url") return ({ url }) => url;
  if (expression === "$method") return ({ method }) => method;
  if (expression === "$statusCode") return ({ status }) => status;
  const [, side, place, name = ""] =
    /^\$(request|response)\.(body|header|query|path)(?:[.#](.*))?$/.exec(expression) ?? [];
  if (place === "query") return ({ request }) => request.query[name];
  if (place === "path") return ({ request }) => request.path[name];
  const message = (call: Expressible) => (side === "response" ? call.response() : call.request);
  if (place === "header") return (call) => message(call).headers[name.toLowerCase()];
  if (place !== "body") return () => undefined;
  const steps = parsePointer(name);
  return (call) => valueAt(message(call).body, steps);
}

function valueAt(body: unknown, steps: readonly string[]): unknown {
  let node = body;
  for (const step of steps) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<string, unknown>)[step];
  }
  return node;
}
