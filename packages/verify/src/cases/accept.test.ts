import { createContract, type Operation } from "@cantus/contract";
import { expect, test } from "vitest";
import { acceptCases } from "./accept.ts";

const text = { schema: { type: "string" } };
const report = { type: "object", properties: { id: { type: "string" }, format: { enum: ["csv", "json"] } } };
const json = (schema: object) => ({ content: { "application/json": { schema } } });

/** Reports that are made and downloaded, as CSV or JSON. */
function askedOf(sent: object, format?: string): string[] {
  const idInPath = { name: "id", in: "path", required: true, ...text };
  const inQuery = { name: "format", in: "query", schema: { enum: ["csv", "json"] } };
  const file = { description: "", content: { "text/csv": text, "application/json": text } };
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Reports", version: "1" },
    paths: {
      "/reports": { post: { requestBody: json(sent), responses: { 201: { description: "", ...json(report) } } } },
      "/reports/{id}": { parameters: [idInPath], get: { responses: { 200: { description: "", ...json(report) } } } },
      "/reports/{id}/file": {
        parameters: [idInPath, inQuery],
        get: { operationId: "download", responses: { 200: file } },
      },
    },
  } as never);
  const operation = contract.operations.find(({ id }) => id === "download") as Operation;
  const sentParameters = operation.parameters.filter(({ in: place }) => place === "path" || format !== undefined);
  const parameters = new Map(sentParameters.map((each) => [each, each.in === "path" ? "r1" : format]));
  return acceptCases(contract, { operation, name: "", parameters, body: undefined, expected: [] }).map(
    ({ accept }) => accept,
  );
}

test("each representation is asked for", () => {
  expect(askedOf({ properties: { title: { type: "string" } } })).toEqual(["text/csv", "application/json"]);
});

test("what was chosen when the thing was made is not asked for otherwise", () => {
  expect(askedOf(report)).toEqual([]);
});

test("what the query names is not asked for otherwise", () => {
  expect(askedOf({ properties: { title: { type: "string" } } }, "csv")).toEqual([]);
});
