import { describe, expect, it } from "vitest";
import { createContract } from "../create.ts";
import { checkMockExtensions } from "./mock-extension.ts";

/** What lint says of `x-mock` on the operation, on the schema of jobs, on the path item, and on a webhook. */
function told({
  operation,
  schema,
  item,
  webhook,
}: {
  operation?: unknown;
  schema?: unknown;
  item?: unknown;
  webhook?: unknown;
}): string[] {
  const contract = createContract({
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/jobs/{id}": {
        ...(item !== undefined && { "x-mock": item }),
        post: {
          ...(operation !== undefined && { "x-mock": operation }),
          operationId: "touchJob",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: { "204": { description: "Done" } },
        },
      },
    },
    webhooks: {
      jobEnded: {
        post: { ...(webhook !== undefined && { "x-mock": webhook }), responses: { "204": { description: "Taken" } } },
      },
    },
    components: {
      schemas: {
        Job: {
          ...(schema !== undefined && { "x-mock": schema }),
          type: "object",
          properties: {
            id: { type: "string" },
            status: { type: "string", enum: ["queued", "running", "done"] },
            progress: { type: "integer" },
          },
        },
      },
    },
  });
  return checkMockExtensions(contract).map(({ pointer, message }) => `${pointer} ${message}`);
}

const AT_OPERATION = "/paths/~1jobs~1{id}/post/x-mock";
const AT_WEBHOOK = "/webhooks/jobEnded/post/x-mock";
const AT_SCHEMA = "/components/schemas/Job/x-mock";

describe("x-mock", () => {
  it.each([
    ["an operation of no collection", { operation: false }],
    [
      "what an operation does",
      { operation: { set: { status: "done" }, when: { status: ["queued"] }, otherwise: 409 } },
    ],
    ["a list of a part", { operation: { collection: "jobs", where: { liked: true } } }],
    [
      "a lifecycle",
      { schema: { id: "id", lifecycle: { status: "queued 2s → running 500ms → done", progress: "0 → 100" } } },
    ],
    ["a webhook of a collection", { webhook: { collection: "jobs" } }],
    ["when a webhook is sent", { webhook: { collection: "jobs", when: { status: ["done"] } } }],
    ["a lifecycle in plain letters", { schema: { lifecycle: { status: "queued 2s -> done" } } }],
  ])("says %s", (_, said) => {
    expect(told(said)).toEqual([]);
  });

  it.each([
    [{ operation: { colection: "jobs" } }, `${AT_OPERATION}/colection \`x-mock\` does not know \`colection\`.`],
    [{ webhook: { collection: "tasks" } }, `${AT_WEBHOOK}/collection No path has a collection \`tasks\`.`],
    [{ webhook: { when: { status: "done" } } }, `${AT_WEBHOOK} \`x-mock\` must have required property 'collection'.`],
    [
      { webhook: { collection: "jobs", set: { status: "done" } } },
      `${AT_WEBHOOK}/set \`x-mock\` does not know \`set\`.`,
    ],
    [{ operation: { collection: "tasks" } }, `${AT_OPERATION}/collection No path has a collection \`tasks\`.`],
    [{ operation: true }, `${AT_OPERATION} \`x-mock\` must be object.`],
    [{ operation: { when: { status: "done" } } }, `${AT_OPERATION} \`x-mock\` needs \`set\` where there is \`when\`.`],
    [
      { operation: { set: { a: 1 }, when: { a: 2 }, otherwise: 200 } },
      `${AT_OPERATION}/otherwise \`x-mock\` at \`/otherwise\` must be >= 400.`,
    ],
    [{ schema: { id: "key" } }, `${AT_SCHEMA}/id The schema has no property \`key\`.`],
    [
      { schema: { lifecycle: { status: "queued" } } },
      `${AT_SCHEMA}/lifecycle/status \`x-mock\` does not understand the line at \`/lifecycle/status\`.`,
    ],
    [
      { schema: { lifecycle: { status: "queued 2s → ended" } } },
      `${AT_SCHEMA}/lifecycle/status \`status\` has no value \`ended\`.`,
    ],
    [
      { schema: { lifecycle: { state: "queued 2s → done" } } },
      `${AT_SCHEMA}/lifecycle/state The schema has no property \`state\`.`,
    ],
    [{ item: { collection: "jobs" } }, "/paths/~1jobs~1{id}/x-mock `x-mock` means nothing on a path item."],
  ])("is refused: %j", (said, message) => {
    expect(told(said)).toEqual([message]);
  });
});
