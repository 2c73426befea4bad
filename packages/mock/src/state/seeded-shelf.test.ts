import { createContract } from "@cantus/contract";
import { expect, it } from "vitest";
import { createMock } from "../mock.ts";

const items = ["01", "03", "02"].map((day) => ({ id: `of-${day}`, created_at: `2026-01-${day}T12:00:00Z` }));

it.each([
  ["All things, the newest first.", ["of-03", "of-02", "of-01"]],
  ["All things.", ["of-01", "of-03", "of-02"]],
])("a list of which is said %j begins with the contract's examples in that order", async (description, ids) => {
  const item = {
    type: "object",
    required: ["id"],
    properties: { id: { type: "string" }, created_at: { type: "string" } },
  };
  const json = (schema: object, example: unknown) => ({ "application/json": { schema, example } });
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Things", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          description,
          responses: { 200: { description: "", content: json({ type: "array", items: item }, items) } },
        },
        post: { operationId: "createThing", responses: { 201: { description: "", content: json(item, items[0]) } } },
      },
      "/things/{id}": {
        get: {
          operationId: "getThing",
          parameters: [id],
          responses: { 200: { description: "", content: json(item, items[0]) } },
        },
      },
    },
  } as never);
  const response = await createMock([contract]).fetch(new Request("http://mock/things"));
  expect(((await response.json()) as typeof items).map((each) => each.id)).toEqual(ids);
});
