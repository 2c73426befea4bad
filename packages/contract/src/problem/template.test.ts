import { expect, it } from "vitest";
import { ContractError } from "../error.ts";
import type { OpenApiDocument } from "../model.ts";
import { readProblemTemplate } from "./template.ts";

const documentWith = (template: unknown) =>
  ({ openapi: "3.1.0", info: { title: "t", version: "1" }, "x-problem": template }) as OpenApiDocument;

function faultsOf(template: unknown): string[] {
  try {
    readProblemTemplate(documentWith(template));
  } catch (error) {
    if (error instanceof ContractError) return error.faults.map((fault) => `${fault.pointer}: ${fault.message}`);
  }
  return [];
}

const mediaType = "application/json";

it("reads no template where there is none", () => {
  expect(readProblemTemplate({ openapi: "3.1.0", info: { title: "t", version: "1" } })).toBeUndefined();
});

it("fills in what may be left out", () => {
  expect(readProblemTemplate(documentWith({ mediaType, body: "{title}" }))).toEqual({
    mediaType,
    body: "{title}",
    codes: {},
    statuses: {},
  });
});

it.each<[template: unknown, fault: RegExp]>([
  ["text", /^\/x-problem: `x-problem` must be an object/],
  [{ body: 1 }, /^\/x-problem: .* no `mediaType`/],
  [{ mediaType: "json", body: 1 }, /^\/x-problem\/mediaType: .* is "json"/],
  [{ mediaType }, /^\/x-problem: .* no `body`/],
  [{ mediaType, body: 1, code: {} }, /^\/x-problem\/code: `code` means nothing here/],
  [{ mediaType, body: { a: ["{colour}"] } }, /^\/x-problem\/body\/a\/0: There is no `colour`/],
  [{ mediaType, body: { "a/b": "{detail|titel}" } }, /^\/x-problem\/body\/a~1b: There is no `titel`/],
  [{ mediaType, body: 1, codes: [] }, /^\/x-problem\/codes: `codes` must be an object/],
  [
    { mediaType, body: 1, codes: { conflict: "CONFLICT" } },
    /codes\/conflict: The entry of `conflict` must be an object/,
  ],
  [{ mediaType, body: 1, codes: { conflict: { status: 200 } } }, /codes\/conflict\/status: .* from 400 to 599/],
  [{ mediaType, body: 1, statuses: { 200: {} } }, /statuses\/200: `200` is not the status of a failure/],
  [{ mediaType, body: 1, statuses: { 422: { headers: {} } } }, /statuses\/422\/headers: `headers` means nothing here/],
])("says what is wrong with %j", (template, fault) => {
  expect(faultsOf(template).join("\n")).toMatch(fault);
});

it("takes the members of the codes as placeholders", () => {
  expect(faultsOf({ mediaType, body: "{hint}", codes: { conflict: { hint: "Try again" } } })).toEqual([]);
});

it("says where the fault was written, when it is told how to find out", () => {
  const location = { file: "/api/openapi.yaml", line: 7, column: 3, listing: "7 | body: '{x}'" };
  const read = () => readProblemTemplate(documentWith({ mediaType, body: "{x}" }), () => location);
  expect(read).toThrow("/api/openapi.yaml:7:3");
});
