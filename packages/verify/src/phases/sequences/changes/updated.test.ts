import { expect, test } from "vitest";
import { type Fetch, verify } from "../../../index.ts";
import {
  answer,
  type Call,
  idInPath,
  json,
  none,
  type Plan,
  plansContract,
  plansServer,
} from "../../../testdata/plans.ts";

const phases = ["examples", "sequences"] as const;

async function told(contract: ReturnType<typeof plansContract>, server: Fetch): Promise<string[]> {
  const { findings, warnings } = await verify(contract, server, { phases }).result;
  return [...findings.map(({ check }) => check), ...warnings.map(({ message }) => message)];
}

const plan = { type: "object", properties: { id: { type: "string" }, name: { type: "string" } } };

/** A change has to name the ETag of what it changes, and no parameter of the contract says so. */
const conditional = plansContract(
  { name: { type: "string" } },
  { "patch /plans/{id}": { responses: { 200: answer(plan), 400: none, 404: none, 412: none, 428: none } } },
);

function conditionally({ isOptional = false, isKept = true } = {}): Fetch {
  const versions = new Map<string, number>();
  const etagOf = (id: string) => `"${id}-${versions.get(id) ?? 0}"`;
  const shown = (body: unknown, id: string) => Response.json(body, { headers: { etag: etagOf(id) } });
  return plansServer(conditional, ({ method, request, id, plan: now, body, plans }: Call) => {
    if (!now) return undefined;
    if (method === "GET") return shown(now, id);
    if (method !== "PATCH") return undefined;
    const named = request.headers.get("if-match");
    if (named === null && !isOptional) return new Response(null, { status: 428 });
    if (named !== null && named !== etagOf(id)) return new Response(null, { status: 412 });
    const next = { ...now, ...body };
    if (isKept) plans.set(id, next);
    versions.set(id, (versions.get(id) ?? 0) + 1);
    return shown(next, id);
  });
}

test("who is asked for a condition by 428 changes things by the ETag that they have", async () => {
  expect(await told(conditional, conditionally())).toEqual([]);
  expect(await told(conditional, conditionally({ isKept: false }))).toContain("updated-is-changed");
});

test("a change without the condition that a declared 428 asks for is none that may be made", async () => {
  expect(await told(conditional, conditionally({ isOptional: true }))).toEqual(["conditional-write"]);
});

test.each<[string, (before: string, after: string) => string, string[]]>([
  ["of what it leaves", (_, after) => after, []],
  ["of what was there before", (before) => before, ["etag"]],
])("a change answers with the ETag %s, though not every property can be changed", async (_, tagOf, found) => {
  const contract = plansContract(
    { name: { type: "string" }, size: { type: "integer" } },
    { "patch /plans/{id}": { responses: { 200: answer(plan), 400: none, 404: none, 409: none } } },
  );
  const etagOf = (shown: object | undefined) => `"${Buffer.from(JSON.stringify(shown)).toString("hex")}"`;
  const server = plansServer(contract, ({ method, id, plan: now, body, plans }) => {
    if (!now || method === "DELETE") return undefined;
    if ("name" in body && Object.keys(body).length === 1) return new Response(null, { status: 409 });
    const next = { ...now, ...body };
    plans.set(id, next);
    const etag = method === "PATCH" ? tagOf(etagOf(now), etagOf(next)) : etagOf(now);
    return Response.json(next, { headers: { etag } });
  });
  expect(await told(contract, server)).toEqual(found);
});

test("who names a thing in the body of its change, too, names the one that is changed", async () => {
  const resource = {
    type: "object",
    required: ["type", "id", "attributes"],
    properties: {
      type: { const: "plans" },
      id: { type: "string" },
      attributes: { type: "object", minProperties: 1, properties: { name: { type: "string" } } },
    },
  };
  const contract = plansContract(undefined, {
    "patch /plans/{id}": {
      parameters: [idInPath],
      requestBody: { required: true, ...json({ type: "object", required: ["data"], properties: { data: resource } }) },
      responses: { 200: answer(plan), 400: none, 404: none, 409: none },
    },
  });
  const server = (isKept: boolean) =>
    plansServer(contract, ({ method, id, plan: now, body, plans }) => {
      if (method !== "PATCH" || !now) return undefined;
      const data = body.data as { id: string; attributes: object };
      if (data.id !== id) return new Response(null, { status: 409 });
      if (isKept) plans.set(id, { ...now, ...data.attributes });
      return Response.json({ ...now, ...data.attributes });
    });
  expect(await told(contract, server(true))).toEqual([]);
  expect(await told(contract, server(false))).toContain("updated-is-changed");
});

const note = { type: ["string", "null"] };
const merged = plansContract(
  { name: { type: "string" }, note },
  {
    "get /plans/{id}": {
      responses: {
        200: answer({ type: "object", properties: { ...plan.properties, note: { type: "string" } } }),
        404: none,
      },
    },
    "patch /plans/{id}": {
      requestBody: {
        required: true,
        content: {
          "application/merge-patch+json": {
            schema: { type: "object", minProperties: 1, properties: { name: { type: "string" }, note } },
          },
        },
      },
    },
  },
);

test.each<[string, (now: Plan, body: Call["body"]) => Plan, RegExp[]]>([
  ["removes what is null", (now, body) => withoutNull({ ...now, ...body }), []],
  [
    "keeps what is null",
    (now, body) => ({ ...now, ...withoutNull({ ...body, id: now.id }) }),
    [
      /^sent-is-shown: \/note was sent as null and is shown as /,
      /^updated-is-changed: \/note was removed by null, and is read back as /,
    ],
  ],
])("a merge patch %s", async (_, patched, found) => {
  const server = plansServer(merged, ({ method, request, id, plan: now, body, plans }) => {
    if (request.method === "POST") {
      const own = `plan-${plans.size + 1}`;
      plans.set(own, withoutNull({ ...body, id: own }));
      return Response.json(plans.get(own), { status: 201 });
    }
    if (!now || method !== "PATCH") return undefined;
    plans.set(id, patched(now, body));
    return Response.json(plans.get(id));
  });
  const { findings } = await verify(merged, mergeBodies(server), { phases }).result;
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    found.map((message) => expect.stringMatching(message)),
  );
});

function withoutNull(members: Plan): Plan {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as Plan;
}

/** The server reads a merge patch as it reads JSON. */
function mergeBodies(server: Fetch): Fetch {
  return async (request) => {
    if (request.headers.get("content-type") !== "application/merge-patch+json") return server(request);
    const body = await request.text();
    const headers = { "content-type": "application/json" };
    return server(new Request(request.url, { method: request.method, headers, body }));
  };
}

test("the answer to a change shows what was changed, and nothing else", async () => {
  const contract = plansContract();
  const server = plansServer(contract, ({ method, id, plan: now, body, plans }) => {
    if (!now || method !== "PATCH") return undefined;
    plans.set(id, { ...now, ...body });
    return Response.json({ ...now, ...body, id: `${id}0` });
  });
  const { findings } = await verify(contract, server, { phases }).result;
  expect(findings.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^plans plan-\d+ was changed, and the answer shows plan-\d+0\.$/),
  );
});

const labels = { type: "object", additionalProperties: { type: "string" } };

test("members that a map may have are sent, and have to be kept", async () => {
  const contract = plansContract({ name: { type: "string" }, labels });
  const lost = plansServer(contract, ({ method, path, body, plans }) => {
    if (method !== "POST" || path !== "/plans") return undefined;
    const id = `plan-${plans.size + 1}`;
    plans.set(id, { ...body, ...("labels" in body && { labels: {} }), id });
    return Response.json(plans.get(id), { status: 201 });
  });
  expect(await told(contract, plansServer(contract))).toEqual([]);
  expect(await told(contract, lost)).toContain("sent-is-shown");
});

const rename = {
  parameters: [idInPath],
  requestBody: {
    required: true,
    ...json({ type: "object", required: ["name"], properties: { name: { type: "string" } } }),
  },
};

test("what an action answers is kept, also where it takes a body", async () => {
  const refs = { 200: answer(plan), 400: none, 404: none };
  const contract = plansContract(undefined, {
    "get /plans/{id}": { responses: refs },
    "post /plans/{id}/rename": { ...rename, responses: refs },
  });
  const renaming = (isKept: boolean) =>
    plansServer(contract, ({ path, id, plan: now, body, plans }) => {
      if (!now || !path.endsWith("/rename")) return undefined;
      if (isKept) plans.set(id, { ...now, ...body });
      return Response.json({ ...now, ...body });
    });
  expect(await told(contract, renaming(true))).toEqual([]);
  expect(await told(contract, renaming(false))).toEqual(["action-is-kept"]);
});
