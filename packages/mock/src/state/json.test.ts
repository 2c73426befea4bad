import { plainName } from "@cantus/contract/collections";
import { describe, expect, it } from "vitest";
import { replaceText } from "./json.ts";
import { mergePatch } from "./json-patch.ts";

describe("a merge patch", () => {
  it.each([
    [{ a: 1, b: 2 }, { b: 3 }, { a: 1, b: 3 }],
    [{ a: 1, b: 2 }, { b: null }, { a: 1 }],
    [{ a: { b: 1, c: 2 } }, { a: { c: null, d: 3 } }, { a: { b: 1, d: 3 } }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{ a: "text" }, { a: { b: 1 } }, { a: { b: 1 } }],
  ])("of %j and %j is %j (RFC 7396)", (target, patch, merged) => {
    expect(mergePatch(target, patch, () => false)).toEqual(merged);
  });

  it("keeps null where it is a value", () => {
    expect(mergePatch({ a: 1 }, { a: null }, () => true)).toEqual({ a: null });
  });

  it("changes no prototype", () => {
    const merged = mergePatch(
      {},
      JSON.parse('{"__proto__":{"polluted":true},"a":{"__proto__":{"polluted":true}}}'),
      () => false,
    );
    expect((merged as { polluted?: boolean }).polluted).toBeUndefined();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

it("an id in a text is replaced wherever it stands", () => {
  const shown = { id: "job_1", url: "/jobs/job_1.mp3", parts: ["job_1", 5, null] };
  expect(replaceText(shown, "job_1", "job_2")).toEqual({
    id: "job_2",
    url: "/jobs/job_2.mp3",
    parts: ["job_2", 5, null],
  });
});

it("names are compared without their case and separators", () => {
  expect(["job_id", "jobId", "Job-Id"].map(plainName)).toEqual(["jobid", "jobid", "jobid"]);
});
