/**
 * Parameters as text, by their `style` and `explode` (OpenAPI 3.1, Parameter Object, Style Examples). The contract
 * package does the same in both directions for servers; this one only writes, and is small enough for a browser. What is
 * neither `form` nor `simple` is in `styles.ts`.
 */
import type { Operation, Serialization } from "./operation.ts";

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
 * @param isLenient leaves the template of a missing parameter, as openapi-fetch does
 * @throws TypeError where a parameter is missing, or would change which path this is (empty, `.` or `..`)
 */
export function serializePath(template: string, path: Parameters, operation: Operation, isLenient = false): string {
  // Some contracts tell operations apart by a fragment, which is never sent and would swallow the query.
  return template.replace(/#.*/, "").replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = path[name];
    if (isLenient && isAbsent(value)) return whole;
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
    texts[name] = json ? JSON.stringify(value) : join(value, explode, ",", plain);
  }
  return texts;
}

/** The `Cookie` header. A browser does not let a script send it. */
export function serializeCookies(cookies: Parameters, operation: Operation): string {
  return Object.entries(cookies)
    .flatMap(([name, value]) => pairs(name, value, operation.parameters?.cookie?.[name]))
    .join("; ");
}

export const isAbsent = (value: unknown) => value === undefined || value === null;

/** What the standard leaves open, a list or an object within another, is written as JSON. */
export function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  // A lone surrogate has no UTF-8, and would make encodeURIComponent throw.
  return (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value)).toWellFormed();
}

export const encode = (value: unknown) => encodeURIComponent(plain(value));

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

export const membersOf = (value: Record<string, unknown>) =>
  Object.entries(value).filter(([, member]) => !isAbsent(member));

/** A value as one text: items joined, members as `key,value` or, exploded, `key=value`. */
export function join(
  value: unknown,
  explode: boolean,
  joiner: string,
  encodeItem: (value: unknown) => string = encode,
): string {
  if (Array.isArray(value)) return value.map(encodeItem).join(joiner);
  if (!isObject(value)) return encodeItem(value);
  return membersOf(value)
    .map(([key, member]) => encodeItem(key) + (explode ? "=" : joiner) + encodeItem(member))
    .join(joiner);
}

/** `name=value`, as often as the style repeats it. */
function pairs(name: string, value: unknown, serialization: Serialization = {}): string[] {
  const { explode = true, json, write } = serialization;
  if (isAbsent(value) || (Array.isArray(value) && value.length === 0)) return [];
  const shown = json ? JSON.stringify(value) : value;
  if (write) return write(name, shown, serialization);
  if (explode && Array.isArray(shown)) return shown.map((item) => `${encode(name)}=${encode(item)}`);
  if (explode && isObject(shown)) return membersOf(shown).map(([key, member]) => `${encode(key)}=${encode(member)}`);
  return [`${encode(name)}=${join(shown, false, ",")}`];
}

function pathText(name: string, value: unknown, serialization: Serialization = {}): string {
  const { explode = false, json, write } = serialization;
  const shown = json ? JSON.stringify(value) : value;
  return write ? write(name, shown, serialization).join("") : join(shown, explode, ",");
}
