import type { Schema } from "@cantus/contract";
import { expect, test } from "vitest";
import { contractOf } from "../testdata/strict.ts";
import { deviations } from "./deviations.ts";

const contract = contractOf({}, { paths: {} });
const text = { type: "string" } as const;

test.each<[string, Schema, unknown, unknown[]]>([
  ["a value", { ...text, pattern: "^[0-9]\\.00$", not: { const: "0.00" } }, "4.00", ["0.00"]],
  ["one of several", { type: "integer", not: { enum: [7, 13] } }, 4, [7, 13]],
  ["a text of a pattern", { ...text, pattern: "^[a-z_]{3,9}$", not: { pattern: "^root$" } }, "sample", ["root"]],
  ["a text that is none of it anyway", { ...text, pattern: "^[a-z]{3}$", not: { pattern: "^[0-9]{3}$" } }, "abc", []],
  [
    "two members together",
    { type: "object", properties: { a: text, b: { const: 1 } }, not: { required: ["a", "b"] } },
    { a: "x" },
    [{ a: "x", b: 1 }],
  ],
])("what must not be %s is sent as such", (_, schema, value, wrong) => {
  const options = { contract, seed: 1, isText: false, name: "member" };
  const found = [...deviations(schema, value, options)].filter(({ keyword }) => keyword === "not");
  expect(found.map((each) => each.value)).toEqual(wrong);
  expect(found.every(({ expect }) => expect === "refused")).toBe(true);
});
