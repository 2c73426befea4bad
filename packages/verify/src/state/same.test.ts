/** What a server may keep in a form of its own, and what it has changed. */
import type { SchemaObject } from "@cantus/contract";
import { expect, test } from "vitest";
import { contractOf } from "../testdata/strict.ts";
import { differences } from "./same.ts";

const contract = contractOf({}, { paths: {} });
const text: SchemaObject = { type: "string" };
const said = (description: string, schema = text): SchemaObject => ({ ...schema, description });
const time: SchemaObject = { type: "string", format: "date-time" };
const t = (clock: string) => `2031-03-04T${clock}Z`;
const texts: SchemaObject = { type: "array", items: text };

/** Both ways of being judged: of a member that the answer says nothing of but its type. */
function isKept(name: string, asked: SchemaObject, sent: unknown, shown: unknown): boolean {
  const { type, items } = asked;
  const body = (member: SchemaObject): SchemaObject => ({ type: "object", properties: { [name]: member } });
  const answered = body({ ...(type !== undefined && { type }), ...(items !== undefined && { items }) });
  return differences(contract, { [name]: sent }, { [name]: shown }, body(asked), answered).length === 0;
}

test.each<[why: string, name: string, schema: SchemaObject, sent: unknown, shown: unknown]>([
  ["a phone number without what groups it", "phone", text, "+44 (20) 7946-0958", "+442079460958"],
  ["a phone number with its country", "mobile", text, "030 123456", "+4930123456"],
  ["an account number without its spaces", "iban", text, "DE89 3704 0044", "de8937040044"],
  ["a decimal with all its digits", "amount", text, "10", "10.00"],
  ["a decimal without the zero before it", "rate", text, "07.50", "7.5"],
  ["what is named as sets are", "labels", texts, ["b", "a"], ["a", "b"]],
  ["white space, where that is said", "title", said("White space is collapsed"), "a  b\nc", "a b c"],
  ["what is said to be lower-cased", "name", said("Kept in lower case"), "Ada", "ada"],
  ["a set in another order", "colors", { ...texts, uniqueItems: true }, ["b", "a"], ["a", "b"]],
  ["what is said to be a set, without what is there twice", "tags", said("A set", texts), ["b", "a", "b"], ["a", "b"]],
  [
    "a list that is said to be in lower case, in order and each once",
    "codes",
    said("Kept in lower case, in alphabetical order and each once", texts),
    ["B", "a", "b"],
    ["a", "b"],
  ],
  [
    "a list or null that is said to be lower-cased, without repetitions",
    "codes",
    { oneOf: [said("Lower-cased, without repetitions", texts), { type: "null" }] },
    ["B", "b"],
    ["b"],
  ],
  ["the version after the one that was changed", "version", { type: "integer" }, 1, 2],
  ["a number that is said to be rounded", "rate", said("Rounded to one decimal.", { type: "number" }), 10.25, 10.3],
  [
    "a time whose seconds are said to be dropped",
    "at",
    said("Seconds are dropped.", time),
    t("09:30:59"),
    t("09:30:00"),
  ],
  ["a time that is said to be rounded", "at", said("Rounded to full hours", time), t("09:40:00"), t("10:00:00")],
  ["a number with fewer decimals", "lat", { type: "number" }, 48.1234567, 48.123457],
])("%s is as it was sent", (_, name, schema, sent, shown) => {
  expect(isKept(name, schema, sent, shown)).toBe(true);
});

test.each<[why: string, name: string, schema: SchemaObject, sent: unknown, shown: unknown]>([
  ["a name in lower case", "author", text, "Ursula K. Le Guin", "ursula k. le guin"],
  ["another phone number", "phone", text, "+44 20 7946 0958", "+44 20 7946 0959"],
  ["a phone number that was cut off", "phone", text, "+44 20 7946 0958", "+44 20 7946"],
  ["another decimal", "amount", text, "10.50", "10.05"],
  ["a text of digits without its zeros", "code", text, "007", "7"],
  ["a time without its seconds, where nothing is said", "at", time, t("09:30:59"), t("09:30:00")],
  ["another minute than without seconds", "at", said("Seconds are dropped.", time), t("09:31:59"), t("09:30:00")],
  ["another power of ten", "amount", text, "100.5", "10.5"],
  ["another number of a release", "version", text, "1.10", "1.1"],
  ["white space, where nothing is said", "text", text, "a\nb", "a b"],
  ["a list in another order", "steps", texts, ["b", "a"], ["a", "b"]],
  ["a set with one less", "colors", { ...texts, uniqueItems: true }, ["b", "a"], ["b"]],
  ["what is said to be a set with one more", "tags", said("A set", texts), ["a"], ["a", "b"]],
  [
    "an item that is lost of a list said to be in lower case",
    "codes",
    said("In lower case, each once", texts),
    ["A", "b"],
    ["a"],
  ],
  ["the version before", "version", { type: "integer" }, 2, 1],
  ["another number than is rounded", "rate", said("Rounded to one decimal.", { type: "number" }), 10.25, 0.1],
  ["a number without its fraction", "price", { type: "number" }, 83.25, 83],
  ["a number with two decimals that are others", "price", { type: "number" }, 0.12, 0.124],
])("%s is not as it was sent", (_, name, schema, sent, shown) => {
  expect(isKept(name, schema, sent, shown)).toBe(false);
});

/** Of what stands in a member: as it was sent, and as it may be shown by the schema of the answer. */
function isWithinKept(asked: SchemaObject, answered: SchemaObject, sent: object, shown: object): boolean {
  const body = (member: SchemaObject): SchemaObject => ({ type: "object", properties: { method: member } });
  return differences(contract, { method: sent }, { method: shown }, body(asked), body(answered)).length === 0;
}

test.each<[why: string, asked: SchemaObject, answered: SchemaObject, isKept: boolean]>([
  [
    "what only one branch has as writeOnly",
    { oneOf: [{ properties: { kind: text, number: { ...text, writeOnly: true } } }, { properties: { iban: text } }] },
    { type: "object" },
    true,
  ],
  [
    "what the answer does not have by its schema",
    { properties: { kind: text, number: text } },
    { properties: { kind: text } },
    true,
  ],
  ["what both have", { properties: { kind: text, number: text } }, { properties: { kind: text, number: text } }, false],
  ["what the answer may have under any name", { type: "object" }, { type: "object" }, false],
])("%s within a member is compared where it has to be shown", (_, asked, answered, isKept) => {
  const isSame = isWithinKept(asked, answered, { kind: "card", number: "4242" }, { kind: "card" });
  expect(isSame).toBe(isKept);
  expect(isWithinKept(asked, answered, { kind: "card" }, { kind: "cash" })).toBe(false);
});
