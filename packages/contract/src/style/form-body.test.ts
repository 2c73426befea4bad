import { expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { Encoding, MediaType, Schema } from "../model.ts";
import { decodeForm, encodeForm } from "./form-body.ts";

const contract = createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {} });
const text: Schema = { type: "string" };
const list: Schema = { type: "array", items: { type: "integer" } };
const point: Schema = {
  type: "object",
  properties: { x: { type: "integer" }, y: { type: "integer" } },
  additionalProperties: false,
};

function form(properties: Record<string, Schema>, encoding: Record<string, Encoding> = {}): MediaType {
  return {
    type: "application/x-www-form-urlencoded",
    schema: { type: "object", properties },
    examples: [],
    encoding,
    pointer: "",
  };
}

it.each<[what: string, media: MediaType, value: Record<string, unknown>, wire: string]>([
  ["texts and numbers", form({ a: text, n: { type: "number" } }), { a: "x y&z", n: 1.5 }, "a=x%20y%26z&n=1.5"],
  ["a list", form({ ids: list }), { ids: [1, 2] }, "ids=1&ids=2"],
  ["a list of one", form({ ids: list }), { ids: [1] }, "ids=1"],
  ["a list in one field", form({ ids: list }, { ids: { explode: false } }), { ids: [1, 2] }, "ids=1,2"],
  ["a list between pipes", form({ ids: list }, { ids: { style: "pipeDelimited" } }), { ids: [1, 2] }, "ids=1%7C2"],
  ["an object as JSON", form({ at: point }), { at: { x: 1 } }, "at=%7B%22x%22%3A1%7D"],
  [
    "an object in brackets",
    form({ at: point }, { at: { style: "deepObject", explode: true } }),
    { at: { x: 1, y: 2 } },
    "at%5Bx%5D=1&at%5By%5D=2",
  ],
  ["an object by its members", form({ at: point }, { at: { style: "form" } }), { at: { x: 1, y: 2 } }, "x=1&y=2"],
  [
    "a list as JSON",
    form({ ids: list }, { ids: { contentType: "application/json" } }),
    { ids: [1, 2] },
    "ids=%5B1%2C2%5D",
  ],
  ["what the schema does not name", form({ a: text }), { a: "1", more: "2" }, "a=1&more=2"],
])("writes and reads %s", (_, media, value, wire) => {
  expect(encodeForm(contract, media, value)).toBe(wire);
  expect(decodeForm(contract, media, wire)).toEqual({ value, violations: [] });
});

it("reads what browsers send", () => {
  expect(decodeForm(contract, form({ a: text, n: { type: "integer" } }), "a=x+y%2B&n=&b=1&b=2")).toEqual({
    value: { a: "x y+", n: "", b: ["1", "2"] },
    violations: [],
  });
});

it("says what cannot be read, and reads the rest", () => {
  expect(decodeForm(contract, form({ a: text, at: point }), "a=%E0&at={&b=1")).toEqual({
    value: { b: "1" },
    violations: [
      { in: "body", pointer: "/a", keyword: "encoding", message: "must be percent-encoded UTF-8" },
      { in: "body", pointer: "/at", keyword: "mediaType", message: "must be application/json" },
    ],
  });
});
