/** The declarations that rows are about: a parameter, a body, an answer, some paths. */
import { flow } from "./flow.ts";
import type { Declaration, Given, Json } from "./row.ts";

/** A Parameter Object without its place. */
type Parameter = Json & { readonly name: string };
type Place = "path" | "query" | "header" | "cookie";

const RECEIVED: Readonly<Record<Place, keyof Given>> = {
  path: "path",
  query: "query",
  header: "headers",
  cookie: "cookies",
};

const echo = {
  "200": { description: "What came in.", content: { "application/json": { schema: true, example: {} } } },
};

/** Query parameters. A row sends a query. */
export function inQuery(...parameters: readonly Parameter[]): Declaration {
  return parameterDeclaration("query", parameters, (sent, prefix) => get(`${prefix}?${sent}`));
}

/** A path parameter. A row sends the text in its place. */
export function inPath(parameter: Parameter, template = `{${parameter.name}}`): Declaration {
  const declared = { ...parameter, required: true };
  return parameterDeclaration("path", [declared], (sent, prefix) => get(`${prefix}/${sent}`), `/${template}`);
}

/** Header parameters. A row sends header lines. */
export function inHeader(...parameters: readonly Parameter[]): Declaration {
  return parameterDeclaration("header", parameters, (sent, prefix) => get(prefix, sent));
}

/** Cookie parameters. A row sends header lines. */
export function inCookie(...parameters: readonly Parameter[]): Declaration {
  return parameterDeclaration("cookie", parameters, (sent, prefix) => get(prefix, sent));
}

function parameterDeclaration(
  place: Place,
  parameters: readonly Parameter[],
  request: Declaration["request"],
  template = "",
): Declaration {
  return {
    text: parameters
      .map(({ name, ...rest }) => `${name}: ${flow(place === "path" ? without(rest, "required") : rest)}`)
      .join("\n"),
    request,
    paths: (prefix) => ({
      [prefix + template]: {
        get: { parameters: parameters.map((parameter) => ({ ...parameter, in: place })), responses: echo },
      },
    }),
    received: (given) => {
      const values = given[RECEIVED[place]] as Json;
      return parameters.length === 1 ? values[parameters[0]?.name ?? ""] : values;
    },
  };
}

function without(record: Json, name: string): Json {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

/** A JSON body. A row sends the body. */
export function inJson(schema: unknown): Declaration {
  return {
    ...inBody({ "application/json": { schema } }, true),
    text: flow(schema),
    request: (sent, prefix) => post(prefix, `Content-Type: application/json`, sent),
  };
}

/** A body. A row sends headers, an empty line and the body; Content-Length is added where headers do not say the length. */
export function inBody(content: Json, required = false): Declaration {
  return {
    text: `${flow(content)}${required ? ", required" : ""}`,
    request(sent, prefix) {
      const end = sent.indexOf("\n\n");
      return end < 0 ? post(prefix, sent, "") : post(prefix, sent.slice(0, end), sent.slice(end + 2));
    },
    paths: (prefix) => ({ [prefix]: { post: { requestBody: { required, content }, responses: echo } } }),
    received: ({ body }) => withFilesTold(body),
  };
}

/** What a page can show of a file. */
function withFilesTold(value: unknown): unknown {
  if (value instanceof File) return { file: value.name, type: value.type, size: value.size };
  if (Array.isArray(value)) return value.map(withFilesTold);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withFilesTold(member)]));
}

/** What a handler answers with. A row holds that in the place of what is sent. */
export function inAnswer(schema: unknown): Declaration {
  return {
    text: `answer: ${flow(schema)}`,
    request: (_, prefix) => get(prefix),
    paths: (prefix) => ({
      [prefix]: {
        get: { responses: { "200": { description: "", content: { "application/json": { schema } } } } },
      },
    }),
    answer: (sent) => JSON.parse(sent),
  };
}

/**
 * Paths as they stand in a contract. A row sends a request line and headers, and a last request on its connection; or, with
 * `¶` for the end of a line, whatever it wants.
 */
export function atPaths(paths: Readonly<Record<string, Json>>, text: string): Declaration {
  return {
    text,
    request(sent, prefix) {
      const [line, ...headers] = sent.split("\n");
      const whole = sent.includes("¶") ? sent : [`${line} HTTP/1.1`, ...headers, LAST].join("\n").concat("\n");
      return bytesOf(whole.replaceAll(/¶|\n/g, "\r\n").replaceAll(/ \//g, ` ${prefix}/`));
    },
    paths: (prefix) => Object.fromEntries(Object.entries(paths).map(([path, item]) => [prefix + path, item])),
  };
}

export { echo };

function get(target: string, headers = ""): Uint8Array {
  return bytesOf(`GET ${target} HTTP/1.1\n${LAST}${headers && `${headers}\n`}\n`.replaceAll("\n", "\r\n"));
}

function post(target: string, headers: string, body: string): Uint8Array {
  const bytes = bytesOf(body);
  const isFramed = /^(content-length|transfer-encoding):/im.test(headers);
  const length = isFramed || body === "" ? "" : `Content-Length: ${bytes.length}\n`;
  const head = `POST ${target} HTTP/1.1\n${LAST}${headers && `${headers}\n`}${length}\n`;
  return Buffer.concat([bytesOf(head.replaceAll("\n", "\r\n")), bytes]);
}

const LAST = "Host: cantus.test\nConnection: close\n";

/** UTF-8; `\xFF` written as text is that byte alone. */
function bytesOf(text: string): Uint8Array {
  const parts = text.split(/\\x([0-9A-F]{2})/);
  return Buffer.concat(parts.map((part, i) => (i % 2 === 0 ? Buffer.from(part) : Buffer.from(part, "hex"))));
}
