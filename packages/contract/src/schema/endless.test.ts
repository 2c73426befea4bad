import { expect, it } from "vitest";
import { createContract } from "../index.ts";
import type { Schema } from "../model.ts";
import { isEndless } from "./endless.ts";

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const holding = (schema: Schema, required = ["a"]): Schema => ({ type: "object", required, properties: { a: schema } });

const schemas: Record<string, Schema> = {
  Itself: holding(ref("Itself")),
  Optional: holding(ref("Optional"), []),
  There: holding(ref("Back")),
  Back: { allOf: [{ type: "object" }, holding(ref("There"))] },
  List: { type: "array", items: ref("List") },
  FullList: { type: "array", minItems: 1, items: ref("FullList") },
  Nullable: { type: ["object", "null"], required: ["a"], properties: { a: ref("Nullable") } },
  Choice: { oneOf: [holding(ref("Choice")), { type: "string" }] },
  EachChoice: { anyOf: [holding(ref("EachChoice")), ref("Itself")] },
  Uses: holding(ref("Itself")),
};

it.each([
  ["Itself", true],
  ["Optional", false],
  ["There", true],
  ["Back", true],
  ["List", false],
  ["FullList", true],
  ["Nullable", false],
  ["Choice", false],
  ["EachChoice", true],
  ["Uses", true],
])("%s: %s", (name, expected) => {
  const contract = createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, components: { schemas } });
  expect(isEndless(contract, ref(name))).toBe(expected);
  expect(isEndless(contract, { type: "array", items: ref(name) })).toBe(false);
});
