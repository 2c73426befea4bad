import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { ParameterIn, ParameterStyle, Schema } from "../model.ts";
import { parseParameter, type Readable } from "./parse.ts";
import { serializeParameter } from "./serialize.ts";

const contract = createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {} });

const text: Schema = { type: "string" };
const list: Schema = { type: "array", items: text };
const rgb: Schema = {
  type: "object",
  properties: { R: { type: "integer" }, G: { type: "integer" }, B: { type: "integer" } },
  additionalProperties: false,
};

const schemas = { string: text, array: list, object: rgb };
const values = { empty: "", string: "blue", array: ["blue", "black", "brown"], object: { R: 100, G: 200, B: 150 } };

function color(place: ParameterIn, style: ParameterStyle, explode: boolean, schema: Schema): Readable {
  return { name: "color", in: place, style, explode, schema };
}

// OpenAPI 3.1.1 §4.8.12.7, Style Examples, and the same for cookies.
const table: [ParameterIn, ParameterStyle, explode: boolean, Partial<Record<keyof typeof values, string>>][] = [
  [
    "path",
    "matrix",
    false,
    { empty: ";color", string: ";color=blue", array: ";color=blue,black,brown", object: ";color=R,100,G,200,B,150" },
  ],
  [
    "path",
    "matrix",
    true,
    {
      empty: ";color",
      string: ";color=blue",
      array: ";color=blue;color=black;color=brown",
      object: ";R=100;G=200;B=150",
    },
  ],
  ["path", "label", false, { empty: ".", string: ".blue", array: ".blue,black,brown", object: ".R,100,G,200,B,150" }],
  ["path", "label", true, { empty: ".", string: ".blue", array: ".blue.black.brown", object: ".R=100.G=200.B=150" }],
  ["path", "simple", false, { empty: "", string: "blue", array: "blue,black,brown", object: "R,100,G,200,B,150" }],
  ["path", "simple", true, { empty: "", string: "blue", array: "blue,black,brown", object: "R=100,G=200,B=150" }],
  ["header", "simple", false, { empty: "", string: "blue", array: "blue,black,brown", object: "R,100,G,200,B,150" }],
  ["header", "simple", true, { empty: "", string: "blue", array: "blue,black,brown", object: "R=100,G=200,B=150" }],
  [
    "query",
    "form",
    false,
    { empty: "color=", string: "color=blue", array: "color=blue,black,brown", object: "color=R,100,G,200,B,150" },
  ],
  [
    "query",
    "form",
    true,
    { empty: "color=", string: "color=blue", array: "color=blue&color=black&color=brown", object: "R=100&G=200&B=150" },
  ],
  [
    "query",
    "spaceDelimited",
    false,
    { array: "color=blue%20black%20brown", object: "color=R%20100%20G%20200%20B%20150" },
  ],
  ["query", "spaceDelimited", true, { array: "color=blue&color=black&color=brown" }],
  [
    "query",
    "pipeDelimited",
    false,
    { array: "color=blue%7Cblack%7Cbrown", object: "color=R%7C100%7CG%7C200%7CB%7C150" },
  ],
  ["query", "pipeDelimited", true, { array: "color=blue&color=black&color=brown" }],
  ["query", "deepObject", true, { object: "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150" }],
  [
    "cookie",
    "form",
    false,
    { empty: "color=", string: "color=blue", array: "color=blue,black,brown", object: "color=R,100,G,200,B,150" },
  ],
  [
    "cookie",
    "form",
    true,
    {
      empty: "color=",
      string: "color=blue",
      array: "color=blue; color=black; color=brown",
      object: "R=100; G=200; B=150",
    },
  ],
];

const rows = table.flatMap(([place, style, explode, written]) =>
  Object.entries(written).map(
    ([kind, wire]) => [place, style, explode ? "exploded" : "not exploded", kind, wire] as const,
  ),
);

describe("the style examples of the standard, both ways", () => {
  it.each(rows)("%s, %s, %s: %s as %s", (place, style, explode, kind, wire) => {
    const value = values[kind as keyof typeof values];
    const parameter = color(place, style, explode === "exploded", schemas[kind as keyof typeof schemas] ?? text);
    expect(serializeParameter(parameter, value)).toBe(wire);
    expect(parseParameter(contract, parameter, wire)).toEqual({ value });
  });
});

describe("reading what callers send", () => {
  const integers: Schema = { type: "array", items: { type: "integer" } };
  const nested: Schema = {
    type: "object",
    properties: { price: { type: "object", properties: { min: { type: "number" } } }, tags: list },
  };
  const form = { name: "a", in: "query", style: "form", explode: true } as const;
  const joined = { ...form, explode: false };
  const deep = { name: "f", in: "query", style: "deepObject", explode: true } as const;
  const json = {
    name: "j",
    in: "query",
    style: "form",
    explode: true,
    content: { type: "application/json", schema: undefined, examples: [], encoding: {}, pointer: "" },
  } as const;

  it.each<[what: string, parameter: Readable, raw: string | string[] | undefined, value: unknown]>([
    ["absent", { ...form, schema: text }, "b=1", undefined],
    ["empty", { ...form, schema: text }, "a=", ""],
    ["empty without =", { ...form, schema: text }, "a", ""],
    ["no query at all", { ...form, schema: integers }, undefined, undefined],
    ["a list of one", { ...form, schema: integers }, "a=1", [1]],
    ["a list among others", { ...form, schema: integers }, "b=2&a=1&c=3&a=5", [1, 5]],
    ["an item that is no integer", { ...form, schema: integers }, "a=1&a=x", [1, "x"]],
    ["twice where one belongs", { ...form, schema: text }, "a=1&a=2", ["1", "2"]],
    ["a space as +", { ...form, schema: text }, "a=b+c%2Bd", "b c+d"],
    [
      "a + as it is, where reserved characters are allowed",
      { ...form, allowReserved: true, schema: text },
      "a=b+c/d",
      "b+c/d",
    ],
    ["an encoded name", { ...form, name: "a[]", schema: integers }, "a%5B%5D=1&a[]=2", [1, 2]],
    ["an empty list", { ...joined, schema: integers }, "a=", []],
    ["a comma within an item", { ...joined, schema: list }, "a=x%2Cy,z", ["x,y", "z"]],
    ["plain pipes", { ...joined, style: "pipeDelimited", schema: list }, "a=x|y%7Cz", ["x", "y|z"]],
    ["spaces as +", { ...joined, style: "spaceDelimited", schema: list }, "a=x+y%20z", ["x", "y", "z"]],
    ["a list or one: one", { ...form, schema: { oneOf: [text, list] } }, "a=x", "x"],
    ["a list or one: a list", { ...form, schema: { oneOf: [text, list] } }, "a=x&a=y", ["x", "y"]],
    [
      "any properties",
      { ...form, schema: { type: "object", additionalProperties: { type: "integer" } } },
      "x=1&y=2",
      { x: 1, y: 2 },
    ],
    ["declared properties only", { ...form, schema: rgb }, "R=1&x=2", { R: 1 }],
    [
      "deeper brackets",
      { ...deep, schema: nested },
      "f[price][min]=1.5&f[tags]=a&f[tags]=b",
      { price: { min: 1.5 }, tags: ["a", "b"] },
    ],
    ["a list by []", { ...deep, schema: nested }, "f[tags][]=a&f[tags][]=b", { tags: ["a", "b"] }],
    ["a list by index", { ...deep, schema: nested }, "f[tags][1]=b&f[tags][0]=a", { tags: ["a", "b"] }],
    ["the key of another parameter", { ...deep, schema: nested }, "filter[x]=1&f]x[=2", undefined],
    ["a dangerous name is a name", { ...deep, schema: {} }, "f[__proto__]=x", Object.fromEntries([["__proto__", "x"]])],
    ["JSON", json, "j=%7B%22a%22%3A%5B1%5D%7D", { a: [1] }],
    [
      "a header in several lines",
      { name: "X-Ids", in: "header", style: "simple", explode: false, schema: integers },
      ["1, 2", "3"],
      [1, 2, 3],
    ],
    [
      "a header is not percent-decoded",
      { name: "X", in: "header", style: "simple", explode: false, schema: text },
      "50%",
      "50%",
    ],
    [
      "a cookie among others, quoted",
      { name: "a", in: "cookie", style: "form", explode: true, schema: text },
      'b=1; a="x%20y"; c',
      "x y",
    ],
    ["an empty value where it is allowed", { ...form, allowEmptyValue: true, schema: { type: "integer" } }, "a=", ""],
  ])("%s", (_, parameter, raw, value) => {
    expect(parseParameter(contract, parameter, raw)).toEqual({ value });
  });

  it.each<[what: string, parameter: Readable, raw: string, keyword: string]>([
    ["a required one is missing", { ...form, schema: text, required: true }, "b=1", "required"],
    ["a broken percent sequence", { ...form, schema: text }, "a=%E0%A4%A", "encoding"],
    ["bytes that are not UTF-8", { ...form, schema: text }, "a=%ff", "encoding"],
    ["a repeated parameter that must be joined", { ...joined, schema: list }, "a=1&a=2", "style"],
    ["a label without its dot", { name: "a", in: "path", style: "label", explode: false, schema: text }, "x", "style"],
    [
      "a matrix of another name",
      { name: "a", in: "path", style: "matrix", explode: false, schema: text },
      ";b=x",
      "style",
    ],
    [
      "a matrix of another name beside its own",
      { name: "a", in: "path", style: "matrix", explode: true, schema: list },
      ";a=x;b=y",
      "style",
    ],
    ["JSON that is none", json, "j={", "mediaType"],
    ["JSON deeper than anybody means", json, `j=${"[".repeat(101)}${"]".repeat(101)}`, "mediaType"],
    ["JSON that was sent twice", json, "j=1&j=2", "style"],
    ["brackets without end", { ...deep, schema: nested }, `f${"[a]".repeat(50)}=1`, "style"],
  ])("refuses it when %s", (_, parameter, raw, keyword) => {
    const { violation } = parseParameter(contract, parameter, raw);
    expect(violation).toMatchObject({ in: parameter.in, pointer: `/${parameter.name}`, keyword });
  });

  it("does not suffer from a broken part of another parameter", () => {
    expect(parseParameter(contract, { ...form, schema: text }, "%zz=1&b=%E0&a=x")).toEqual({ value: "x" });
  });
});

describe("writing", () => {
  const query = { name: "q", in: "query", style: "form", explode: true } as const;
  it.each<[what: string, parameter: Readable, value: unknown, wire: string]>([
    ["nothing for undefined", query, undefined, ""],
    ["nothing for an exploded empty list", query, [], ""],
    ["an empty list", { ...query, explode: false }, [], "q="],
    ["reserved characters, encoded", query, "a&b=c/d?e#f+g'(*)", "q=a%26b%3Dc%2Fd%3Fe%23f%2Bg%27%28%2A%29"],
    ["reserved characters, allowed", { ...query, allowReserved: true }, "a/b?c:d&e#f%", "q=a/b?c:d%26e%23f%25"],
    ["a slash in a path", { name: "p", in: "path", style: "simple", explode: false }, "a/b c", "a%2Fb%20c"],
    ["nested lists and objects, as JSON", { ...query, explode: false }, [[1], { a: 2 }], "q=%5B1%5D,%7B%22a%22%3A2%7D"],
    ["a date", query, new Date(0), "q=1970-01-01T00%3A00%3A00.000Z"],
    [
      "deeper objects, in brackets",
      { ...query, style: "deepObject" },
      { a: { b: 1, c: ["x", "y"] } },
      "q%5Ba%5D%5Bb%5D=1&q%5Ba%5D%5Bc%5D%5B%5D=x&q%5Ba%5D%5Bc%5D%5B%5D=y",
    ],
    ["half a character", query, "\ud800", "q=%EF%BF%BD"],
    [
      "JSON",
      { ...query, content: { type: "application/json", schema: undefined, examples: [], encoding: {}, pointer: "" } },
      { a: 1 },
      "q=%7B%22a%22%3A1%7D",
    ],
  ])("%s", (_, parameter, value, wire) => {
    expect(serializeParameter(parameter, value)).toBe(wire);
  });
});

describe("any value, written and read again, is the same", () => {
  const styles = table.map(([place, style, explode]) => ({ place, style, explode }));
  const mixed: Schema = {
    type: "object",
    properties: { n: { type: "integer" }, x: { type: "number" }, b: { type: "boolean" }, s: { ...text, minLength: 1 } },
    required: ["n"],
    additionalProperties: false,
  };
  const member = {
    n: fc.integer(),
    x: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    b: fc.boolean(),
  };

  it.each(styles)("$place, $style, explode $explode", ({ place, style, explode }) => {
    // Without what a style cannot tell from its own delimiters, by the standard's own word, and what no header can hold.
    const unit = place === "header" ? fc.constantFrom(..."abXY019-_.;:/%&\"'") : "binary";
    const delimiter = style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : undefined;
    const words = fc
      .string({ unit, minLength: 1 })
      .filter((word) => word.isWellFormed() && (delimiter === undefined || !word.includes(delimiter)));
    const back = (schema: Schema, value: unknown) => {
      const parameter = color(place, style, explode, schema);
      expect(parseParameter(contract, parameter, serializeParameter(parameter, value))).toEqual({ value });
    };
    const objects = fc.record({ ...member, s: words }, { requiredKeys: ["n"] });
    fc.assert(
      fc.property(objects, (value) => back(mixed, value)),
      { numRuns: 150 },
    );
    if (style === "deepObject") return;
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), (value) => back(list, value)),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (value) =>
        back({ type: "array", items: { type: "integer" } }, value),
      ),
      { numRuns: 100 },
    );
    if (style === "spaceDelimited" || style === "pipeDelimited") return;
    fc.assert(
      fc.property(words, (value) => back(text, value)),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(member.x, (value) => back({ type: "number" }, value)),
      { numRuns: 100 },
    );
  });
});
