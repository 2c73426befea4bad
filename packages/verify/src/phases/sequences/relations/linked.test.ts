import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { answer, idInPath, json, none, plansContract, plansServer } from "../../../testdata/plans.ts";

const text = { type: "string" };
const weight = { type: "integer", minimum: 1, maximum: 9 };
const tag = { type: "object", required: ["id"], properties: { id: text, name: text } };
const put = { type: "object", required: ["tag_id", "weight"], properties: { tag_id: text, weight } };
const plan = {
  type: "object",
  required: ["id", "tags", "tag_count"],
  properties: { id: text, name: text, tags: { type: "array", items: put }, tag_count: { type: "integer" } },
};
const parameters = [idInPath, { ...idInPath, name: "tag_id" }];
const query = { name: "tag", in: "query", schema: text };
const contract = plansContract(
  { name: text },
  {
    "get /plans": { parameters: [query], responses: { 200: answer({ type: "array", items: plan }) } },
    "get /plans/{id}": { responses: { 200: answer(plan), 404: none } },
    "get /tags": { responses: { 200: answer({ type: "array", items: tag }) } },
    "post /tags": {
      requestBody: { required: true, ...json({ type: "object", required: ["name"], properties: { name: text } }) },
      responses: { 201: answer(tag), 400: none },
    },
    "put /plans/{id}/tags/{tag_id}": {
      parameters,
      requestBody: { required: true, ...json({ type: "object", required: ["weight"], properties: { weight } }) },
      responses: { 200: answer(put), 201: answer(put), 400: none, 404: none },
    },
    "delete /plans/{id}/tags/{tag_id}": { parameters, responses: { 204: none, 404: none } },
  },
);

type Tags = readonly { readonly tag_id: string; readonly weight: number }[];
interface Puts {
  put(tags: Tags, tag: Tags[number], old: Tags[number] | undefined): Tags;
  take(tags: Tags, id: string): Tags;
  status(isThere: boolean): number;
  count(tags: Tags, most: number): number;
}

const right: Puts = {
  put: (tags, added, old) => (old ? tags.map((each) => (each === old ? added : each)) : [...tags, added]),
  take: (tags, id) => tags.filter(({ tag_id }) => tag_id !== id),
  status: (isThere) => (isThere ? 200 : 201),
  count: ({ length }) => length,
};

test.each<[string, Partial<Puts>, string[]]>([
  ["is listed there, once, until it is taken off", {}, []],
  ["is not kept", { put: (tags) => tags }, ["created-is-there"]],
  ["is put beside itself", { put: (tags, added) => [...tags, added] }, ["put-idempotent"]],
  ["takes the place of what was put before", { put: (_, added) => [added] }, ["others-stay"]],
  [
    "is added to what was put before",
    {
      put: (tags, added, old) => right.put(tags, { ...added, weight: added.weight + (old?.weight ?? 0) }, old),
    },
    ["read-back"],
  ],
  ["stays as it was put first", { put: (tags, added, old) => (old ? tags : [...tags, added]) }, ["read-back"]],
  ["stays when it is taken off", { take: (tags) => tags }, ["deleted-is-gone"]],
  ["goes with all others", { take: () => [] }, ["others-stay"]],
  ["was always there, as its answer has it", { status: () => 200 }, ["put-creates"]],
  ["is counted when it is gone", { count: (_, most) => most }, ["count-agrees"]],
])("what is put on a thing %s", async (_, instead, found) => {
  const { put: puts, take, status, count } = { ...right, ...instead };
  const tags = new Map<string, object>();
  const on = new Map<string, Tags>();
  const most = new Map<string, number>();
  const server = plansServer(contract, ({ method, path, id, plan: own, body, plans, request }) => {
    if (path === "/tags" && method === "GET") return Response.json([...tags.values()]);
    if (path === "/tags") {
      const made = { id: `tag-${tags.size + 1}`, name: body.name };
      tags.set(made.id, made);
      return Response.json(made, { status: 201 });
    }
    const tagsOf = (key: string) => on.get(key) ?? [];
    const shown = (each: { id: string }) => {
      const all = tagsOf(each.id);
      return { ...each, tags: all, tag_count: count(all, most.get(each.id) ?? 0) };
    };
    if (path === "/plans" && method === "GET") {
      const wanted = new URL(request.url).searchParams.get("tag");
      const all = [...plans.values()].filter(
        (each) => wanted === null || tagsOf(each.id).some(({ tag_id }) => tag_id === wanted),
      );
      return Response.json(all.map(shown));
    }
    const tag_id = path.split("/")[4];
    if (own && tag_id === undefined && method === "GET") return Response.json(shown(own));
    if (!own || tag_id === undefined) return undefined;
    if (!tags.has(tag_id)) return new Response(null, { status: 404 });
    const old = tagsOf(id).find((each) => each.tag_id === tag_id);
    if (method === "DELETE") {
      on.set(id, take(tagsOf(id), tag_id));
      return new Response(null, { status: 204 });
    }
    const added = { tag_id, weight: Number(body.weight) };
    on.set(id, puts(tagsOf(id), added, old));
    most.set(id, Math.max(most.get(id) ?? 0, tagsOf(id).length));
    return Response.json(added, { status: status(old !== undefined) });
  });
  const { findings } = await verify(contract, server, { phases: ["examples", "sequences"] }).result;
  expect(findings.map(({ check }) => check)).toEqual(found);
});
