import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { type Exchange, type Fetch, verify } from "../index.ts";

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const made = { 201: { description: "", ...json({ type: "object", properties: { id: {} } }) } };
const inPath = (...names: string[]) => names.map((name) => ({ name, in: "path", required: true, schema: text }));
const sent = (properties: object) => ({
  requestBody: { required: true, ...json({ type: "object", required: Object.keys(properties), properties }) },
});

/** Makes `p-1`, `a-2`: what it is called begins as what it is in. */
function maker(ids: (path: string, turn: number) => unknown): Fetch {
  let turn = 0;
  return async ({ url, method }) =>
    method === "POST" ? Response.json({ id: ids(new URL(url).pathname, ++turn) }, { status: 201 }) : Response.json({});
}

async function sentTo(paths: object, ids: (path: string, turn: number) => unknown): Promise<Exchange["request"][]> {
  const requests: Exchange["request"][] = [];
  const contract = createContract({ openapi: "3.1.1", info: { title: "Shop", version: "1" }, paths } as never);
  const onExchange = ({ request }: Exchange) => requests.push(request);
  await verify(contract, maker(ids), { phases: ["examples"], onExchange }).result;
  return requests;
}

const things = {
  "/products": { post: { operationId: "product", responses: made } },
  "/products/{product_id}": { parameters: inPath("product_id"), get: { responses: { 200: { description: "" } } } },
  "/clerks": { post: { operationId: "clerk", responses: made } },
  "/clerks/{code}": { parameters: inPath("code"), get: { responses: { 200: { description: "" } } } },
  "/addresses": { post: { operationId: "address", responses: made } },
  "/addresses/{address_id}": { parameters: inPath("address_id"), get: { responses: { 200: { description: "" } } } },
};

test.each<[string, object, object]>([
  ["a member", { product_id: text }, { product_id: "products-1" }],
  ["a member that says which of them", { shippingAddressId: text }, { shippingAddressId: "addresses-3" }],
  [
    "members of a list",
    {
      lines: {
        type: "array",
        minItems: 1,
        items: { type: "object", required: ["product_id"], properties: { product_id: text } },
      },
    },
    { lines: [{ product_id: "products-1" }] },
  ],
  ["a list of ids", { product_ids: { type: "array", minItems: 1, items: text } }, { product_ids: ["products-1"] }],
  ["a member that says by what", { clerk_code: text }, { clerk_code: "clerks-2" }],
  ["what is called by what names others alone", { code: text }, { code: expect.not.stringMatching(/-\d$/) }],
  ["what is called alike and names nothing", { parent_id: text }, { parent_id: expect.not.stringMatching(/-\d$/) }],
])("%s of a body names what exists", async (_, properties, body) => {
  const orders = { "/orders": { post: { ...sent(properties), responses: made } } };
  const requests = await sentTo({ ...things, ...orders }, (path, turn) => `${path.slice(1)}-${turn}`);
  const bodies = requests
    .filter(({ url }) => url.endsWith("/orders"))
    .map(({ body }) => JSON.parse(Buffer.from(body).toString()));
  expect(bodies).toContainEqual(body);
});

test("a number in a body stays a number", async () => {
  const orders = { "/orders": { post: { ...sent({ product_id: { type: "integer" } }), responses: made } } };
  const requests = await sentTo({ ...things, ...orders }, (_, turn) => 700 + turn);
  const bodies = requests.filter(({ url }) => url.endsWith("/orders")).map(({ body }) => Buffer.from(body).toString());
  expect(bodies).toContain('{"product_id":701}');
});

test("what is put into a thing by its id is one that exists", async () => {
  const carts = {
    "/carts": { post: { responses: made } },
    "/carts/{cart_id}": { parameters: inPath("cart_id"), get: { responses: { 200: { description: "" } } } },
    "/carts/{cart_id}/items/{product_id}": {
      parameters: inPath("cart_id", "product_id"),
      put: { ...sent({ quantity: { type: "integer" } }), responses: made },
    },
  };
  const requests = await sentTo({ ...things, ...carts }, (path, turn) => `${path.slice(1)}-${turn}`);
  expect(requests.filter(({ method }) => method === "PUT").map(({ url }) => new URL(url).pathname)).toContain(
    "/carts/carts-4/items/products-1",
  );
});
