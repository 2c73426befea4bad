import { createContract, type OpenApiDocument } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../index.ts";

const text = { type: "string" };
const uuid = { type: "string", format: "uuid" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const doc = {
  type: "object",
  required: ["id", "title", "note", "tag"],
  properties: { id: uuid, title: text, note: text, tag: text },
};
const all = { type: "object", properties: { data: { type: "array", items: doc }, total: { type: "integer" } } };
const body = (properties: object, ...required: string[]) => ({
  requestBody: { required: true, ...json({ type: "object", additionalProperties: false, properties, required }) },
});
const call = (operationId: string, answer: object, takes: object) => ({
  post: {
    operationId,
    ...takes,
    responses: {
      200: { description: "", ...json(answer) },
      ...Object.fromEntries([400, 401, 404].map((status) => [status, { description: "" }])),
    },
  },
});
const own = { title: { type: "string", minLength: 1, maxLength: 90 }, note: text, tag: text };

const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Docs", version: "1" },
  security: [{ Key: [] }],
  paths: {
    "/docs.create": call("create", doc, body(own, "title")),
    "/docs.list": call(
      "list",
      all,
      body({ limit: { type: "integer", minimum: 1 }, offset: { type: "integer" }, tag: text }),
    ),
    "/docs.info": call("info", doc, body({ id: uuid }, "id")),
    "/docs.update": call("update", doc, body({ id: uuid, ...own }, "id")),
    "/docs.delete": call("delete", { type: "object" }, body({ id: uuid }, "id")),
  },
  components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "key" } } },
} as unknown as OpenApiDocument);

type Doc = Record<string, unknown> & { id: string; by: string };

/** @param fault what it does wrong; without, it is right */
function server(fault?: string): Fetch {
  const docs: Doc[] = [];
  return async (request) => {
    const by = request.headers.get("key") ?? "";
    if (by !== "alice" && by !== "bob") return new Response(null, { status: 401 });
    const sent = (await request.json().catch(() => ({}))) as Doc;
    const verb = new URL(request.url).pathname.split(".")[1];
    const mine = (leaks: string) => docs.filter((each) => each.by === by || fault === leaks);
    const shown = ({ by: _, ...rest }: Doc) => rest;
    const operation = contract.operation(verb ?? "");
    const schema = operation?.requestBody?.content[0]?.schema ?? true;
    if (!schemaValidator(contract).accepts(schema, sent, "request")) return new Response(null, { status: 400 });
    if (verb === "create") {
      const made = { note: "", tag: "", ...sent, id: crypto.randomUUID(), by } as Doc;
      if (fault !== "create forgets") docs.push(made);
      return Response.json(shown(made));
    }
    if (verb === "list") {
      const fitting = mine("list leaks").filter(
        ({ tag }) => sent.tag === undefined || tag === sent.tag || fault === "no filter",
      );
      const { offset = 0, limit = 50 } = sent as { offset?: number; limit?: number };
      const page = fault === "no limit" ? fitting.slice(offset) : fitting.slice(offset, offset + limit);
      return Response.json({ data: page.map(shown), total: fitting.length });
    }
    const one = mine(`${verb} leaks`).find(({ id }) => id === sent.id);
    if (!one) return new Response(null, { status: 404 });
    if (verb === "delete") {
      if (fault !== "delete forgets") docs.splice(docs.indexOf(one), 1);
      return Response.json({});
    }
    if (verb !== "update") return Response.json(shown(one));
    const changed = {
      ...one,
      ...(fault === "update clears" ? { note: "" } : fault === "update replaces" ? { note: "", tag: "" } : {}),
      ...sent,
    };
    if (fault !== "update forgets") docs[docs.indexOf(one)] = changed;
    return Response.json(shown(changed));
  };
}

test.each<[fault: string | undefined, checks: string[]]>([
  [undefined, []],
  ["create forgets", ["created-is-there"]],
  ["list leaks", ["isolation"]],
  ["no filter", ["filter-true"]],
  ["no limit", ["limit-respected"]],
  ["info leaks", ["isolation"]],
  ["update leaks", ["isolation"]],
  ["update forgets", ["updated-is-changed"]],
  ["update clears", ["only-sent-changes"]],
  ["update replaces", []],
  ["delete leaks", ["isolation"]],
  ["delete forgets", ["deleted-is-gone"]],
])("of things that are made, read and changed by calls, their ids in bodies: %s", async (fault, checks) => {
  const identities = { alice: { credentials: { Key: "alice" } }, bob: { credentials: { Key: "bob" } } };
  const phases = ["examples", "sequences"] as const;
  const { findings, warnings } = await verify(contract, server(fault), { identities, phases }).result;
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(expect.arrayContaining(checks));
  if (fault === undefined) expect(warnings).toEqual([]);
  if (checks.length === 0) expect(findings.map(({ message }) => message)).toEqual([]);
});
