/** Things that are made and changed by forms, with POST for a change, and that name others by their id. */
import { createContract, decodeForm, type OpenApiDocument } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { expect, test } from "vitest";
import { type Fetch, verify } from "../../index.ts";

const text = { type: "string" };
const id = (name: string) => ({ name, in: "path", required: true, schema: text });
const form = (properties: object, required: string[] = []) => ({
  required: required.length > 0,
  content: {
    "application/x-www-form-urlencoded": {
      schema: { type: "object", required, properties },
      encoding: { labels: { style: "deepObject", explode: true }, sizes: { style: "deepObject", explode: true } },
    },
  },
});
const own = {
  nickname: text,
  labels: { type: "object", additionalProperties: text },
  sizes: { type: "array", items: text },
};
const customer = { type: "object", required: ["id"], properties: { id: text, ...own } };
const bill = {
  type: "object",
  required: ["id"],
  properties: { id: text, customer: text, amount: { type: "integer" } },
};
const answers = (schema: object) => ({
  200: { description: "", content: { "application/json": { schema } } },
  400: { description: "" },
  404: { description: "" },
});
const contract = createContract({
  openapi: "3.1.1",
  info: { title: "Bills", version: "1" },
  paths: {
    "/customers": { post: { operationId: "create", requestBody: form(own), responses: answers(customer) } },
    "/customers/{customer}": {
      get: { operationId: "read", parameters: [id("customer")], responses: answers(customer) },
      post: {
        operationId: "update",
        parameters: [id("customer")],
        requestBody: form(own),
        responses: answers(customer),
      },
    },
    "/bills": {
      post: {
        operationId: "bill",
        requestBody: form({ customer: { ...text, maxLength: 50 }, amount: { type: "integer" } }, ["customer"]),
        responses: answers(bill),
      },
    },
    "/bills/{bill}": { get: { operationId: "readBill", parameters: [id("bill")], responses: answers(bill) } },
  },
} as unknown as OpenApiDocument);

type Kept = Readonly<Record<string, unknown>> & { readonly id: string };

/** @param changed what is kept of a thing and of what a form sends for it */
function server(
  changed = (kept: Kept | undefined, sent: object): object => ({ ...kept, ...sent }),
  bills = true,
): Fetch {
  const things = new Map<string, Kept>();
  return async (request) => {
    const [, collection = "", name] = new URL(request.url).pathname.split("/");
    const found = name === undefined ? undefined : things.get(name);
    if (name !== undefined && !found) return new Response(null, { status: 404 });
    if (request.method === "HEAD") return new Response(null, { headers: { "content-type": "application/json" } });
    if (request.method !== "POST") return found ? Response.json(found) : new Response(null, { status: 405 });
    const body = await request.text();
    // As many do, only brackets make a list.
    if (/(^|&)sizes=/.test(body)) return new Response(null, { status: 400 });
    const operation = contract.operation(collection === "bills" ? "bill" : "create");
    const media = operation?.requestBody?.content[0];
    const value: Record<string, unknown> = media ? decodeForm(contract, media, body).value : {};
    if (!schemaValidator(contract).accepts(media?.schema ?? true, value, "request"))
      return new Response(null, { status: 400 });
    if (collection === "bills" && !things.has(String(value.customer))) return new Response(null, { status: 400 });
    const made = { ...changed(found, value), id: name ?? `${collection}-${things.size}` };
    things.set(made.id, collection === "bills" && !bills ? { ...made, amount: 0 } : made);
    return Response.json(made);
  };
}

async function told(target: Fetch): Promise<string[]> {
  const { findings, warnings } = await verify(contract, target, { phases: ["examples", "sequences"] }).result;
  return [...findings.map(({ check }) => check), ...warnings.map(({ message }) => message)];
}

test("nothing is found where a server keeps to it", async () => expect(await told(server())).toEqual([]));

test.each<[string, Fetch, string]>([
  ["a member is another", server((kept, sent) => ({ ...kept, ...sent, nickname: "another" })), "sent-is-shown"],
  ["a list in brackets is lost", server((kept, sent) => ({ ...kept, ...sent, sizes: [] })), "read-back"],
  ["what names a customer loses its amount", server(undefined, false), "read-back"],
])("%s, and it is found", async (_, target, found) => expect(await told(target)).toContain(found));
