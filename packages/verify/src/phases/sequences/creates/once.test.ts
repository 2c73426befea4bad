import { createContract, type OpenApiDocument } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";

const note = {
  type: "object",
  required: ["text"],
  properties: { id: { type: "string", readOnly: true }, text: { type: "string", maxLength: 200 } },
};
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Notes", version: "1" },
  paths: {
    "/notes": {
      get: { operationId: "list", responses: { 200: { description: "", ...json({ type: "array", items: note }) } } },
      post: {
        operationId: "make",
        requestBody: { required: true, ...json(note) },
        responses: { 201: { description: "", ...json(note) } },
      },
    },
    "/notes/{id}": {
      get: {
        operationId: "read",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: { 200: { description: "", ...json(note) }, 404: { description: "" } },
      },
    },
  },
} as unknown as OpenApiDocument);

/** @param copiesOf how many notes there are after a create, by the marks that were made before */
function notes(copiesOf: (marks: number) => number): Fetch {
  const all: { id: string; text: string }[] = [];
  let marks = 0;
  return async (request) => {
    const id = new URL(request.url).pathname.split("/")[2];
    if (id !== undefined) {
      const one = all.find((each) => each.id === id);
      return one ? Response.json(one) : new Response(null, { status: 404 });
    }
    if (request.method === "GET") return Response.json(all);
    const sent = (await request.json()) as { text: string };
    const copies = sent.text.startsWith("cantus ") ? copiesOf(marks++) : 1;
    for (let copy = 0; copy < copies; copy++) all.push({ ...sent, id: `n${all.length + 1}` });
    return Response.json(all.at(-1), { status: 201 });
  };
}

async function told(server: Fetch): Promise<string[]> {
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  return findings.filter(({ check }) => check === "created-once").map(({ message }) => message);
}

test("what a run that was stopped has left is not what one create has made", async () => {
  // The same seed marks the same texts, so that the first mark is there already.
  expect(await told(notes((marks) => (marks === 0 ? 2 : 1)))).toEqual([]);
});

test("two things made by one create are a finding", async () => {
  expect(await told(notes(() => 2))).toEqual([expect.stringMatching(/^One create made 2 notes: n\d+, n\d+\.$/)]);
});

test("who may name what it creates names nothing that is there already", async () => {
  const visit = { type: "object", properties: { visitId: { type: "string" }, text: { type: "string" } } };
  const visits = createContract({
    openapi: "3.1.1",
    info: { title: "Visits", version: "1" },
    paths: {
      "/visits": {
        post: {
          operationId: "make",
          requestBody: { required: true, ...json({ ...visit, required: ["text"] }) },
          responses: { 201: { description: "", ...json(visit) } },
        },
      },
      "/visits/{visitId}": {
        get: {
          operationId: "read",
          parameters: [{ name: "visitId", in: "path", required: true, schema: { type: "string" } }],
          responses: { 200: { description: "", ...json(visit) }, 404: { description: "" } },
        },
      },
    },
  } as unknown as OpenApiDocument);
  const named: (string | undefined)[] = [];
  const all = new Map<string, object>();
  const server: Fetch = async (request) => {
    const id = new URL(request.url).pathname.split("/")[2];
    if (id !== undefined) return all.has(id) ? Response.json(all.get(id)) : new Response(null, { status: 404 });
    const sent = (await request.json()) as { visitId?: string };
    if (sent.visitId !== undefined && all.has(sent.visitId)) named.push(sent.visitId);
    const visitId = sent.visitId ?? `v${all.size + 1}`;
    all.set(visitId, { ...sent, visitId });
    return Response.json(all.get(visitId), { status: 201 });
  };
  const { findings } = await verify(visits, server, { phases: ["examples", "sequences"] }).result;
  expect({ named, told: findings.map(({ message }) => message) }).toEqual({ named: [], told: [] });
});
