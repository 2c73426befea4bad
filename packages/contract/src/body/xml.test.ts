import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { Schema } from "../model.ts";
import { writeXml } from "./xml.ts";

const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Pets", version: "1" },
  components: {
    schemas: {
      Tag: { type: "object", xml: { name: "tag" }, properties: { name: { type: "string" } } },
      Pet: {
        type: "object",
        properties: { id: { type: "integer", xml: { attribute: true } }, name: { type: "string" } },
      },
    },
  },
});

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const strings = { type: "array", items: { type: "string" } } as const;

describe("a value as XML", () => {
  // The forms are those of the XML Object's own examples (OpenAPI 3.1 §4.8.26.1).
  it.each<[name: string, schema: Schema, value: unknown, xml: string]>([
    ["is called root where nothing says how", {}, { a: 1 }, "<root><a>1</a></root>"],
    ["is called like its schema", { $ref: "#/components/schemas/Pet" }, { name: "Kim" }, "<Pet><name>Kim</name></Pet>"],
    ["is called as xml.name says", { xml: { name: "pet" } }, { a: 1 }, "<pet><a>1</a></pet>"],
    [
      "has attributes",
      { $ref: "#/components/schemas/Pet" },
      { id: 1, name: "Kim" },
      '<Pet id="1"><name>Kim</name></Pet>',
    ],
    [
      "repeats what a list is called",
      { properties: { animals: strings } },
      { animals: ["a", "b"] },
      "<root><animals>a</animals><animals>b</animals></root>",
    ],
    [
      "calls items as they say",
      { properties: { animals: { ...strings, xml: { name: "aliens" }, items: { xml: { name: "animal" } } } } },
      { animals: ["a", "b"] },
      "<root><animal>a</animal><animal>b</animal></root>",
    ],
    [
      "wraps a list",
      { properties: { animals: { ...strings, xml: { name: "aliens", wrapped: true } } } },
      { animals: ["a"] },
      "<root><aliens><animals>a</animals></aliens></root>",
    ],
    [
      "has a namespace and a prefix",
      {
        xml: { name: "pet", namespace: "http://example.com/pet", prefix: "p" },
        properties: { name: { xml: { prefix: "p" } } },
      },
      { name: "Kim" },
      '<p:pet xmlns:p="http://example.com/pet"><p:name>Kim</p:name></p:pet>',
    ],
    [
      "is a list",
      { type: "array", xml: { name: "tags" }, items: { $ref: "#/components/schemas/Tag" } },
      [{ name: "x" }],
      "<tags><tag><name>x</name></tag></tags>",
    ],
    ["is a text", { type: "string", xml: { name: "note" } }, "Don't", "<note>Don't</note>"],
    ["has nothing in it", { properties: { a: { type: "null" } } }, { a: null }, "<root><a/></root>"],
    [
      "describes parts of allOf",
      { allOf: [{ properties: { id: { xml: { attribute: true } } } }] },
      { id: 1 },
      '<root id="1"/>',
    ],
  ])("%s", (_name, schema, value, xml) => {
    const written = writeXml(contract, schema, value);
    expect(written).toBe(HEAD + xml);
    expect(XMLValidator.validate(written)).toBe(true);
  });

  it.each(["<&\">'", "]]>", "a\u0000b", "\ud800", "é 🎵"])("stays well-formed with %j in it", (text) => {
    const written = writeXml(
      contract,
      { properties: { id: { xml: { attribute: true } } } },
      { id: text, "1 key<": text },
    );
    expect(XMLValidator.validate(written)).toBe(true);
    const read = new XMLParser({ ignoreAttributes: false }).parse(written);
    const legal = text.replace(/[\0\ud800]/u, "\ufffd");
    expect(read.root).toEqual({ "@_id": legal, _1_key_: legal });
  });
});
