import { describe, expect, test } from "vitest";
import { contractOf } from "../testdata/strict.ts";
import { prove } from "./proof.ts";

const query = (name: string, schema: object) => ({ name, in: "query", schema });

const only = (properties: object) => ({ type: "object", additionalProperties: false, properties });

const contract = contractOf({
  parameters: [
    query("limit", { type: "integer", minimum: 1, maximum: 100 }),
    query("flag", { type: "boolean" }),
    query("word", { type: "string" }),
    query("nothing", { type: ["integer", "null"] }),
    query("ids", { type: "array", items: { type: "integer" } }),
    query("mail", { type: "string", format: "email" }),
    { ...query("filter", only({ kind: { type: "string" } })), style: "deepObject" },
    { name: "X-Trace", in: "header", required: true, schema: { type: "string", pattern: "^[a-f0-9]{4}$" } },
  ],
  requestBody: {
    content: {
      "application/json": {
        schema: {
          type: "object",
          additionalProperties: false,
          required: ["name"],
          properties: {
            id: { type: "string", readOnly: true },
            name: { type: "string", minLength: 1 },
            size: { type: "integer", default: 3 },
            mail: { type: "string", format: "email" },
          },
        },
      },
    },
  },
});
const [operation] = contract.operations;

function verdictOf(search: string, body?: unknown, headers: Record<string, string> = {}) {
  const sent = {
    method: "POST",
    url: `http://h/things${search}`,
    headers: { "x-trace": "ab12", ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    body: Buffer.from(body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body)),
  };
  return operation && prove(contract, operation, sent, "");
}

describe("a request is judged as whoever receives it reads it", () => {
  test.each<[string, string, unknown, string]>([
    ["a number within", "?limit=100", undefined, "valid"],
    ["a number without", "?limit=101", undefined, "invalid"],
    ["a whole number with decimals of zero", "?limit=5.0", undefined, "valid"],
    ["a word for a number", "?limit=abc", undefined, "invalid"],
    ["a text that looks like a number, where text is asked for", "?word=5", undefined, "valid"],
    ["a text that looks like null, where text is asked for", "?word=null", undefined, "valid"],
    ["null, where nothing may stand", "?nothing=null", undefined, "valid"],
    ["null for a number", "?limit=null", undefined, "invalid"],
    ["true for a boolean", "?flag=true", undefined, "valid"],
    ["1 for a boolean", "?flag=1", undefined, "invalid"],
    ["an empty list, which is nothing", "", undefined, "valid"],
    ["a list of words for numbers", "?ids=1&ids=x", undefined, "invalid"],
    ["a name that the contract does not have", "?colour=red", undefined, "open"],
    ["a member in brackets", "?filter[kind]=red", undefined, "valid"],
    ["a member in brackets that may not be there", "?filter[colour]=red", undefined, "invalid"],
    ["what is not of a format", "?mail=x", undefined, "open"],
    ["what is not of a format, and wrong besides", "?mail=x&limit=0", undefined, "invalid"],
    ["a body", "", { name: "a" }, "valid"],
    ["a body with a number as text", "", { name: "a", size: "3" }, "invalid"],
    ["a body without what has a default", "", { name: "a" }, "valid"],
    ["a body without what is required", "", {}, "invalid"],
    ["a body with what only the server sets", "", { name: "a", id: "x" }, "open"],
    ["a body with more", "", { name: "a", more: 1 }, "invalid"],
    ["a body that is no JSON", "", "{", "invalid"],
    ["no body, though one that need not be is named", "", "", "open"],
  ])("%s", (_, search, body, verdict) => {
    expect(verdictOf(search, body)?.verdict).toBe(verdict);
  });

  test("a media type that is not declared", () => {
    const proof = verdictOf("", { name: "a" }, { "content-type": "text/plain" });
    expect(proof).toMatchObject({ verdict: "invalid", violations: [{ in: "body", keyword: "mediaType" }] });
  });

  test("a request for another operation is not judged", () => {
    const sent = { method: "POST", url: "http://h/other", headers: {}, body: new Uint8Array(0) };
    expect(operation && prove(contract, operation, sent, "")).toBeUndefined();
  });
});
