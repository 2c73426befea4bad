import { expect, test } from "vitest";
import type { CheckName } from "../checks/index.ts";
import type { PhaseName } from "../phases/phase.ts";
import { type Break, KEY, libraryContract, libraryServer } from "../testdata/library.ts";
import { verify } from "../verify.ts";
import { kindOfBytes } from "./bytes.ts";
import { compare } from "./compare.ts";
import { describeComparison, describeDifference } from "./describe.ts";
import { shapeDifferences } from "./shape.ts";

const contract = libraryContract();
const options = { headers: { "X-API-Key": KEY } };

async function differencesOf(a: Break, b: Break) {
  const phases: readonly PhaseName[] = b.lenient ? ["examples", "boundaries"] : ["examples"];
  const { differences } = await compare(contract, libraryServer(a), libraryServer(b), { ...options, phases });
  return differences.map(({ operationId, what, place, a, b, wrong }) =>
    [operationId, what, place, a, b, wrong].filter(Boolean).join(" "),
  );
}

test("two servers that do the same differ in nothing, whatever ids they give", async () => {
  const used = libraryServer();
  await verify(contract, used, { ...options, phases: ["examples"] }).result;
  const result = await compare(contract, used, libraryServer(), options);
  expect(result.differences.map(describeDifference)).toEqual([]);
  expect(result.compared).toBeGreaterThan(20);
  expect(describeComparison(result)).toMatch(
    /^\d+ cases put to both.*: 0 differences by which one of them is wrong, 0 that the contract/,
  );
});

test.each<[what: string, a: Break, b: Break, told: string]>([
  ["a status", {}, { operation: "getBook", when: 200, status: 206 }, "getBook status 200 206 b"],
  [
    "a media type",
    { operation: "getCover", when: 200, mediaType: "audio/wav" },
    {},
    "getCover media-type audio/wav image/png a",
  ],
  [
    "a header that is missing",
    {},
    { operation: "listBooks", when: 200, headers: { "X-Total-Count": undefined } },
    "listBooks headers X-Total-Count there absent b",
  ],
  [
    "a field that is missing",
    {},
    { operation: "getBook", when: 200, body: ({ title: _, ...book }) => book },
    "getBook shape /title string nothing b",
  ],
  [
    "a field that is optional",
    { operation: "getBook", when: 200, body: (book) => ({ ...book, pages: 7 }) },
    {},
    "getBook shape /pages number nothing open",
  ],
  [
    "bytes that are something else",
    { operation: "getCover", when: 200, body: () => Buffer.from("<html>") },
    {},
    "getCover bytes HTML PNG open",
  ],
  ["what the contract forbids", {}, { lenient: true }, "createBook status 400 201 b"],
])("%s: who is wrong by the contract, or that it leaves it open", async (_, a, b, told) => {
  expect(await differencesOf(a, b)).toContain(told);
});

test("what breaks only a check that is not asked for is not told", async () => {
  const statuses = async (without: readonly CheckName[]) => {
    const { differences } = await compare(contract, libraryServer(), libraryServer({ lenient: true }), {
      ...options,
      phases: ["examples", "boundaries"],
      without,
    });
    return differences.filter(({ what, wrong }) => what === "status" && wrong === "b");
  };
  expect(await statuses([])).not.toEqual([]);
  expect(await statuses(["invalid-refused", "response-body"])).toEqual([]);
});

test.each([
  ["nothing", ""],
  ["PNG", "\x89PNG\r\n\x1a\n"],
  ["WAVE", "RIFF\0\0\0\0WAVEfmt "],
  ["MP3", "ID3\x04"],
  ["PDF", "%PDF-1.7"],
  ["XML", "<?xml version='1.0'?><a/>"],
  ["HTML", "<!DOCTYPE html>"],
  ["text", "data: 1"],
  ["bytes", "\xfe\x00\x80"],
])("bytes are known by how they begin: %s", (kind, text) => {
  expect(kindOfBytes(Buffer.from(text, "latin1"))).toBe(kind);
});

test.each<[unknown, unknown, string[]]>([
  [{ a: 1, b: [{ c: "x" }, { c: "y", d: true }] }, { a: 2, b: [{ c: "z", d: false }] }, []],
  [{ a: 1 }, { a: "1" }, ["/a number string"]],
  [{ a: null }, { a: { b: 1 } }, []],
  [{ list: [] }, { list: [{ a: 1 }] }, []],
  [{ a: { b: { c: 1 } } }, {}, ["/a object nothing"]],
  [[1], { a: 1 }, [" array object"]],
])("the shape of %j beside %j", (a, b, told) => {
  expect(shapeDifferences(a, b).map(({ place, a, b }) => `${place} ${a} ${b}`)).toEqual(told);
});
