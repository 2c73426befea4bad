import { createContract, type OpenApiDocument } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const refusals = Object.fromEntries([400, 401, 403, 404, 409].map((status) => [status, { description: "" }]));
const answers = (status: number, schema?: object) => ({
  responses: { ...refusals, [status]: { description: "", ...(schema && json(schema)) } },
});
const inPath = (name: string) => ({ name, in: "path", required: true, schema: text });
const list = (items: object) => ({ type: "array", items });
const org = { type: "object", required: ["slug"], properties: { slug: text, name: text } };
const project = {
  type: "object",
  required: ["id", "name", "closed"],
  properties: { id: text, name: text, closed: { type: "boolean" } },
};
const build = { type: "object", required: ["id", "ref"], properties: { id: text, ref: text } };
const name = { type: "string", minLength: 1, maxLength: 80 };
const body = (properties: object, ...required: string[]) => ({
  requestBody: { required: true, ...json({ type: "object", properties, required, additionalProperties: false }) },
});

const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Builds", version: "1" },
  security: [{ Key: [] }],
  paths: {
    "/orgs": { get: { operationId: "orgs", ...answers(200, list(org)) } },
    "/orgs/{org}/projects": {
      parameters: [inPath("org")],
      get: { operationId: "projects", ...answers(200, list(project)) },
      post: { operationId: "create", ...body({ name, closed: { type: "boolean" } }, "name"), ...answers(201, project) },
    },
    "/orgs/{org}/projects/{project}": {
      parameters: [inPath("org"), inPath("project")],
      get: { operationId: "read", ...answers(200, project) },
      patch: { operationId: "change", ...body({ name }), ...answers(200, project) },
      delete: { operationId: "remove", ...answers(204) },
    },
    "/orgs/{org}/projects/{project}/builds": {
      parameters: [inPath("org"), inPath("project")],
      post: { operationId: "start", ...body({ ref: name }, "ref"), ...answers(201, build) },
    },
    "/orgs/{org}/projects/{project}/builds/{build}": {
      parameters: [inPath("org"), inPath("project"), inPath("build")],
      get: { operationId: "build", ...answers(200, build) },
    },
  },
  components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "key" } } },
} as unknown as OpenApiDocument);

interface Project {
  id: string;
  org: string;
  name: string;
  closed: boolean;
  builds: { id: string; ref: string }[];
}

/** Projects are numbered in each organization; builds are only begun in open ones. @param fault what it does wrong */
function server(fault?: string): Fetch {
  const homes: Record<string, string> = { alice: "acme", bob: "globex" };
  const all: Project[] = [];
  const refused = (status: number) => new Response(null, { status });
  const shown = ({ org: _, builds: __, ...rest }: Project) => rest;
  return async (request) => {
    const home = homes[request.headers.get("key") ?? ""];
    if (home === undefined) return refused(401);
    const [, , org, , id, below, buildId] = new URL(request.url).pathname.split("/");
    if (org === undefined) return Response.json([{ slug: home, name: home }]);
    const method = request.method.replace("HEAD", "GET");
    if (org !== home && !(fault === "POST intrudes" && method === "POST" && id === undefined)) return refused(403);
    const sent = (await request.json().catch(() => ({}))) as { name: string; closed?: boolean; ref: string };
    const operation = below === undefined ? (id === undefined ? "create" : "change") : "start";
    const schema = contract.operation(operation)?.requestBody?.content[0]?.schema ?? true;
    const isWriting = method === "POST" || method === "PATCH";
    if (isWriting && !schemaValidator(contract).accepts(schema, sent, "request")) return refused(400);
    const mine = all.filter((each) => each.org === org);
    if (id === undefined && method === "GET") return Response.json((fault === "lists all" ? all : mine).map(shown));
    if (id === undefined) {
      const isNumbered = fault === undefined || fault === "build lost";
      const made = {
        closed: false,
        ...sent,
        org,
        id: isNumbered ? `${mine.length + 1}` : crypto.randomUUID(),
        builds: [],
      };
      all.push(made);
      return Response.json(shown(made), { status: 201 });
    }
    const crosses = fault === `${method} crosses`;
    const one = (crosses ? all : mine).find((each) => each.id === id);
    if (!one) return refused(404);
    if (below !== undefined && method === "POST") {
      if (one.closed) return refused(409);
      const begun = { id: crypto.randomUUID(), ref: sent.ref };
      if (fault !== "build lost") one.builds.push(begun);
      return Response.json(begun, { status: 201 });
    }
    if (below !== undefined) {
      const found = one.builds.find((each) => each.id === buildId);
      return found ? Response.json(found) : refused(404);
    }
    if (method === "DELETE") {
      // Numbers are not given twice.
      Object.assign(one, { org: "gone", id: "gone" });
      return refused(204);
    }
    if (method === "PATCH") Object.assign(one, sent);
    return Response.json(shown(one));
  };
}

test.each<[fault: string | undefined, checks: string[]]>([
  [undefined, []],
  ["lists all", ["isolation"]],
  ["GET crosses", ["isolation"]],
  ["PATCH crosses", ["isolation"]],
  ["DELETE crosses", ["isolation"]],
  ["POST intrudes", ["isolation"]],
  ["build lost", ["created-is-there"]],
])("what is in an organization is neither seen nor changed from another: %s", async (fault, checks) => {
  const identities = { alice: { credentials: { Key: "alice" } }, bob: { credentials: { Key: "bob" } } };
  const phases = ["examples", "sequences"] as const;
  const { findings } = await verify(contract, server(fault), { identities, phases }).result;
  expect([...new Set(findings.map(({ check }) => check))]).toEqual(expect.arrayContaining(checks));
  if (checks.length === 0) expect(findings.map(({ message }) => message)).toEqual([]);
});
