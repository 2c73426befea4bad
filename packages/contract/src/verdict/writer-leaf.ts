/** Texts, numbers and booleans: how they are held against their schemas, and written as JSON. */
import { FORMATS } from "../schema/formats.ts";
import { readPattern } from "../schema/pattern.ts";
import type { Prepared } from "../schema/prepare.ts";
import { isUnusual } from "./writer-runtime.ts";

export interface Leaf {
  /** Says whether a value that is not `null` breaks its schema. */
  readonly isBroken: string;
  /** Its JSON; of a text that cannot hold anything to be escaped, what stands between the quotes. */
  readonly json: string;
  readonly isUsualText: boolean;
}

/** Names a value that the code is to have. */
type Constant = (value: unknown) => string;

/**
 * Expressions for a value of one type; nothing for a schema that says more than is understood here.
 *
 * @param value the name of the variable that it is in
 */
export function leafOf(prepared: Prepared, value: string, constant: Constant): Leaf | undefined {
  if (typeof prepared !== "object") return undefined;
  const [type, ...others] = [prepared.type].flat().filter((each) => each !== "null");
  if (others.length > 0) return undefined;
  if (type === "string") return textLeaf(prepared, value, constant);
  if (type === "integer" || type === "number") return numberLeaf(prepared, value, constant);
  if (type !== "boolean" || Object.keys(prepared).length > 1) return undefined;
  return { isBroken: `typeof ${value} !== "boolean"`, json: value, isUsualText: false };
}

function textLeaf(prepared: Prepared & object, value: string, constant: Constant): Leaf | undefined {
  const broken = [`typeof ${value} !== "string"`];
  let isUsual = false;
  for (const [keyword, said] of Object.entries(prepared)) {
    switch (keyword) {
      case "type":
        break;
      case "enum": {
        const texts = (said as unknown[]).filter((each) => typeof each === "string");
        isUsual ||= !texts.some(isUnusual);
        broken.push(`!(${texts.map((each) => `${value} === ${JSON.stringify(each)}`).join("||") || "false"})`);
        break;
      }
      // A text has at most as many code points as UTF-16 units, and at least half as many.
      case "minLength":
        broken.push(`${value}.length < ${(said as number) * 2} && unicodeLength(${value}) < ${said}`);
        break;
      case "maxLength":
        broken.push(`${value}.length > ${said} && unicodeLength(${value}) > ${said}`);
        break;
      case "pattern": {
        const { expression, fault } = readPattern(said as string);
        isUsual ||= fault === undefined && USUAL_PATTERN.test(said as string);
        broken.push(`!${constant(expression)}.test(${value})`);
        break;
      }
      case "format": {
        const format = formatOf(said);
        if (format?.type !== "string") break;
        isUsual ||= USUAL_FORMATS.has(said as string);
        broken.push(`!${constant(format.validate)}(${value})`);
        break;
      }
      default:
        return undefined;
    }
  }
  return { isBroken: broken.join("||"), json: isUsual ? value : `quote(${value}, pen)`, isUsualText: isUsual };
}

function numberLeaf(prepared: Prepared & object, value: string, constant: Constant): Leaf | undefined {
  const isInteger = [prepared.type].flat().includes("integer");
  const broken = [isInteger ? `!Number.isInteger(${value})` : `!Number.isFinite(${value})`];
  for (const [keyword, said] of Object.entries(prepared)) {
    const beyond = BOUNDS[keyword];
    if (beyond) broken.push(`${value} ${beyond} ${said}`);
    else if (keyword === "format") {
      const format = formatOf(said);
      if (format?.type === "number") broken.push(`!${constant(format.validate)}(${value})`);
    } else if (keyword !== "type") return undefined;
  }
  return { isBroken: broken.join("||"), json: value, isUsualText: false };
}

const BOUNDS: Readonly<Record<string, string>> = {
  minimum: "<",
  maximum: ">",
  exclusiveMinimum: "<=",
  exclusiveMaximum: ">=",
};

function formatOf(name: unknown) {
  return Object.hasOwn(FORMATS, name as string) ? FORMATS[name as string] : undefined;
}

/** Whose texts have nothing to be escaped. */
const USUAL_FORMATS = new Set(["date", "time", "date-time", "uuid"]);

/** Nothing but word characters and hyphens, ranges of them that do not reach over a backslash, and how often. */
const USUAL_PATTERN = /^\^(?:[\w-]|\[(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|\w)+-?\]|\{\d+(?:,\d*)?\}|[+*?])*\$$/;
