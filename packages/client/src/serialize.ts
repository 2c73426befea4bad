/**
 * Parameters as text, by their `style` and `explode` (OpenAPI 3.1, Parameter Object, Style Examples). The contract
 * package does the same in both directions for servers; this one only writes, and is small enough for a browser.
 */
import type { Operation, ParameterPlace, ParameterStyle, Serialization } from "./operation.ts";

const DEFAULT_STYLE: Record<ParameterPlace, ParameterStyle> = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
};

type Parameters = Readonly<Record<string, unknown>>;

/** The query string without `?`. Values that are `undefined`, `null` or an empty array are left out. */
export function serializeQuery(query: Parameters, styles: Readonly<Record<string, Serialization>> = {}): string {
  return Object.entries(query)
    .flatMap(([name, value]) => pairs(name, value, styles[name]))
    .join("&");
}

/**
 * The path with its parameters filled in.
 *
 * @throws TypeError where a parameter is missing, or would change which path this is (empty, `.` or `..`)
 */
export function serializePath(template: string, path: Parameters, operation: Operation): string {
  // Some contracts tell operations apart by a fragment, which is never sent and would swallow the query.
  return template.replace(/#.*/, "").replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = path[name];
    const text = isAbsent(value) ? "" : pathText(name, value, operation.parameters?.path?.[name]);
    if (text === "" || text === "." || text === "..") {
      const fault = isAbsent(value) ? "is missing" : `must not be ${JSON.stringify(value)}`;
      throw new TypeError(`${operation.id}: the path parameter "${name}" ${fault}.`);
    }
    return text;
  });
}

/** Header values, which are not percent-encoded. */
export function serializeHeaders(headers: Parameters, operation: Operation): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (isAbsent(value)) continue;
    const { json, explode = false } = operation.parameters?.header?.[name] ?? {};
    texts[name] = json ? JSON.stringify(value) : join(value, { explode, joiner: ",", encode: plain });
  }
  return texts;
}

/** The `Cookie` header. A browser does not let a script send it. */
export function serializeCookies(cookies: Parameters, operation: Operation): string {
  return Object.entries(cookies)
    .flatMap(([name, value]) => pairs(name, value, operation.parameters?.cookie?.[name]))
    .join("; ");
}

const isAbsent = (value: unknown) => value === undefined || value === null;

/** What the standard leaves open, a list or an object within another, is written as JSON. */
function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  // A lone surrogate has no UTF-8, and would make encodeURIComponent throw.
  return (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value)).toWellFormed();
}

const encode = (value: unknown) => encodeURIComponent(plain(value));

/** `allowReserved`, except for the characters that would end the value. */
const encodeReserved = (value: unknown) =>
  encodeURI(plain(value)).replace(/%5B|%5D|[#&+]/g, (found) =>
    found.length === 3 ? decodeURIComponent(found) : encodeURIComponent(found),
  );

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

const membersOf = (value: Record<string, unknown>) => Object.entries(value).filter(([, member]) => !isAbsent(member));

interface Joining {
  readonly explode: boolean;
  readonly joiner: string;
  readonly encode: (value: unknown) => string;
}

/** A value as one text: items joined, members as `key,value` or, exploded, `key=value`. */
function join(value: unknown, { explode, joiner, encode }: Joining): string {
  if (Array.isArray(value)) return value.map(encode).join(joiner);
  if (!isObject(value)) return encode(value);
  return membersOf(value)
    .map(([key, member]) => encode(key) + (explode ? "=" : joiner) + encode(member))
    .join(joiner);
}

/** `name=value`, as often as the style repeats it. */
function pairs(name: string, value: unknown, serialization: Serialization = {}): string[] {
  const {
    style = DEFAULT_STYLE.query,
    explode = style === "form" || style === "deepObject",
    reserved,
    json,
  } = serialization;
  const encodeValue = reserved ? encodeReserved : encode;
  if (isAbsent(value) || (Array.isArray(value) && value.length === 0)) return [];
  if (json) return [`${encode(name)}=${encodeValue(JSON.stringify(value))}`];
  if (style === "deepObject" && typeof value === "object") return deepPairs(encode(name), value, encodeValue);
  if (explode && Array.isArray(value)) return value.map((item) => `${encode(name)}=${encodeValue(item)}`);
  if (explode && isObject(value)) {
    return membersOf(value).map(([key, member]) => `${encode(key)}=${encodeValue(member)}`);
  }
  const joiner = style === "spaceDelimited" ? "%20" : style === "pipeDelimited" ? "%7C" : ",";
  return [`${encode(name)}=${join(value, { explode: false, joiner, encode: encodeValue })}`];
}

/** `filter[a][b]=1`. The standard defines one level; deeper ones go on in the same way, as servers read them. */
function deepPairs(name: string, value: unknown, encodeValue: (value: unknown) => string): string[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value))
    return value.filter((item) => !isAbsent(item)).map((item) => `${name}=${encodeValue(item)}`);
  if (!isObject(value)) return [`${name}=${encodeValue(value)}`];
  return membersOf(value).flatMap(([key, member]) => deepPairs(`${name}%5B${encode(key)}%5D`, member, encodeValue));
}

function pathText(name: string, value: unknown, serialization: Serialization = {}): string {
  const { style = DEFAULT_STYLE.path, explode = false, reserved, json } = serialization;
  const encodeValue = reserved ? encodeReserved : encode;
  if (json) return encodeValue(JSON.stringify(value));
  if (style === "label") {
    // A dot needs no encoding anywhere else.
    const encodeDots = (item: unknown) => encodeValue(item).replaceAll(".", "%2E");
    return `.${join(value, explode ? { explode, joiner: ".", encode: encodeDots } : { explode, joiner: ",", encode: encodeValue })}`;
  }
  if (style !== "matrix") return join(value, { explode, joiner: ",", encode: encodeValue });
  if (explode && Array.isArray(value)) return value.map((item) => `;${name}=${encodeValue(item)}`).join("");
  const text = join(value, { explode, joiner: explode ? ";" : ",", encode: encodeValue });
  return explode && isObject(value) ? `;${text}` : `;${name}=${text}`;
}
