import { describe, expect, it, test } from "vitest";
import { type BodyContent, type Part, readBody, readMultipart, shapeForm, writeMultipart } from "../body.ts";
import { createContract } from "../create.ts";
import type { Encoding, MediaType, Schema } from "../model.ts";

const contract = createContract({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {} });

function declare(schema?: Schema, encoding: Record<string, Encoding> = {}): MediaType {
  return { type: "*/*", schema, examples: [], encoding, pointer: "" };
}

function read(contentType: string, body: string | Uint8Array, schema?: Schema): BodyContent {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return readBody(contract, declare(schema), contentType, bytes);
}

describe("a body is read by its media type", () => {
  const form: Schema = { type: "object", properties: { n: { type: "integer" }, tags: { type: "array" } } };
  it.each<[contentType: string, body: string | Uint8Array, value: unknown]>([
    ["application/json", '{"n":1}', { n: 1 }],
    ["application/problem+json; charset=utf-8", "null", null],
    ["application/json; charset=klingon", '"é"', "é"],
    ["text/plain", "5", "5"],
    ["text/plain; charset=Latin1", new Uint8Array([0xe9]), "é"],
    ["application/x-www-form-urlencoded", "n=1&tags=a&x=y+z", { n: 1, tags: ["a"], x: "y z" }],
    ["multipart/form-data; boundary=b", '--b\r\ncontent-disposition: form-data; name="n"\r\n\r\n1\r\n--b--', { n: 1 }],
  ])("%s", (contentType, body, value) => {
    const found = read(contentType, body, form);
    expect(found).toEqual({ kind: "value", value, judged: value, violations: [] });
  });

  it("text has the type of its schema", () => {
    expect(read("text/plain", "5", { type: "integer" })).toMatchObject({ value: 5 });
  });

  it.each(["image/png", "application/xml", "multipart/mixed; boundary=b", ""])(
    "bytes stay bytes: %s",
    (contentType) => {
      expect(read(contentType, "{")).toEqual({ kind: "bytes" });
    },
  );

  it.each<[contentType: string, body: string | Uint8Array, message: RegExp]>([
    ["application/json", "{", /^is not JSON: ./],
    ["application/json", new Uint8Array([0x22, 0xff, 0x22]), /^is not valid utf-8$/],
    ["multipart/form-data", "x", /^is not a multipart body$/],
    ["multipart/form-data; boundary=b", "--b\r\n\r\nno end", /^is not a multipart body$/],
  ])("what is not %s says so", (contentType, body, message) => {
    expect(read(contentType, body)).toMatchObject({ kind: "malformed", message: expect.stringMatching(message) });
  });

  it("an unknown charset is told", () => {
    expect(read("text/plain; charset=Klingon", "x")).toEqual({ kind: "unknown-charset", charset: "klingon" });
  });
});

describe("the fields of a multipart form", () => {
  const text = (content: string) => ({ mediaType: undefined, content });
  const audio = { fileName: "a.wav", mediaType: "audio/wav", content: new TextEncoder().encode("RIFF") };
  const media = declare(
    {
      type: "object",
      properties: {
        title: { type: "string" },
        tempo: { type: "integer" },
        tags: { type: "array", items: { type: "integer" } },
        joined: { type: "array", items: { type: "integer" } },
        meta: { type: "object" },
        audio: { type: "string", format: "binary" },
        stems: { type: "array", items: { type: "string", contentMediaType: "audio/wav" } },
      },
    },
    { joined: { explode: false } },
  );

  it("come typed", () => {
    const { value, judged } = shapeForm(contract, media, [
      ["title", [text("1")]],
      ["tempo", [text("120")]],
      ["tags", [text("1")]],
      ["joined", [text("1,2")]],
      ["meta", [text('{"key":"C"}')]],
      ["other", [text("x"), text("y")]],
      ["__proto__", [text("z")]],
    ]);
    const fields = { title: "1", tempo: 120, tags: [1], joined: [1, 2], meta: { key: "C" }, other: ["x", "y"] };
    expect(value).toEqual({ ...fields, ["__proto__"]: "z" });
    expect(judged).toEqual(value);
  });

  it("come as files, for a schema as texts of their length", async () => {
    const { value, judged } = shapeForm(contract, media, [
      ["audio", [audio]],
      ["stems", [audio]],
      ["other", [audio]],
    ]);
    const { audio: file, stems } = value as { audio: File; stems: File[] };
    expect([file.name, file.type, await file.text()]).toEqual(["a.wav", "audio/wav", "RIFF"]);
    expect(stems.map(({ name }) => name)).toEqual(["a.wav"]);
    expect(judged).toEqual({ audio: "    ", stems: ["    "], other: "    " });
  });

  it("may be JSON in a file, and never text where a file belongs", () => {
    const bytes = new TextEncoder().encode('{"key":"C"}');
    const json = { fileName: "blob", mediaType: "application/json", content: bytes };
    const { value, violations } = shapeForm(contract, media, [
      ["meta", [json]],
      ["audio", [text("RIFF")]],
    ]);
    expect(value).toEqual({ meta: { key: "C" } });
    expect(violations).toEqual([{ in: "body", pointer: "/audio", keyword: "type", message: "must be a file" }]);
  });

  describe("that are too large for the memory", () => {
    const large = (size: number) => ({
      fileName: "a.wav",
      mediaType: "audio/wav",
      content: new Blob([new Uint8Array(size)]),
    });
    const bounded = declare({
      properties: { audio: { format: "binary", maxLength: 3_000_000 }, meta: { type: "object" } },
    });

    it("come as files, and are measured without a text of their length", () => {
      const { value, judged, violations } = shapeForm(contract, bounded, [["audio", [large(2_000_000)]]]);
      expect([(value.audio as File).size, (judged.audio as string).length]).toEqual([2_000_000, 1024 * 1024]);
      expect(violations).toEqual([]);
      expect(shapeForm(contract, bounded, [["audio", [large(3_000_001)]]]).violations).toMatchObject([
        { pointer: "/audio", keyword: "maxLength", message: "must NOT have more than 3000000 characters" },
      ]);
    });

    it("are nothing but files", () => {
      expect(shapeForm(contract, bounded, [["meta", [large(2_000_000)]]]).violations).toMatchObject([
        { pointer: "/meta", message: "is too large for anything but a file" },
      ]);
    });
  });

  it.each([
    ["image/png", undefined],
    ["image/jpeg", undefined],
    [undefined, undefined],
    ["text/html", "must be image/*, application/pdf, and is text/html"],
  ])("have the media type that the Encoding Object says: %s", (mediaType, message) => {
    const declared = declare(
      { properties: { cover: { format: "binary" } } },
      { cover: { contentType: "image/*, application/pdf" } },
    );
    const cover = { fileName: "a", mediaType, content: new Uint8Array() };
    const { violations } = shapeForm(contract, declared, [["cover", [cover]]]);
    expect(violations.map((violation) => violation.message)).toEqual(message === undefined ? [] : [message]);
  });
});

describe("multipart bodies", () => {
  const utf8 = new TextEncoder();
  const shown = (parts: readonly Part[] | undefined) =>
    parts?.map(({ body, ...rest }) => ({ ...rest, body: [...body] }));

  test("what is written is read again, bytes and names alike", () => {
    const parts = [
      { name: 'ti"tle', fileName: undefined, contentType: undefined, body: utf8.encode("Grüße") },
      {
        name: "file",
        fileName: "ä.bin",
        contentType: "audio/wav",
        body: new Uint8Array([0, 255, 13, 10, 45, 45, 120, 13, 10]),
      },
      { name: "empty", fileName: undefined, contentType: undefined, body: new Uint8Array() },
    ];
    expect(shown(readMultipart(writeMultipart(parts, "xyz"), "xyz"))).toEqual(shown(parts));
  });

  test("a platform's own FormData is read", async () => {
    const form = new FormData();
    form.set("a", "1");
    form.set("f", new File(["hello"], "h.txt", { type: "text/plain" }));
    const response = new Response(form);
    const boundary = /boundary=(.*)$/.exec(response.headers.get("content-type") ?? "")?.[1] ?? "";
    const read = readMultipart(await response.bytes(), boundary);
    expect(read?.map((part) => [part.name, part.fileName, new TextDecoder().decode(part.body)])).toEqual([
      ["a", undefined, "1"],
      ["f", "h.txt", "hello"],
    ]);
  });

  test.each([
    ["without its last delimiter", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n', "x"],
    ["without any delimiter", "a=1", "x"],
    ["without a boundary", "----\r\n", ""],
  ])("a body %s is refused", (_, body, boundary) => {
    expect(readMultipart(utf8.encode(body), boundary)).toBeUndefined();
  });
});
