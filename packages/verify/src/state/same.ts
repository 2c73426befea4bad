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

/** One value that is shown otherwise than it was sent. */
export interface Difference {
  /** A JSON pointer into the thing. */
  readonly pointer: string;
  readonly sent: unknown;
  /** `undefined`: it is not shown at all. */
  readonly shown: unknown;
}

/** Texts for people to read, whose case is theirs. Of other words, by which things are found, the contract leaves it open. */
const FOR_PEOPLE =
  /name|title|text|description|summary|prompt|lyrics|body|content|message|comment|note|remark|subject|label|address|destination|caption|headline|about|question|answer/i;
const CASELESS = /e?mail|user_?name|host_?name|file_?name|login/i;

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
    if (isSame(contract, name, value, found, schema)) return [];
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

export function isSame(contract: Contract, name: string, sent: unknown, shown: unknown, schema?: Schema): boolean {
  if (Object.is(sent, shown)) return true;
  if (sent === null || sent === undefined) return shown === null || shown === undefined;
  if (typeof sent === "number") return typeof shown === "number" && isSameNumber(sent, shown);
  if (typeof sent === "string") return isSameText(contract, name, sent, shown, schema);
  if (Array.isArray(sent)) return isSameList(contract, name, sent, shown, schema);
  if (!isObject(sent)) return false;
  if (!isObject(shown)) return Object.keys(sent).length === 0 && (shown === null || shown === undefined);
  const properties = propertiesOf(contract, schema);
  return Object.entries(sent).every(
    ([member, value]) =>
      keywordOf(contract, properties.get(member), "writeOnly") === true ||
      isSame(contract, member, value, shown[member], properties.get(member)),
  );
}

function isSameNumber(sent: number, shown: number): boolean {
  return Math.abs(sent - shown) <= 1e-9 * Math.max(Math.abs(sent), Math.abs(shown));
}

function isSameText(contract: Contract, name: string, sent: string, shown: unknown, schema?: Schema): boolean {
  if (typeof shown !== "string") return false;
  const [one, other] = [sent.normalize("NFC").trim(), shown.normalize("NFC").trim()];
  if (one === other || /^[*•x]{3,}/.test(shown)) return true;
  const format = keywordOf(contract, schema, "format");
  if (format === "date-time" || format === "time" || format === "date") return isSameTime(one, other);
  if (format === "uri" || format === "iri") return URL.parse(one)?.href === (URL.parse(other)?.href ?? null);
  if (format === "byte" || format === "duration" || format === "ipv6") return true;
  const isCaseless = typeof format === "string" || CASELESS.test(name) || !FOR_PEOPLE.test(name);
  return isCaseless && one.toLowerCase() === other.toLowerCase();
}

/** In another zone or with another precision, down to the second, and in capitals or not. */
function isSameTime(sent: string, shown: string): boolean {
  const [one, other] = [Date.parse(sent.toUpperCase()), Date.parse(shown.toUpperCase())];
  return (
    Math.abs(one - other) < 1000 || (Number.isNaN(one) && Number.isNaN(other) && sent.slice(0, 8) === shown.slice(0, 8))
  );
}

/** A list whose items are all different may be meant as a set, in which order does not matter. */
function isSameList(
  contract: Contract,
  name: string,
  sent: readonly unknown[],
  shown: unknown,
  schema?: Schema,
): boolean {
  if (!Array.isArray(shown)) return sent.length === 0 && (shown === null || shown === undefined);
  if (sent.length !== shown.length) return false;
  const items = keywordOf(contract, schema, "items") as Schema | undefined;
  const isInPlace = sent.every((each, index) => isSame(contract, name, each, shown[index], items));
  if (isInPlace || keywordOf(contract, schema, "uniqueItems") !== true) return isInPlace;
  return sent.every((each) => shown.some((other) => isSame(contract, name, each, other, items)));
}
