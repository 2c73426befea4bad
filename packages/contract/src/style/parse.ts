import { parseJson, TooDeepError } from "../body/json.ts";
import { coerce } from "../coerce.ts";
import { below } from "../document/pointer.ts";
import { isJson } from "../media-type/kind.ts";
import type { Contract, Header, Schema } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { readDeepObject } from "./deep-object.ts";
import { type Pair, pairsOfCookies, pairsOfQuery, percentDecode } from "./encoding.ts";
import { allowsMoreProperties, kindsOf, propertyNames } from "./forms.ts";
import type { Written } from "./serialize.ts";
import { type Decode, readExploded, readJoined, StyleError, type Wire } from "./wire.ts";

/** What of a parameter decides how it is read. */
export type Readable = Written & {
  readonly schema?: Schema | undefined;
  readonly required?: boolean;
  readonly allowEmptyValue?: boolean;
};

/** What was sent for a parameter, typed as far as it looks like its type, and `undefined` where nothing was; or why it cannot be read. */
export type Parsed =
  | { readonly value: unknown; readonly violation?: never }
  | { readonly violation: Violation; readonly value?: never };

/**
 * Reads a parameter from the wire (OpenAPI 3.1 §4.8.12, style values and examples). Values get the types of the schema by
 * `coerce`, and are not validated: what does not look like its type stays text, and a parameter that was sent twice where
 * one value belongs is a list of both.
 *
 * @param raw as it came, still encoded: for `path` the text in place of the template, for `query` the whole query without
 *   `?`, for `header` its value or values, for `cookie` the whole `Cookie` header. `undefined`: nothing came.
 * @param isOthers whether a name in the query is that of something else: an open object takes those that are nobody's
 * @returns `{ value: undefined }` for a parameter that was not sent and need not be
 * @example parseParameter(contract, idsInQuery, "ids=1&ids=2") // { value: [1, 2] }
 */
export function parseParameter(
  contract: Contract,
  parameter: Readable,
  raw: string | readonly string[] | undefined,
  isOthers: (name: string) => boolean = () => false,
): Parsed {
  try {
    const text = typeof raw === "object" ? raw.join(parameter.in === "cookie" ? "; " : ",") : raw;
    const wire = text === undefined ? undefined : readWire(contract, parameter, text, isOthers);
    if (wire === undefined) {
      return parameter.required ? broken(parameter, "required", "is required") : { value: undefined };
    }
    if (parameter.content) return parseContent(contract, parameter, parameter.content, wire);
    return { value: coerce(contract, parameter.schema, wire) };
  } catch (error) {
    if (error instanceof URIError) return broken(parameter, "encoding", "must be percent-encoded UTF-8");
    if (error instanceof StyleError) return broken(parameter, "style", error.message);
    throw error;
  }
}

/** A header of a response, read: a parameter of style `simple`. */
export function parseHeader(contract: Contract, header: Header, raw: string | readonly string[] | undefined): Parsed {
  return parseParameter(contract, { ...header, in: "header", style: "simple" }, raw);
}

function readWire(
  contract: Contract,
  parameter: Readable,
  raw: string,
  isOthers: (name: string) => boolean,
): Wire | undefined {
  switch (parameter.in) {
    case "path":
    case "header":
      return readUnnamed(contract, parameter, raw);
    case "query":
      return readNamed(
        contract,
        parameter,
        pairsOfQuery(raw).filter(({ name }) => name === parameter.name || !isOthers(name)),
        (text) => percentDecode(text, !parameter.allowReserved),
      );
    case "cookie":
      return readNamed(contract, parameter, pairsOfCookies(raw), percentDecode);
  }
}

/** A parameter whose text holds its value alone: in a path or a header. */
function readUnnamed(contract: Contract, parameter: Readable, raw: string): Wire | undefined {
  const { name, style, explode } = parameter;
  const isHeader = parameter.in === "header";
  const decode: Decode = isHeader ? (text) => text.trim() : percentDecode;
  if (parameter.content) return decode(raw);
  const kinds = kindsOf(contract, parameter.schema);
  if (style === "label") {
    if (!raw.startsWith(".")) throw new StyleError("must begin with `.`");
    const separator = explode ? "." : ",";
    return readJoined(raw.slice(1), separator, explode, kinds, decode);
  }
  if (style === "matrix") {
    if (!raw.startsWith(";")) throw new StyleError("must begin with `;`");
    const pairs = pairsOfQuery(raw.slice(1), ";");
    if (explode) {
      if (!kinds.has("object") && pairs.some((pair) => pair.name !== name))
        throw new StyleError(`must have no other name than \`${name}\``);
      return readExploded(pairs, name, { kinds, decode, isOther: () => false });
    }
    const [pair] = pairs;
    if (pair?.name !== name) throw new StyleError(`must begin with \`;${name}\``);
    return readJoined(pair.value, ",", false, kinds, decode);
  }
  return readJoined(isHeader && kinds.has("array") ? withoutEmpty(raw) : raw, ",", explode, kinds, decode);
}

/** "A recipient MUST parse and ignore a reasonable number of empty list elements" (RFC 9110 §5.6.1.2). */
function withoutEmpty(list: string): string {
  return list
    .split(",")
    .filter((element) => element.trim() !== "")
    .join(",");
}

/** A parameter among others, each with its name: in a query or in cookies. */
function readNamed(contract: Contract, parameter: Readable, pairs: readonly Pair[], decode: Decode): Wire | undefined {
  const { name, style, schema, explode } = parameter;
  const own = pairs.filter((pair) => pair.name === name);
  const [first] = own;
  if (parameter.content) {
    if (own.length > 1) throw new StyleError("must be sent once");
    return first && decode(first.value);
  }
  if (first?.value === "" && own.length === 1 && parameter.allowEmptyValue && !kindsOf(contract, schema).has("array"))
    return "";
  if (style === "deepObject") return readDeepObject(contract, schema, pairs, name, decode);

  const kinds = kindsOf(contract, schema);
  if (explode) {
    const known = new Set(propertyNames(contract, schema));
    const isOpen = allowsMoreProperties(contract, schema);
    return readExploded(pairs, name, { kinds, decode, isOther: (key) => !isOpen && !known.has(key) });
  }
  if (!first) return undefined;
  if (own.length > 1 && kinds.size === 1 && kinds.has("primitive")) return own.map(({ value }) => decode(value));
  if (own.length > 1)
    throw new StyleError(`must be sent once, with its items separated by ${DELIMITER_NAMES[style] ?? "commas"}`);
  return readJoined(first.value, delimiterIn(first.value, style), false, kinds, decode);
}

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  spaceDelimited: "spaces (`%20`)",
  pipeDelimited: "pipes (`|`)",
};

/** Delimiters are looked for in the text as it came, so that one within an item, encoded, is none. */
function delimiterIn(raw: string, style: Readable["style"]): string | RegExp {
  if (style === "spaceDelimited") return /%20|\+| /;
  // `|` may not stand in a URI as it is (RFC 3986), so callers write `%7C`; a caller that writes it plainly means that only.
  if (style === "pipeDelimited") return raw.includes("|") ? "|" : /%7C/i;
  return ",";
}

function parseContent(
  contract: Contract,
  parameter: Readable,
  content: NonNullable<Readable["content"]>,
  text: Wire,
): Parsed {
  if (!isJson(content.type)) return { value: coerce(contract, content.schema, text) };
  try {
    return { value: parseJson(String(text)) };
  } catch (error) {
    const message = error instanceof TooDeepError ? `must not be ${error.message}` : `must be ${content.type}`;
    return broken(parameter, "mediaType", message);
  }
}

export function broken(parameter: Pick<Readable, "in" | "name">, keyword: string, message: string): Parsed {
  return { violation: { in: parameter.in, pointer: below("", parameter.name), keyword, message } };
}
