import { below } from "../document/pointer.ts";
import type { Violation } from "../problem/problem.ts";
import type { Fault } from "./choice.ts";
import { isRecord } from "./keywords.ts";
import { longestJudged } from "./pattern.ts";
import type { Direction } from "./prepare.ts";

/** No caller reads more, and an answer should not be larger than the question. */
const MAX_VIOLATIONS = 50;

/** Errors that only repeat that errors inside them exist. */
const SUMMARIES = new Set(["if", "propertyNames"]);

/** Faults as a person reads them: one for each cause, at the place that has to change, at most `MAX_VIOLATIONS`. */
export function violationsOf(faults: readonly Fault[], direction: Direction, place: Violation["in"]): Violation[] {
  const causes = faults.filter(({ keyword }) => !SUMMARIES.has(keyword));
  const ofWrongType = new Set(
    causes.filter(({ keyword }) => keyword === "type").map(({ instancePath }) => instancePath),
  );
  const violations = new Map<string, Violation>();
  for (const fault of causes.length > 0 ? causes : faults) {
    // A value of the wrong type breaks other keywords too, for no other reason.
    if (fault.keyword !== "type" && ofWrongType.has(fault.instancePath) && !MEMBER_PARAMETERS.has(fault.keyword))
      continue;
    const violation = { in: place, ...describe(fault, direction) };
    const identity = JSON.stringify(violation);
    if (!violations.has(identity)) violations.set(identity, violation);
    if (violations.size === MAX_VIOLATIONS) break;
  }
  return [...violations.values()];
}

/** Keywords whose fault is a member, and not the object: the parameter that names it. */
const MEMBER_PARAMETERS = new Map([
  ["required", "missingProperty"],
  ["dependentRequired", "missingProperty"],
  ["additionalProperties", "additionalProperty"],
  ["unevaluatedProperties", "unevaluatedProperty"],
]);

function describe(fault: Fault, direction: Direction): Omit<Violation, "in"> {
  const { instancePath, params } = fault;
  if (fault.propertyName !== undefined) {
    const message = `must have another name: the name ${fault.message}`;
    return { pointer: below(instancePath, fault.propertyName), keyword: "propertyNames", message };
  }
  const parameter = MEMBER_PARAMETERS.get(fault.keyword);
  const pointer = parameter ? below(instancePath, String(params[parameter])) : instancePath;
  const keyword = KEYWORDS.get(fault.keyword)?.(direction) ?? fault.keyword;
  const words = (isSecret(fault.parentSchema) ? DISCREET.get(fault.keyword) : undefined) ?? MESSAGES.get(fault.keyword);
  const message = words?.(params, direction) ?? fault.message ?? "is not valid";
  return { pointer, keyword, message };
}

const KEYWORDS = new Map<string, (direction: Direction) => string>([
  ["withheld", (direction) => (direction === "request" ? "readOnly" : "writeOnly")],
  ["false schema", () => "false"],
]);

const MESSAGES = new Map<string, (params: Fault["params"], direction: Direction) => string>([
  ["required", () => "is required"],
  ["dependentRequired", ({ property }) => `is required where there is ${JSON.stringify(property)}`],
  ["additionalProperties", () => "is not a property that is allowed here"],
  ["unevaluatedProperties", () => "is not a property that is allowed here"],
  [
    "withheld",
    (_, direction) =>
      direction === "request" ? "is read-only and must not be sent" : "is write-only and must not be returned",
  ],
  ["false schema", () => "must not be there"],
  ["enum", ({ allowedValues }) => `must be ${oneOf(allowedValues as unknown[])}`],
  ["const", ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`],
  ["pattern", ({ pattern }) => mustMatch(pattern as string)],
  ["type", ({ type }) => `must be ${String(type).replaceAll(",", " or ")}`],
  ["uniqueItems", ({ i, j }) => `must not have the same item twice (items ${j} and ${i})`],
]);

/** What a schema allows may be what nobody is to see: the one password that is right. */
function isSecret(schema: unknown): boolean {
  return isRecord(schema) && (schema.writeOnly === true || schema.format === "password");
}

const DISCREET: typeof MESSAGES = new Map([
  ["enum", () => "must be one of the values that are allowed"],
  ["const", () => "must be the value that is allowed"],
]);

/** Longer texts are refused for other reasons, by any limit of a body. */
const MEGABYTE = 2 ** 20;

function mustMatch(pattern: string): string {
  const longest = longestJudged(pattern);
  const within = longest < MEGABYTE ? `, and have at most ${longest} characters to be held against it` : "";
  return `must match pattern "${pattern}"${within}`;
}

const MAX_LISTED = 12;

function oneOf(values: readonly unknown[]): string {
  const listed = values.slice(0, MAX_LISTED).map((value) => JSON.stringify(value));
  const more = values.length - listed.length;
  if (values.length === 1) return listed.join();
  return `one of: ${listed.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
