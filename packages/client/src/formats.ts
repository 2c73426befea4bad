/**
 * Values whose formats generated code maps to types of JavaScript: `date-time` to `Date`, `int64` to `bigint`. Generated
 * code says where they are; this reads and writes them.
 */

export type FormatName = "date-time" | "int64";

/** Where in a value such formats are. What leads back to itself is a function. */
export type Shape =
  | FormatName
  | (() => Shape)
  | {
      readonly properties?: Readonly<Record<string, Shape>>;
      /** Of a list. */
      readonly items?: Shape;
      /** Of all other properties. */
      readonly values?: Shape;
      /** `allOf`, `anyOf` and `oneOf`: each is looked for. */
      readonly all?: readonly Shape[];
    };

/** Reads and writes JSON with the formats that are mapped. */
export interface FormatCodec {
  /** JSON as a value, by the shape that answers of this status have. */
  read(text: string, status: number, shapes: Shapes): unknown;
  stringify(body: unknown): string;
}

/** By status, range or `default`. */
export type Shapes = Readonly<Record<string, Shape>>;

/** A whole number that a `number` cannot hold, as its digits, until it is known what it shall be. */
class Digits {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export const formatCodec: FormatCodec = {
  read(text, status, shapes) {
    const shape = shapes[status] ?? shapes[`${Math.floor(status / 100)}XX`] ?? shapes.default;
    return shape === undefined ? JSON.parse(text) : parseFormats(text, shape);
  },
  stringify: (body) => JSON.stringify(body, (_, value) => (typeof value === "bigint" ? rawNumber(value) : value)),
};

export function parseFormats(text: string, shape: Shape): unknown {
  let areDigits = false;
  // The third argument is newer than TypeScript's types (ECMAScript, JSON.parse source text access). A runtime without
  // it gives the nearest number.
  const reviver = (_key: string, value: unknown, context?: { source?: string }) => {
    if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
    if (!/^-?\d+$/.test(context?.source ?? "")) return value;
    areDigits = true;
    return new Digits(context?.source as string);
  };
  const value = read(JSON.parse(text, reviver as (key: string, value: unknown) => unknown), shape);
  return areDigits ? withoutDigits(value) : value;
}

/** A date that is none stays the text that it is: the type says more than the server kept. */
function read(value: unknown, shape: Shape): unknown {
  if (typeof shape === "function") return read(value, shape());
  if (shape === "date-time") {
    const date = typeof value === "string" ? new Date(value) : undefined;
    return date && !Number.isNaN(date.getTime()) ? date : value;
  }
  if (shape === "int64") {
    if (value instanceof Digits) return BigInt(value.text);
    return Number.isInteger(value) ? BigInt(value as number) : value;
  }
  const { properties = {}, items, values, all = [] } = shape;
  let result = value;
  if (items !== undefined && Array.isArray(value)) result = value.map((item) => read(item, items));
  else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const own = Object.hasOwn(properties, name) ? properties[name] : values;
      if (own !== undefined) value[name] = read(member, own);
    }
  }
  for (const each of all) result = read(result, each);
  return result;
}

function withoutDigits(value: unknown): unknown {
  if (value instanceof Digits) return Number(value.text);
  if (Array.isArray(value)) return value.map(withoutDigits);
  if (isObject(value)) for (const [name, member] of Object.entries(value)) value[name] = withoutDigits(member);
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof Date) && !(value instanceof Digits);
}

/** As digits (ECMAScript, JSON.rawJSON), which older runtimes can write of small numbers only. */
function rawNumber(value: bigint): unknown {
  const { rawJSON } = JSON as { rawJSON?: (text: string) => unknown };
  if (rawJSON) return rawJSON(String(value));
  if (BigInt(Number(value)) === value) return Number(value);
  throw new RangeError(`This runtime cannot write ${value} as JSON: it has no JSON.rawJSON.`);
}
