import { expect, it } from "vitest";
import { createContract } from "../create.ts";
import type { OpenApiDocument } from "../model.ts";
import { unknownQueryParameters } from "./unknown-query.ts";

const document: OpenApiDocument = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: {
    "/jobs": {
      get: {
        operationId: "listJobs",
        security: [{ Key: [] }],
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer" } },
          { name: "filter", in: "query", style: "deepObject", schema: { type: "object" } },
          { name: "page", in: "query", schema: { allOf: [{ $ref: "#/components/schemas/Page" }] } },
          { name: "sort", in: "query", explode: false, schema: { type: "object", properties: { by: {} } } },
          { name: "path", in: "header", schema: { type: "string" } },
        ],
        responses: { 204: { description: "" } },
      },
    },
  },
  components: {
    schemas: { Page: { type: "object", properties: { after: { type: "string" } } } },
    securitySchemes: { Key: { type: "apiKey", in: "query", name: "api_key" } },
  },
};
const contract = createContract(document);
const operation = contract.operation("listJobs") as NonNullable<ReturnType<typeof contract.operation>>;

it.each<[query: string, unknown: string[]]>([
  ["", []],
  ["limit=1&limit=2", []],
  ["filter[a]=1&filter%5Bb%5D=2", []],
  ["after=x", []],
  ["api_key=k", []],
  ["limmit=1&limit=1&limmit=2", ["/limmit"]],
  ["filter", []],
  ["filter[a=1&filter[a]b=1&filters[a]=1", ["/filter[a", "/filter[a]b", "/filters[a]"]],
  ["sort=by,name", []],
  ["page=after,x&by=name", ["/page", "/by"]],
  ["path=1&a/b=2", ["/path", "/a~1b"]],
])("?%s has the unknown %j", (query, unknown) => {
  expect(unknownQueryParameters(contract, operation, query).map(({ pointer }) => pointer)).toEqual(unknown);
});
