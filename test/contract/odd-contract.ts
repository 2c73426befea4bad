/**
 * What none of the contracts in openapi/ has: forms, cookies, a required header, combined credentials, no `x-problem`,
 * and failures that are not JSON.
 */
import { createContract } from "@cantus/contract";

const json = { "application/json": { schema: { type: "object" }, example: {} } };
const form = {
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["title"],
    properties: {
      title: { type: "string", minLength: 1 },
      tempo: { type: "integer" },
      tags: { type: "array", items: { type: "string", maxLength: 10 } },
      meta: { type: "object", required: ["key"] },
    },
  },
  example: { title: "One", tempo: 120 },
};
const fault = {
  type: "object",
  required: ["message"],
  properties: { message: { type: "string" } },
  xml: { name: "fault" },
};
const told = {
  xml: { description: "Wrong", content: { "application/xml": { schema: fault } } },
  text: { description: "Wrong", content: { "text/plain": { schema: { type: "string" } } } },
  open: { description: "Wrong", content: { "application/vnd.odd+json": {} } },
};
const upload = {
  schema: {
    ...form.schema,
    required: ["title", "file"],
    properties: { ...form.schema.properties, file: { type: "string", format: "binary", maxLength: 1000 } },
  },
  example: { title: "One", file: "RIFF" },
};

export const ODD = createContract(
  {
    openapi: "3.1.0",
    info: { title: 'An "odd" contract', version: "1" },
    servers: [{ url: "https://odd.example.com" }],
    paths: {
      "/songs/{ids}": {
        put: {
          operationId: "putSongs",
          security: [{ Key: [], Token: [] }, { Password: [] }],
          parameters: [
            {
              name: "ids",
              in: "path",
              required: true,
              schema: { type: "array", items: { type: "integer" } },
              example: [1, 2],
            },
            { name: "X-Kinds", in: "header", required: true, schema: { type: "array", maxItems: 3 }, example: ["a"] },
            { name: "visit", in: "cookie", required: true, schema: { type: "integer" }, example: 1 },
            { name: "q", in: "query", required: true, schema: { type: "string", maxLength: 20 }, example: "a b" },
            {
              name: "filter",
              in: "query",
              style: "deepObject",
              explode: true,
              schema: { type: "object", properties: { by: { enum: ["name"] } } },
              example: { by: "name" },
            },
            {
              name: "sort",
              in: "query",
              style: "pipeDelimited",
              explode: false,
              schema: { type: "array", items: { enum: ["up", "down"] } },
              example: ["up", "down"],
            },
          ],
          requestBody: {
            required: true,
            content: {
              "application/x-www-form-urlencoded": form,
              "multipart/form-data": upload,
              "text/plain": { schema: { type: "string", maxLength: 30 }, example: "One" },
            },
          },
          responses: { 200: { description: "Put", content: json }, 422: { description: "Wrong", content: json } },
        },
      },
      "/notes/{id}": {
        put: {
          operationId: "putNote",
          security: [{ Token: [] }],
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "integer" }, example: 1 },
            {
              name: "at",
              in: "query",
              required: true,
              schema: { type: "string", format: "date" },
              example: "2026-02-03",
            },
          ],
          requestBody: {
            required: true,
            content: {
              "application/json": form,
              "text/plain": { schema: { type: "string", maxLength: 9 }, example: "One" },
            },
          },
          responses: {
            200: { description: "Put", content: json },
            400: told.xml,
            401: told.text,
            404: told.xml,
            406: told.text,
            413: told.text,
            415: told.open,
          },
        },
      },
      "/songs": {
        get: {
          operationId: "listSongs",
          security: [{ InQuery: [] }, { InCookie: [] }],
          responses: { 200: { description: "All", content: json } },
        },
      },
    },
    components: {
      securitySchemes: {
        Key: { type: "apiKey", in: "header", name: "X-API-Key" },
        Token: { type: "oauth2", flows: {} },
        Password: { type: "http", scheme: "basic" },
        InQuery: { type: "apiKey", in: "query", name: "key" },
        InCookie: { type: "apiKey", in: "cookie", name: "session" },
      },
    },
  },
  { name: "odd" },
);
