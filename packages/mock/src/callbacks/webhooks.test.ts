/** That the webhooks of a contract are delivered: when an item comes to what `x-mock` says, or when they are sent by hand. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createContract } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import { describeWebhooks } from "./describe.ts";

interface Received {
  readonly path: string;
  readonly body: unknown;
}

let received: Received[];
let receiver: Server;
let url: string;
beforeEach(async () => {
  received = [];
  receiver = createServer(async (request, response) => {
    const body = await text(request);
    received.push({ path: request.url ?? "", body: body === "" ? undefined : JSON.parse(body) });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterEach(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const job = {
  type: "object",
  required: ["id", "status"],
  properties: {
    id: { type: "string", readOnly: true },
    status: { enum: ["queued", "running", "succeeded"], readOnly: true },
  },
  "x-mock": { lifecycle: { status: "queued 2s → running 5s → succeeded" } },
};
const one = { description: "One", content: { "application/json": { schema: { $ref: "#/components/schemas/Job" } } } };
const hook = (more: object) => ({
  post: {
    requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Job" } } } },
    responses: { 204: { description: "Taken" } },
    ...more,
  },
});
const jobs = createContract(
  {
    openapi: "3.1.1",
    info: { title: "Jobs", version: "1" },
    paths: {
      "/jobs": {
        get: {
          operationId: "listJobs",
          responses: {
            200: {
              description: "All",
              content: {
                "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Job" } } },
              },
            },
          },
        },
        post: { operationId: "createJob", responses: { 201: one } },
      },
      "/jobs/{id}": {
        get: {
          operationId: "getJob",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          responses: { 200: one },
        },
      },
    },
    webhooks: {
      jobStarted: hook({ "x-mock": { collection: "jobs", when: { status: "running" } } }),
      jobEnded: hook({ "x-mock": { collection: "jobs" } }),
      other: hook({}),
    },
    components: { schemas: { Job: job } },
  },
  { name: "jobs" },
);

const delivered = (count: number) => expect.poll(() => received).toHaveLength(count);

describe("a webhook", () => {
  it.each<[who: string, options: object, headers: Record<string, string>]>([
    ["whoever runs the mock", { webhooks: "/all" }, {}],
    ["the request", {}, { "X-Mock-Webhooks": "/all" }],
    ["the request, before whoever runs the mock", { webhooks: "/none" }, { "X-Mock-Webhooks": "/all" }],
  ])("goes to where %s says, when its item has come to what x-mock says", async (_, options, headers) => {
    const whole = (given: object) =>
      Object.fromEntries(Object.entries(given).map(([name, path]) => [name, `${url}${path}`]));
    const mock = createMock([jobs], whole(options));
    const session = mock.session("one");
    session.clock.freeze();
    const created = await session.fetch("http://mock.test/jobs", { method: "POST", headers: whole(headers) });
    const { id } = (await created.json()) as { id: string };
    session.advance("2s");
    await delivered(1);
    session.advance("5s");
    await delivered(2);
    expect(received).toEqual([
      { path: "/all", body: { id, status: "running" } },
      { path: "/all", body: { id, status: "succeeded" } },
    ]);
  });

  it("goes nowhere that is no address", async () => {
    const headers = { "X-Mock-Webhooks": "file:///etc/passwd" };
    const response = await createMock([jobs]).fetch("http://mock.test/jobs", { method: "POST", headers });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: "X-Mock-Webhooks must be an http: or https: URL." });
  });

  it("is told at start, with when it is sent", () => {
    const [described] = createMock([jobs]).contracts;
    expect(describeWebhooks("jobs", described?.webhooks ?? [])).toEqual([
      "webhook jobStarted: sent for jobs, status: running",
      "webhook jobEnded: sent for jobs",
      "webhook other: sent by POST /_cantus/webhooks/jobs/other",
    ]);
  });
});

describe("a document that has webhooks only", () => {
  const only = createContract(
    {
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      webhooks: {
        newPet: hook({
          requestBody: { content: { "application/json": { schema: job, example: { id: "1", status: "queued" } } } },
        }),
      },
    } as never,
    { name: "pets" },
  );

  it("starts, and sends them by hand", async () => {
    const listening = await createMock([only]).listen({ port: 0 });
    const send = (name: string, body: object) =>
      fetch(`${listening.url}/_cantus/webhooks/pets/${name}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    expect((await send("newPet", { url: `${url}/pets` })).status).toBe(202);
    await delivered(1);
    expect((await send("newPet", { url: `${url}/pets`, body: { id: "2", status: "running" } })).status).toBe(202);
    await delivered(2);
    expect(received.map(({ body }) => body)).toEqual([
      { id: "1", status: "queued" },
      { id: "2", status: "running" },
    ]);
    expect(await (await send("oldPet", { url })).json()).toMatchObject({
      detail: "There is no webhook oldPet. There are: newPet.",
    });
    expect((await send("newPet", { url: "ftp://x" })).status).toBe(400);
    const log = (await (await fetch(`${listening.url}/_cantus/log`)).json()) as { callback?: { name: string } }[];
    expect(log.filter(({ callback }) => callback?.name === "newPet")).toHaveLength(2);
    await listening.close();
  });

  it("is one of those that others publish", async () => {
    const file = import.meta.resolve("@readme/oas-examples/3.1/json/webhooks.json");
    const contract = await readContract(fileURLToPath(file));
    expect(createMock([contract]).contracts[0]?.webhooks.map(({ name, method }) => `${method} ${name}`)).toEqual([
      "POST newPet",
      "DELETE newPet",
    ]);
  });
});
