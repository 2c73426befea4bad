/** Values and requests as TypeScript. Placeholders of secrets become variables of the environment. */
import { PLACEHOLDER } from "../exchange/credentials.ts";
import { type ExchangeRequest, isText, textOf } from "../exchange/exchange.ts";

const LINE = 100;

/** A value as source: on one line where it is short, else a member a line. */
export function literal(value: unknown, indent = ""): string {
  if (typeof value === "string") return textLiteral(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const isList = Array.isArray(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return isList ? "[]" : "{}";
  const write = (below: string) =>
    members.map(([key, member]) => `${isList ? "" : `${propertyName(key)}: `}${literal(member, below)}`);
  const line = write("").join(", ");
  if (line.length < LINE && !line.includes("\n")) return isList ? `[${line}]` : `{ ${line} }`;
  const below = `${indent}  `;
  const [open, close] = isList ? "[]" : "{}";
  return `${open}\n${write(below)
    .map((each) => `${below}${each},\n`)
    .join("")}${indent}${close}`;
}

function propertyName(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);
}

function textLiteral(text: string): string {
  const [only, ...others] = text.match(PLACEHOLDER) ?? [];
  if (only === undefined) return JSON.stringify(text);
  // Without it, no type that asks for a text would take what the environment has.
  if (others.length === 0 && only === text) return `${variable(only)} ?? ""`;
  const escaped = text.replace(/[`\\]|\$(?=\{)/g, "\\$&");
  return `\`${escaped.replace(PLACEHOLDER, (name) => `\${${variable(name)}}`)}\``;
}

function variable(placeholder: string): string {
  return `process.env.${placeholder.slice(1)}`;
}

/** Headers that `fetch` writes itself. */
const WRITTEN_BY_FETCH = new Set(["host", "content-length", "connection", "transfer-encoding", "accept-encoding"]);

/** The headers of a request that its code has to name. */
export function headersToName({ headers }: ExchangeRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !WRITTEN_BY_FETCH.has(name)));
}

/** A call of `fetch` that sends the same request. */
export function fetchCall(request: ExchangeRequest, indent = ""): string {
  const { method, url, body } = request;
  const headers = headersToName(request);
  const members = [
    ...(method === "GET" ? [] : [`method: ${literal(method)}`]),
    ...(Object.keys(headers).length > 0 ? [`headers: ${literal(headers, `${indent}  `)}`] : []),
    ...(body.length > 0 ? [`body: ${bodyLiteral(body)}`] : []),
  ];
  const below = `${indent}  `;
  const init = members.length > 0 ? `, {\n${members.map((each) => `${below}${each},\n`).join("")}${indent}}` : "";
  return `fetch(${literal(url)}${init})`;
}

function bodyLiteral(body: Uint8Array): string {
  if (isText(body)) return literal(textOf(body));
  return `Buffer.from(${JSON.stringify(Buffer.from(body).toString("base64"))}, "base64")`;
}
