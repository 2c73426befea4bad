/**
 * Whether a value that was sent is the value that is shown. A server may write the same in another way: a time in another
 * zone, a number with a fraction of zero, an address in lower case. Where the contract leaves that open, it is the same.
 */
import type { Contract, Schema } from "@cantus/contract";
import { propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { escapeToken } from "../checks/clause.ts";
import { isObject, type JsonObject } from "./json.ts";
import { keywordOf } from "./keyword.ts";
import { isRewritten, isSaidToBeRewritten, isSameText } from "./same-text.ts";

/** One value that is shown otherwise than it was sent. */
export interface Difference {
  /** A JSON pointer into the thing. */
  readonly pointer: string;
  readonly sent: unknown;
  /** `undefined`: it is not shown at all. */
  readonly shown: unknown;
}

/** What counts the changes of a thing: a change names the one that it knows, and the answer has the next. */
const COUNTS_CHANGES = /^(_?version|revision|rev|etag|(lock|row)_?version)$/i;
/** Lists whose order means nothing, by convention. */
const NAMES_SET = /^(tags?|labels?|keywords?|scopes?|roles?|permissions?)$/i;
/** What a description says of a list that is kept as a set. */
const SET =
  /\b(a|as) set\b|\bsorted\b|\bunordered\b|\balphabetic|duplicate|repetition|repeat(s|ed)?\b|\b(each|every \w+|only) once\b|in any order|order does not matter|\bno order\b/i;

/**
 * Where a thing that is shown differs from what was sent for it. Only what both schemas have, and what the schema of the
 * answer allows, is compared: another value under the same name may be meant otherwise.
 *
 * @param sent the body of the request
 * @param shown the thing as an answer shows it
 */
export function differences(
  contract: Contract,
  sent: JsonObject,
  shown: JsonObject,
  request: Schema | undefined,
  response: Schema | undefined,
): Difference[] {
  const asked = propertiesOf(contract, request);
  const answered = propertiesOf(contract, response);
  return Object.entries(sent).flatMap(([name, value]): Difference[] => {
    const schema = answered.get(name);
    if (schema === undefined || !isKept(contract, asked.get(name), schema, value)) return [];
    const found = Object.hasOwn(shown, name) ? shown[name] : undefined;
    if (isSame(contract, name, value, found, schema, asked.get(name)) || isNextOf(name, value, found)) return [];
    return [{ pointer: `/${escapeToken(name)}`, sent: value, shown: found }];
  });
}

/** How many of the members that were sent could be compared. */
export function comparable(
  contract: Contract,
  sent: JsonObject,
  request: Schema | undefined,
  response: Schema | undefined,
): number {
  const [asked, answered] = [propertiesOf(contract, request), propertiesOf(contract, response)];
  return Object.entries(sent).filter(([name, value]) => {
    const schema = answered.get(name);
    return schema !== undefined && isKept(contract, asked.get(name), schema, value);
  }).length;
}

/** Nothing is shown of what was sent. That may be meant so: a singer's voice where nobody sings. */
export function isDropped({ shown }: Difference): boolean {
  return shown === undefined || shown === null || shown === "" || (Array.isArray(shown) && shown.length === 0);
}

/** Server-owned, write-only and masked members, and those that mean something else in the answer, are not for comparing. */
function isKept(contract: Contract, asked: Schema | undefined, answered: Schema, value: unknown): boolean {
  const says = (schema: Schema | undefined, keyword: string) => keywordOf(contract, schema, keyword) === true;
  if (
    says(asked, "readOnly") ||
    says(answered, "readOnly") ||
    says(asked, "writeOnly") ||
    says(answered, "writeOnly")
  ) {
    return false;
  }
  if (keywordOf(contract, asked, "format") === "password") return false;
  // What is null may fall back to a default.
  if (value === null && keywordOf(contract, answered, "default") !== undefined) return false;
  return schemaValidator(contract).accepts(answered, value, "response");
}

/** The version that a change is for is not the one that it makes. */
function isNextOf(name: string, sent: unknown, shown: unknown): boolean {
  if (!COUNTS_CHANGES.test(name)) return false;
  return typeof sent === "number" && typeof shown === "number" ? shown > sent : /etag/i.test(name);
}

/**
 * @param schema what the contract says of what is shown
 * @param asked what it says of what is sent, where that is another schema
 */
export function isSame(
  contract: Contract,
  name: string,
  sent: unknown,
  shown: unknown,
  schema?: Schema,
  asked?: Schema,
): boolean {
  if (Object.is(sent, shown)) return true;
  if (sent === null || sent === undefined) return shown === null || shown === undefined;
  if (isWrittenOut(sent, shown) || isWrittenOut(shown, sent)) return true;
  if (typeof sent === "number") {
    const isRounded = [schema, asked].some((each) => saidOf(contract, each).some((text) => ROUNDED.test(text)));
    return typeof shown === "number" && isSameNumber(sent, shown, isRounded);
  }
  if (typeof sent === "string") return isSameText(contract, name, sent, shown, [schema, asked]);
  if (Array.isArray(sent)) return isSameList(contract, name, sent, shown, schema, asked);
  if (!isObject(sent)) return false;
  if (!isObject(shown)) return Object.keys(sent).length === 0 && (shown === null || shown === undefined);
  const [properties, own] = [propertiesOf(contract, schema), propertiesOf(contract, asked)];
  const isHidden = (member: string) =>
    [properties, own].some((each) => keywordOf(contract, each.get(member), "writeOnly") === true);
  const isFree = properties.size === 0 || typeof keywordOf(contract, schema, "additionalProperties") === "object";
  return Object.entries(sent).every(
    ([member, value]) =>
      isHidden(member) ||
      // As of the whole, only what the answer has by its schema is compared.
      !(isFree || properties.has(member)) ||
      isSame(contract, member, value, shown[member], properties.get(member), own.get(member)),
  );
}

/** Another thing, by its id here and whole there: `expand` and the like have it so. */
function isWrittenOut(id: unknown, whole: unknown): boolean {
  return typeof id === "string" && isObject(whole) && whole.id === id;
}

/** What a description says of a number that is kept with fewer digits. */
const ROUNDED = /\bround(s|ed|ing)?\b|\btruncated?\b/i;

/** What has more than two decimals may be kept with fewer, but not with none, unless it is said to be rounded. */
function isSameNumber(sent: number, shown: number, isSaidToBeRounded: boolean): boolean {
  const distance = Math.abs(sent - shown);
  if (isSaidToBeRounded && distance < 1) return true;
  const isRounded = distance <= 0.005 && Number(sent.toFixed(2)) !== sent;
  return isRounded || distance <= 1e-9 * Math.max(Math.abs(sent), Math.abs(shown));
}

/** What descriptions say of a value, also that of each branch of what may be null. */
function saidOf(contract: Contract, schema: Schema | undefined): string[] {
  const branches = ["oneOf", "anyOf"].flatMap((keyword) => keywordOf(contract, schema, keyword) ?? []) as Schema[];
  return [schema, ...branches].flatMap((each) => {
    const text = keywordOf(contract, each, "description");
    return typeof text === "string" ? [text] : [];
  });
}

/** A list whose items are all different may be meant as a set, in which order does not matter; one that is said to be, is. */
function isSameList(
  contract: Contract,
  name: string,
  sent: readonly unknown[],
  shown: unknown,
  schema?: Schema,
  asked?: Schema,
): boolean {
  if (!Array.isArray(shown)) return sent.length === 0 && (shown === null || shown === undefined);
  const [items, own] = [schema, asked].map((each) => keywordOf(contract, each, "items") as Schema | undefined);
  const said = [schema, asked].flatMap((each) => saidOf(contract, each));
  // What is said of a list is said of its items: `Kept in lower case and in alphabetical order.`
  const isOne = (each: unknown, other: unknown) =>
    isSame(contract, name, each, other, items, own) || (isSaidToBeRewritten(said) && isRewritten(each, other));
  if (sent.length === shown.length && sent.every((each, index) => isOne(each, shown[index]))) return true;
  const says = (keyword: string) => [schema, asked].map((each) => keywordOf(contract, each, keyword));
  const isSaidToBeSet = said.some((text) => SET.test(text));
  const isOneOfAll = says("uniqueItems").includes(true) || NAMES_SET.test(name);
  if (!isSaidToBeSet && !(isOneOfAll && sent.length === shown.length)) return false;
  return (
    sent.every((each) => shown.some((other) => isOne(each, other))) &&
    shown.every((other) => sent.some((each) => isOne(each, other)))
  );
}
