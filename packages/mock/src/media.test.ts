import { gunzipSync } from "node:zlib";
import { createContract } from "@cantus/contract";
import { describe, expect, it } from "vitest";
import { fileSample } from "./file-samples.ts";
import { concreteMediaType, encodeBody, isBinary } from "./media.ts";

const contract = createContract({ openapi: "3.1.1", info: { title: "Bodies", version: "1" } });

describe("a body on the wire", () => {
  it.each<[mediaType: string, value: unknown, bytes: string]>([
    ["application/json", "text", '"text"'],
    ["application/json; charset=utf-8", null, "null"],
    ["application/problem+json", { status: 404 }, '{"status":404}'],
    ["text/plain", "text", "text"],
    ["text/plain", 5, "5"],
    ["text/csv", "a,b\n", "a,b\n"],
    ["application/x-ndjson", [{ a: 1 }, { a: 2 }], '{"a":1}\n{"a":2}\n'],
    ["application/x-www-form-urlencoded", { a: "x y", b: [1] }, "a=x+y&b=%5B1%5D"],
    ["application/xml", "<a/>", "<a/>"],
    [
      "application/xml",
      { a: [1, 2], b: "<" },
      '<?xml version="1.0" encoding="UTF-8"?><root><a>1</a><a>2</a><b>&lt;</b></root>',
    ],
    ["text/event-stream", [1], "data: 1\n\n"],
  ])("%s of %j", (mediaType, value, bytes) => {
    expect(encodeBody(contract, mediaType, value)).toBe(bytes);
  });
});

it.each([
  ["image/*", "x", "image/png"],
  ["font/*", "x", "font/woff2"],
  ["*/*", "x", "text/plain"],
  ["*/*", {}, "application/json"],
  ["application/json", {}, "application/json"],
  ["application/vnd.custom*", {}, "application/json"],
])("sends %s as a media type without a star", (declared, value, sent) => {
  expect(concreteMediaType(declared, value)).toBe(sent);
});

it.each<[mediaType: string, starts: number[]]>([
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["audio/wav", [0x52, 0x49, 0x46, 0x46]],
  ["audio/mpeg", [0xff, 0xfb]],
  ["audio/flac", [0x66, 0x4c, 0x61, 0x43]],
  ["audio/ogg", [0x4f, 0x67, 0x67, 0x53]],
  ["application/ogg", [0x4f, 0x67, 0x67, 0x53]],
  ["video/mp4", [0, 0, 0, 0x24, 0x66, 0x74, 0x79, 0x70]],
  ["video/webm", [0x1a, 0x45, 0xdf, 0xa3]],
  ["font/ttf", [0, 1, 0, 0]],
  ["font/woff", [0x77, 0x4f, 0x46, 0x46]],
  ["font/woff2", [0x77, 0x4f, 0x46, 0x32]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46]],
  ["application/gzip", [0x1f, 0x8b]],
  ["application/zip", [0x50, 0x4b, 0x05, 0x06]],
])("makes a real %s", (mediaType, starts) => {
  const bytes = fileSample(mediaType);
  expect([...bytes.slice(0, starts.length)]).toEqual(starts);
  expect(isBinary(mediaType)).toBe(true);
});

it("writes the length of a WAV file into its header", () => {
  const wav = Buffer.from(fileSample("audio/wav"));
  expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
  expect(wav.readUInt32LE(40)).toBe(wav.length - 44);
});

it("knows pictures that are text", () => {
  expect(isBinary("image/svg+xml")).toBe(false);
});

it.each(["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif", "image/bmp", "image/svg+xml"])(
  "makes a %s that a decoder reads",
  async (type) => {
    const { loadImage } = await import("@napi-rs/canvas");
    expect(await loadImage(Buffer.from(fileSample(type)))).toMatchObject({ width: 1, height: 1 });
  },
);

it("makes archives that can be opened", () => {
  expect(gunzipSync(fileSample("application/gzip"))).toHaveLength(0);
});

it("says in a PDF where each object begins", () => {
  const text = Buffer.from(fileSample("application/pdf")).toString();
  const begins = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  expect(begins.map((offset, i) => text.startsWith(`${i + 1} 0 obj`, offset))).toEqual([true, true, true]);
  expect(text.startsWith("xref", Number(/startxref\n(\d+)/.exec(text)?.[1]))).toBe(true);
});
