/** Query parameters that bound a time or a number: `created_after`, `since`, `min_price`, `created[gte]`. */
import type { Contract, Parameter, Schema } from "../model.ts";
import { plainName } from "./names.ts";
import { hasType, parts, shapeOf } from "./shape.ts";
import { isTimeProperty } from "./time.ts";

export interface Range {
  readonly parameter: Parameter;
  /** Of a parameter with members, which one: `gte` of `created[gte]`. */
  readonly member: string | undefined;
  readonly property: string;
  readonly bound: Bound;
  /** Whether nothing but custom says which property is meant. */
  readonly isSupposed: boolean;
}

type Bound = ">" | ">=" | "<" | "<=";

/** Words that begin or end the name of a parameter, and what they mean. */
const BOUNDS: Readonly<Record<string, Bound>> = {
  ...{ after: ">", gt: ">", since: ">=", from: ">=", gte: ">=", ge: ">=", min: ">=", minimum: ">=", start: ">=" },
  ...{ before: "<", lt: "<", until: "<=", to: "<=", lte: "<=", le: "<=", max: "<=", maximum: "<=", end: "<=" },
};

/** What says no more of a property than that it is a time. */
const TIMES = new Set(["", "date", "time", "datetime", "day", "timestamp", "at"]);

type Kind = "time" | "number";

interface Ordered {
  readonly name: string;
  readonly kind: Kind;
  readonly isNumber: boolean;
}

/**
 * What is recognised by name and type together; where several properties could be meant, or none, nothing is.
 *
 * @param isTaken whether a parameter means something else already
 */
export function rangesOf(
  contract: Contract,
  query: readonly Parameter[],
  properties: ReadonlyMap<string, Schema>,
  isTaken: (parameter: Parameter) => boolean,
): Range[] {
  const ordered = orderedOf(contract, properties);
  return query.flatMap((parameter): Range[] => {
    if (isTaken(parameter)) return [];
    const members = [...shapeOf(contract, parameter.schema).properties];
    if (members.length === 0) {
      const range = rangeOf(contract, parameter, parameter.name, parameter.schema, ordered);
      return range ? [{ ...range, parameter, member: undefined }] : [];
    }
    return members.flatMap(([member, schema]) => {
      const range = rangeOf(contract, parameter, `${parameter.name} ${member}`, schema, ordered);
      return range ? [{ ...range, parameter, member }] : [];
    });
  });
}

function orderedOf(contract: Contract, properties: ReadonlyMap<string, Schema>): Ordered[] {
  return [...properties].flatMap(([name, schema]): Ordered[] => {
    const isNumber = hasType(contract, schema, "integer") || hasType(contract, schema, "number");
    if (isTimeProperty(contract, schema) || isCalledTime(contract, name, schema)) {
      return [{ name, kind: "time", isNumber }];
    }
    return isNumber || isDecimal(contract, schema) ? [{ name, kind: "number", isNumber }] : [];
  });
}

/** A number that is written as a text, an amount of money for instance: its pattern takes nothing else. */
export function isDecimal(contract: Contract, schema: Schema | undefined): boolean {
  const pattern = parts(contract, schema).find((part) => typeof part.pattern === "string")?.pattern;
  if (typeof pattern !== "string" || !hasType(contract, schema, "string")) return false;
  const isTaken = (text: string) => new RegExp(pattern, "u").test(text);
  return ["1.5", "1.50", "1.500"].some(isTaken) && !["a", "1.5.1", "1.50.1", "1.50a", "1.5a"].some(isTaken);
}

/** A text that is called as times are, though the contract gives it no format: `updated_at`. */
function isCalledTime(contract: Contract, name: string, schema: Schema): boolean {
  const isPlain = parts(contract, schema).every((part) => part.format === undefined && part.enum === undefined);
  return isPlain && hasType(contract, schema, "string") && TIMES.has(wordsOf(name).at(-1) ?? "");
}

function rangeOf(
  contract: Contract,
  parameter: Parameter,
  name: string,
  schema: Schema | undefined,
  ordered: readonly Ordered[],
): Pick<Range, "property" | "bound" | "isSupposed"> | undefined {
  const words = boundWords(name).filter((word) => word !== "filter");
  const [first = "", last = ""] = [words[0], words.at(-1)];
  const isSuffix = Object.hasOwn(BOUNDS, last);
  const bound = BOUNDS[isSuffix ? last : first];
  if (bound === undefined) return undefined;
  const rest = (isSuffix ? words.slice(0, -1) : words.slice(1)).join("");
  const isNamed = !TIMES.has(rest);
  const fitting = ordered.filter((each) => fits(contract, parameter, schema, each, isNamed));
  const meant = isNamed ? called(rest, fitting) : timeMeant(parameter, rest, fitting);
  const supposed = meant || isNamed ? undefined : changeMeant(parameter, fitting);
  const found = meant ?? supposed;
  return found && { property: found.name, bound, isSupposed: supposed !== undefined };
}

/** The words of a name; of `minprice`, which has but one, the bound by itself. */
function boundWords(name: string): string[] {
  const words = wordsOf(name);
  const [, bound, rest] = (words.length === 1 && /^(min|max)(.{3,})$/.exec(words[0] as string)) || [];
  return bound !== undefined && rest !== undefined ? [bound, rest.replace(/^imum(?=.)/, "")] : words;
}

/** `createdAt[gte]` → created, at, gte. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/**
 * Whether the values of a parameter can be compared with those of a property.
 *
 * @param isNamed whether the parameter is called after the property; else its type or description has to tell of a time
 */
function fits(
  contract: Contract,
  { description = "" }: Parameter,
  schema: Schema | undefined,
  property: Ordered,
  isNamed: boolean,
): boolean {
  const isNumber = hasType(contract, schema, "integer") || hasType(contract, schema, "number");
  if (property.kind === "number") return isNumber || (!property.isNumber && isDecimal(contract, schema));
  if (property.isNumber && isNumber) return true;
  if (schema !== undefined && isTimeProperty(contract, schema)) return true;
  if (isNamed && hasType(contract, schema, "string") && parts(contract, schema).every(({ format }) => !format))
    return true;
  const told = [description, ...parts(contract, schema).map((part) => part.description)].join(" ");
  return (
    (isNumber || hasType(contract, schema, "string")) && /\b(date|time|timestamp|ISO ?8601|RFC ?3339)\b/i.test(told)
  );
}

/** The property of that name, `created` also for `created_at`; else the only one whose name ends so. */
function called(rest: string, ordered: readonly Ordered[]): Ordered | undefined {
  const stem = stemOf(rest);
  const same = ordered.filter(({ name }) => stemOf(plainName(name)) === stem);
  const found = same.length > 0 ? same : ordered.filter(({ name }) => stemOf(plainName(name)).endsWith(stem));
  return found.find(({ name }) => plainName(name) === rest) ?? only(found);
}

function stemOf(plain: string): string {
  return plain.replace(/^(date|time)(?=.)/, "").replace(/(?<=.)(at|on|date|time|timestamp|year)$/, "");
}

/** `since` alone is about the time that its description names, else about the only time that there is. */
function timeMeant({ description = "" }: Parameter, rest: string, ordered: readonly Ordered[]): Ordered | undefined {
  const times = ordered.filter(({ kind }) => kind === "time");
  const same = times.find(({ name }) => plainName(name) === rest);
  const named = namedIn(description, times);
  return same ?? only(named) ?? (named.length === 0 ? only(times) : undefined);
}

/** Else it is about the last change: who asks so wants to know what is new. */
function changeMeant({ name, description = "" }: Parameter, ordered: readonly Ordered[]): Ordered | undefined {
  const times = ordered.filter(({ kind }) => kind === "time");
  if (!/^(since|until)$/i.test(name) || namedIn(description, times).length > 0) return undefined;
  return only(times.filter((time) => CHANGED.test(plainName(time.name))));
}

const CHANGED = /^(date|time)?(last)?(updated|modified|changed)(at|on|date|time|timestamp)?$/;

function namedIn(description: string, times: readonly Ordered[]): Ordered[] {
  const words = new Set(description.toLowerCase().split(/\W+/));
  const isNamed = (stem: string) => words.has(stem) && !TIMES.has(stem);
  return times.filter(({ name }) => words.has(name.toLowerCase()) || isNamed(stemOf(plainName(name))));
}

function only<Thing>(things: readonly Thing[]): Thing | undefined {
  return things.length === 1 ? things[0] : undefined;
}
