/** What a scenario file may say, as a JSON schema. */
import { createContract, type Schema } from "@cantus/contract";

const TIME = String.raw`^\d{1,9}(\.\d{1,6})?(ms|s|m|h)$`;

const MEMBERS = { type: "object", additionalProperties: true };

const SCRIPT = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: {
    when: {
      type: "object",
      additionalProperties: false,
      minProperties: 1,
      properties: { path: MEMBERS, query: MEMBERS, header: MEMBERS, body: true },
    },
    status: { type: "integer", minimum: 200, maximum: 599 },
    example: { type: "string", minLength: 1 },
    body: true,
    headers: { type: "object", additionalProperties: { type: "string" } },
    times: { type: "integer", minimum: 1, maximum: 1_000_000 },
    latency: { type: "string", pattern: TIME },
    rate: { type: "number", minimum: 0, maximum: 1 },
    seed: { type: "integer" },
    rateLimit: {
      type: "object",
      additionalProperties: false,
      required: ["limit", "window"],
      properties: {
        limit: { type: "integer", minimum: 0, maximum: 1_000_000 },
        window: { type: "string", pattern: TIME },
      },
    },
  },
  dependentRequired: { example: ["status"], body: ["status"], headers: ["status"], rate: ["status"], seed: ["rate"] },
};

export const SCENARIO: Schema = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: {
    description: { type: "string" },
    clock: { type: "string", format: "date-time" },
    frozen: { type: "boolean" },
    state: { type: "object", additionalProperties: { type: "array", maxItems: 1000, items: { type: "object" } } },
    answers: { type: "object", additionalProperties: { type: "array", minItems: 1, maxItems: 40, items: SCRIPT } },
  },
} as unknown as Schema;

/** To hold files against it by the validator that bodies are held against their schemas by. */
export const SCENARIOS = createContract({ openapi: "3.1.0", info: { title: "Scenarios", version: "1" }, paths: {} });
