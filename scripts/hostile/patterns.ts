/** A contract whose patterns hang JavaScript's own engine, in every place where a contract can have one. */
import { createContract } from "@cantus/contract";

const text = (pattern: string) => ({ type: "string", pattern });

export const PATTERNS = createContract({
  openapi: "3.1.0",
  info: { title: "Patterns", version: "1" },
  servers: [{ url: "/patterns" }],
  paths: {
    "/{key}": {
      post: {
        operationId: "match",
        parameters: [
          { name: "key", in: "path", required: true, schema: text("^(([a-z])+.)+[A-Z]([a-z])+$"), example: "a.Ab" },
          { name: "search", in: "query", schema: text("(.*a){12}"), example: "a".repeat(12) },
          { name: "X-Trace", in: "header", schema: text("\\s+$"), example: "x" },
        ],
        requestBody: {
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: {
                  nested: text("^(a+)+$"),
                  either: text("^(a|aa)+$"),
                  dots: text("^(.*.)*a*a*$"),
                  url: { type: "string", format: "url" },
                  names: { type: "object", propertyNames: text("(a?){50}a{50}$") },
                },
                patternProperties: { "^(\\w+\\s?)*!$": { type: "string" } },
              },
              example: { nested: "aa" },
            },
          },
        },
        responses: { 204: { description: "It matches." }, 400: { description: "It does not." } },
      },
    },
  },
});
