import { type Contract, createContract } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { verify } from "../index.ts";

const clock = (headers: object) =>
  createContract({
    openapi: "3.1.1",
    info: { title: "Clock", version: "1" },
    paths: { "/now": { get: { operationId: "now", responses: { 200: { description: "Now.", headers } } } } },
  });
const contract = clock({});

async function told(headers: Record<string, string>, of: Contract = contract): Promise<string[]> {
  const { findings } = await verify(of, async () => new Response(null, { headers }), { phases: ["examples"] }).result;
  return findings.map(({ check, message }) => `${check}: ${message}`);
}

/** Header → as it has to be, as it must not be. */
const FORMS: Record<string, [string[], string[]]> = {
  ETag: [
    ['"1"', 'W/"a b"', '""'],
    ["1", "'1'", 'w/"1"', '"1'],
  ],
  "Last-Modified": [
    ["Sun, 06 Nov 1994 08:49:37 GMT"],
    ["1994-11-06T08:49:37Z", "Sun Nov  6 08:49:37 1994", "784111777"],
  ],
  "Retry-After": [
    ["0", "120", "Sun, 06 Nov 1994 08:49:37 GMT"],
    ["1.5", "soon", "120s", "2026-01-01T00:00:00Z"],
  ],
  Location: [
    ["/a/b?c=d#e", "https://[::1]:80/%C3%A9", "", "../b;v=1"],
    ["/a b", "/{id}", "/100%", "</a>"],
  ],
  "Content-Range": [
    ["bytes 0-9/100", "items */0", "bytes 0-9/*"],
    ["0-9/100", "bytes 0-9", "bytes=0-9/100"],
  ],
  Allow: [
    ["GET, POST", "GET", "GET ,HEAD", ""],
    ["GET POST", "[GET, POST]", "GET; POST"],
  ],
};

describe.each(Object.entries(FORMS))("%s has the form that HTTP gives it", (name, [kept, broken]) => {
  test.each(kept)("%j", async (value) => {
    expect(await told({ [name]: value })).toEqual([]);
  });

  test.each(broken)("and not %j", async (value) => {
    expect(await told({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^header-form: ${name} is .* \\(RFC 9110, section [\\d.]+\\)\\.$`)),
    ]);
  });
});

describe("a contract that declares Last-Modified", () => {
  const day = "1994-11-06T08:49:37Z";

  test("as a date-time, which HTTP does not allow, decides", async () => {
    const declared = clock({ "Last-Modified": { schema: { type: "string", format: "date-time" } } });
    expect(await told({ "Last-Modified": day }, declared)).toEqual([]);
    expect(await told({ "Last-Modified": "784111777" }, declared)).toEqual([
      expect.stringMatching(/^response-headers: /),
    ]);
  });

  test("as any text leaves its form to HTTP", async () => {
    const declared = clock({ "Last-Modified": { schema: { type: "string" } } });
    expect(await told({ "Last-Modified": day }, declared)).toEqual([expect.stringMatching(/^header-form: /)]);
  });
});
