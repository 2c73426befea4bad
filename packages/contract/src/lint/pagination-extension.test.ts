import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import { checkPaginationExtensions } from "./pagination-extension.ts";

/** What lint says of `x-cantus-pagination` on an operation that has `skip` and answers with `X-Total`. */
function told(said: unknown): string[] {
  const contract = createContract({
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/jobs": {
        get: {
          "x-cantus-pagination": said,
          parameters: [{ name: "skip", in: "query", schema: { type: "integer" } }],
          responses: { "200": { description: "Jobs.", headers: { "X-Total": { schema: { type: "integer" } } } } },
        },
      },
    },
  });
  return checkPaginationExtensions(contract).map(({ pointer, message }) => `${pointer} ${message}`);
}

const HERE = "/paths/~1jobs/get/x-cantus-pagination";

describe("x-cantus-pagination", () => {
  it.each([
    ["no page", false],
    ["by how many to skip", { items: "/jobs", offset: "skip", total: "X-Total" }],
    ["the whole body is the list", { items: "", next: "/next" }],
  ])("%s is understood", (_name, said) => {
    expect(told(said)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["a word", true, `${HERE} \`x-cantus-pagination\` must be object.`],
    ["no list", { offset: "skip" }, "must have required property 'items'"],
    ["no way on", { items: "/jobs" }, "says nothing that leads to the next page"],
    ["a member that is none", { items: "", offset: "skip", step: 1 }, "does not know `step`"],
    ["a list that is no pointer", { items: "jobs", offset: "skip" }, `${HERE}/items`],
    [
      "another parameter",
      { items: "", offset: "from" },
      "names the query parameter `from`, and the operation has none",
    ],
    ["another header", { items: "", offset: "skip", total: "X-Count" }, "names the header `X-Count`"],
  ])("%s is not", (_name, said, message) => {
    expect(told(said).join("\n")).toContain(message);
  });
});
