import { pathOfTemplate } from "../match.ts";
import { isJson } from "../media-type/kind.ts";
import type { Header, Operation, Parameter, ParameterIn, ParameterStyle } from "../model.ts";
import { percentEncode } from "./encoding.ts";

/** What of a parameter decides how it is written. */
export type Written = Pick<Parameter, "name" | "in" | "style" | "explode"> &
  Partial<Pick<Parameter, "allowReserved" | "content">>;

/** How a style writes, in the terms of RFC 6570 appendix A. */
interface Manner {
  /** What stands before the value. */
  readonly first: string;
  /** What stands between the parts of an exploded value. */
  readonly separator: string;
  /** What stands between the parts of one that is not. */
  readonly delimiter: string;
  /** Whether the name of the parameter is written too. */
  readonly isNamed: boolean;
  /** What follows a name whose value is empty. */
  readonly ifEmpty: string;
}

const MANNERS: Readonly<Record<Exclude<ParameterStyle, "deepObject">, Manner>> = {
  simple: { first: "", separator: ",", delimiter: ",", isNamed: false, ifEmpty: "" },
  label: { first: ".", separator: ".", delimiter: ",", isNamed: false, ifEmpty: "" },
  matrix: { first: ";", separator: ";", delimiter: ",", isNamed: true, ifEmpty: "" },
  form: { first: "", separator: "&", delimiter: ",", isNamed: true, ifEmpty: "=" },
  spaceDelimited: { first: "", separator: "&", delimiter: "%20", isNamed: true, ifEmpty: "=" },
  pipeDelimited: { first: "", separator: "&", delimiter: "%7C", isNamed: true, ifEmpty: "=" },
};

/** The manner of a style in a place. Several cookies of a `Cookie` header are set apart by `; ` (RFC 6265 §4.2.1). */
function mannerOf(style: Exclude<ParameterStyle, "deepObject">, place: ParameterIn): Manner {
  const manner = MANNERS[style];
  return place === "cookie" ? { ...manner, separator: "; " } : manner;
}

/**
 * A parameter as it goes on the wire (OpenAPI 3.1 §4.8.12, style values and examples; RFC 6570): for `path` the text
 * that takes the template's place, for `query` `a=1&a=2`, for `header` its text, for `cookie` `a=1`. An `undefined`
 * value, and an empty list or object that is exploded, is the empty text: nothing is sent. Members that are lists or
 * objects themselves, which the standard leaves open, are written as JSON, under `deepObject` with more brackets.
 *
 * @example
 * serializeParameter(idsInQuery, [1, 2]) // "ids=1&ids=2", or with `explode: false` "ids=1,2"
 */
export function serializeParameter(parameter: Written, value: unknown): string {
  if (value === undefined) return "";
  const encode = encoderOf(parameter);
  if (parameter.content) {
    const text = typeof value === "string" && !isJson(parameter.content.type) ? value : JSON.stringify(value);
    return writeOne(parameter, encode(text));
  }
  if (parameter.style === "deepObject") return deepPairs(encodeName(parameter), value, encode).join("&");

  if (!isContainer(value)) return writeOne(parameter, encode(textOf(value)));
  const { first, separator, delimiter, isNamed, ifEmpty } = mannerOf(parameter.style, parameter.in);
  const name = encodeName(parameter);
  if (!parameter.explode) {
    const items = Array.isArray(value) ? value : membersOf(value).flat();
    return (
      first + (isNamed ? name : "") + named(isNamed, items.map((item) => encode(textOf(item))).join(delimiter), ifEmpty)
    );
  }
  const parts = Array.isArray(value)
    ? value.map((item) => (isNamed ? name : "") + named(isNamed, encode(textOf(item)), ifEmpty))
    : membersOf(value).map(
        ([key, member]) =>
          encodeName({ ...parameter, name: key }) + named(true, encode(textOf(member)), ifEmpty || "="),
      );
  return parts.length === 0 ? "" : first + parts.join(separator);
}

/** A header of a response, written: a parameter of style `simple`. */
export function serializeHeader(header: Pick<Header, "name" | "explode" | "content">, value: unknown): string {
  return serializeParameter({ ...header, in: "header", style: "simple" }, value);
}

/**
 * The path of an operation with its parameters written in.
 * @throws TypeError for a parameter without a value, which a path cannot leave out.
 * @example serializeRequestPath(getJob, { job_id: "a/b" }) // "/v1/jobs/a%2Fb"
 */
export function serializeRequestPath(operation: Operation, values: Readonly<Record<string, unknown>>): string {
  return pathOfTemplate(operation.path).replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new TypeError(`${operation.id} needs the path parameter \`${name}\`.`);
    const declared = operation.parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
    return serializeParameter(declared ?? { name, in: "path", style: "simple", explode: false }, value);
  });
}

/** The query of an operation, without `?`; values of parameters that it does not declare are left out. */
export function serializeQuery(operation: Operation, values: Readonly<Record<string, unknown>>): string {
  return operation.parameters
    .filter((parameter) => parameter.in === "query" && Object.hasOwn(values, parameter.name))
    .map((parameter) => serializeParameter(parameter, values[parameter.name]))
    .filter((pairs) => pairs !== "")
    .join("&");
}

type Encode = (text: string) => string;

/** Header fields are not percent-encoded: they are not part of a URI (OpenAPI 3.1.1 appendix D). */
function encoderOf({ in: place, style, explode, allowReserved = false }: Written): Encode {
  if (place === "header") return (text) => text;
  // `.` needs no encoding anywhere else, and a list is split at reserved commas before it is decoded.
  const options = {
    allowReserved: allowReserved && place === "query",
    delimiters: style === "label" && explode ? "." : explode ? "" : ",",
  };
  return (text) => percentEncode(text, options);
}

/** Names are never left with reserved characters, which would end them. */
function encodeName({ name, in: place }: Written): string {
  return place === "header" ? name : percentEncode(name);
}

function writeOne(parameter: Written, text: string): string {
  if (parameter.style === "deepObject") return `${encodeName(parameter)}=${text}`;
  const { first, isNamed, ifEmpty } = mannerOf(parameter.style, parameter.in);
  return first + (isNamed ? encodeName(parameter) : "") + named(isNamed, text, ifEmpty);
}

function named(isNamed: boolean, text: string, ifEmpty: string): string {
  if (!isNamed) return text;
  return text === "" ? ifEmpty : `=${text}`;
}

/** `filter[price][min]=1`; a list repeats its key, `tags[]=a&tags[]=b`, as those who read brackets know one. */
function deepPairs(key: string, value: unknown, encode: Encode): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value))
    return value.map(
      (item) => `${key}${percentEncode("[]")}=${encode(isContainer(item) ? JSON.stringify(item) : textOf(item))}`,
    );
  if (!isContainer(value)) return [`${key}=${encode(textOf(value))}`];
  return membersOf(value).flatMap(([name, member]) => deepPairs(key + percentEncode(`[${name}]`), member, encode));
}

function membersOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return isContainer(value) ? JSON.stringify(value) : String(value);
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}
