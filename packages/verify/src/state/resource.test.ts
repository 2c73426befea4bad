import { createContract, type OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { payloadOf } from "./payload.ts";
import { resourcesOf } from "./resource.ts";

const thing = { type: "object", properties: { job_id: { type: "string" }, title: { type: "string" } } };
const shown = (schema: object = { $ref: "#/components/schemas/Job" }) => ({
  description: "",
  content: { "application/json": { schema } },
});
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const takes = (schema: object) => ({ content: { "application/json": { schema } } });

function contractOf(paths: object) {
  return createContract({
    openapi: "3.1.1",
    info: { title: "Jobs", version: "1" },
    paths,
    components: { schemas: { Job: thing } },
  } as unknown as OpenApiDocument);
}

const read = { get: { operationId: "read", parameters: [id], responses: { 200: shown() } } };

test.each<[what: string, made: object, create: string | undefined]>([
  ["by its schema", { 202: shown() }, "make"],
  ["by a link", { 201: { ...shown({ type: "object" }), links: { job: { operationId: "read" } } } }, "make"],
  ["not where it may have been there before", { 200: shown() }, undefined],
  ["not where it is another thing", { 201: shown({ type: "object" }) }, undefined],
])("what is made at one path is known at another %s", (_, responses, create) => {
  const contract = contractOf({ "/scenes": { post: { operationId: "make", responses } }, "/jobs/{id}": read });
  expect(resourcesOf(contract).map((resource) => resource.create?.id)).toEqual([create]);
});

test.each(["/rooms/{room}/jobs", "/rooms/{room}/log/jobs"])(
  "what is made at %s is read at a path of its own",
  (path) => {
    const room = { ...id, name: "room" };
    const made = { post: { operationId: "make", parameters: [room], responses: { 201: shown() } } };
    const contract = contractOf({ [path]: made, "/jobs/{id}": read });
    expect(resourcesOf(contract).map((resource) => resource.create?.id)).toEqual(["make"]);
  },
);

test.each(["post", "put"])("what is done to a thing by %s is an action, and no part of it", (method) => {
  const done = { [method]: { operationId: "close", parameters: [id], responses: { 200: shown() } } };
  const contract = contractOf({ "/jobs/{id}": read, "/jobs/{id}/closing": done });
  const [{ actions, parts } = { actions: [], parts: [] }] = resourcesOf(contract);
  expect([actions.map((action) => action.id), parts]).toEqual([["close"], []]);
});

test("what shows a thing reads it where nothing reads it at its own path", () => {
  const made = { post: { operationId: "make", responses: { 201: shown() } } };
  const status = { get: { operationId: "status", parameters: [id], responses: { 200: shown() } } };
  const contract = contractOf({ "/jobs": made, "/jobs/{id}/status": status });
  expect(resourcesOf(contract).map((resource) => resource.read?.id)).toEqual(["status"]);
});

test("what there is one of is no collection and no part of a thing", () => {
  const whole = (operationId: string) => ({
    get: { operationId: `${operationId}-get`, responses: { 200: shown() } },
    put: { operationId, requestBody: takes(thing), responses: { 200: shown() } },
  });
  const contract = contractOf({ "/profile": whole("set"), "/jobs/{id}": read, "/jobs/{id}/notes": whole("note") });
  const singles = resourcesOf(contract).filter(({ isSingle }) => isSingle);
  expect(singles.map(({ replace }) => replace?.id)).toEqual(["set"]);
});

test.each<[what: string, schema: object, tokens: string[]]>([
  ["itself", thing, []],
  ["in a member of its name", { type: "object", properties: { job: thing } }, ["job"]],
  [
    "as JSON:API has it",
    {
      type: "object",
      properties: { data: { type: "object", properties: { type: { const: "jobs" }, attributes: thing } } },
    },
    ["data", "attributes"],
  ],
  ["with one member that is its own", { type: "object", properties: { settings: thing } }, []],
])("a body sends a thing %s", (_, schema, tokens) => {
  const contract = contractOf({
    "/jobs": { post: { operationId: "make", requestBody: takes(schema), responses: {} } },
  });
  expect(payloadOf(contract, contract.operation("make"))?.tokens).toEqual(tokens);
});
