/** That whoever asks to be called back is: by the mock's clock, with what the contract declares. */
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createContract, type OpenApiDocument, type Operation } from "@cantus/contract";
import { readContracts } from "@cantus/contract/read";
import { schemaValidator } from "@cantus/contract/schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMock } from "../mock.ts";
import type { MockSession } from "../types.ts";
import { callbacksOf } from "./declared.ts";
import { type Expressible, readExpression } from "./expression.ts";

const contracts = await readContracts([]);
const HEADERS = {
  "X-API-Key": "any",
  Authorization: "Bearer any",
  "Content-Type": "application/json",
  Prefer: "respond-async",
};

interface Received {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

let received: Received[];
let answers: number[];
let receiver: Server;
let url: string;
beforeEach(async () => {
  received = [];
  answers = [];
  receiver = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    response.writeHead(answers.shift() ?? 204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterEach(() => {
  receiver.closeAllConnections();
  receiver.close();
});

async function promised(session: MockSession, path: string, body: object): Promise<void> {
  session.clock.freeze();
  const init = { method: "POST", headers: HEADERS, body: JSON.stringify({ ...body, webhook_url: url }) };
  expect((await session.fetch(`http://mock.test${path}`, init)).status).toBeLessThan(300);
}

const delivered = (count: number) => expect.poll(() => received).toHaveLength(count);

describe("a callback", () => {
  it.each([
    [
      "music-generations",
      "/v1/music/org_abc123/generations",
      { prompt: "a" },
      "createGeneration",
      "generation.succeeded",
    ],
    ["music-jobs", "/api/v1/music/jobs", { task: "text2music", prompt: "a" }, "createJob", "job.completed"],
    ["scene-jobs", "/v1/scenes", { prompt: "a" }, "createScenes", "job.completed"],
  ])(
    "of %s comes when the job has ended, signed, and as it is declared",
    async (name, path, body, operationId, type) => {
      const session = createMock(contracts).session();
      await promised(session, path, body);
      session.advance("3s");
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(received).toEqual([]);
      session.advance("10s");
      await delivered(1);
      const [{ headers, body: sent }] = received as [Received];
      expect(JSON.parse(sent)).toMatchObject({
        type,
        data: { status: expect.stringMatching(/^(succeeded|completed)$/i) },
      });
      const contract = contracts.find((each) => each.name === name) as (typeof contracts)[number];
      const [declared] = callbacksOf(contract, contract.operation(operationId) as Operation);
      const schema = declared?.content?.schema ?? false;
      expect(schemaValidator(contract).validate(schema, JSON.parse(sent), "response")).toEqual([]);
      const secret = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=", "base64");
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${sent}`;
      expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", secret).update(signed).digest("base64")}`);
    },
  );

  it("is sent again by the clock until it is taken, and logged each time", async () => {
    const session = createMock(contracts).session();
    answers = [503, 500];
    await promised(session, "/v1/music/org_abc123/generations", { prompt: "a" });
    session.advance("10s");
    await delivered(1);
    await expect.poll(() => session.log).toHaveLength(2);
    session.advance("1s");
    await delivered(2);
    await expect.poll(() => session.log).toHaveLength(3);
    session.advance("5s");
    await delivered(3);
    await expect.poll(() => session.log).toHaveLength(4);
    expect(session.log.slice(1)).toMatchObject([
      {
        path: url,
        status: 503,
        verdict: "refused",
        callback: { name: "generationEnded", attempt: 1, reason: "answered 503" },
      },
      { status: 500, callback: { attempt: 2 } },
      { status: 204, verdict: "accepted", callback: { attempt: 3 } },
    ]);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("outlives a reload of the contract", async () => {
    const mock = createMock(contracts);
    await promised(mock.session(), "/v1/music/org_abc123/generations", { prompt: "a" });
    for (const contract of await readContracts([])) mock.update(contract);
    await mock.fetch("http://mock.test/v1/music/org_abc123/generations", { headers: HEADERS });
    mock.session().advance("1h");
    await delivered(1);
    expect(JSON.parse(received[0]?.body ?? "").type).toBe("generation.succeeded");
  });

  it("is not sent again to whom nobody is any more, nor after the session has begun anew", async () => {
    const mock = createMock(contracts);
    answers = [410];
    await promised(mock.session(), "/v1/music/org_abc123/generations", { prompt: "a" });
    await promised(mock.session("other"), "/v1/music/org_abc123/generations", { prompt: "a" });
    mock.session("other").reset();
    mock.session("other").advance("1h");
    mock.session().advance("1h");
    await delivered(1);
    mock.session().advance("1h");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(received).toHaveLength(1);
  });

  it("goes to nobody where the caller named no place on the web, or nobody shall be called", async () => {
    const send = vi.fn();
    const session = createMock(contracts, { callbacks: send }).session();
    url = "ftp://127.0.0.1/hook";
    const init = { method: "POST", headers: HEADERS, body: JSON.stringify({ prompt: "a" }) };
    await session.fetch("http://mock.test/v1/music/org_abc123/generations", init);
    session.advance("1h");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(send).not.toHaveBeenCalled();
  });

  it("comes soon where no item says when", async () => {
    const document = {
      openapi: "3.1.0",
      info: { title: "Orders", version: "1" },
      paths: {
        "/orders": {
          post: {
            operationId: "order",
            parameters: [{ name: "back", in: "query", schema: { type: "string" } }],
            responses: { 202: { description: "Taken" } },
            callbacks: {
              shipped: {
                "{$request.query.back}?of={$method}": {
                  post: {
                    requestBody: {
                      content: {
                        "application/json": {
                          schema: { type: "object", required: ["number"], properties: { number: { const: 7 } } },
                        },
                      },
                    },
                    responses: { 200: { description: "Thanks" } },
                  },
                },
              },
            },
          },
        },
      },
    };
    const session = createMock([createContract(document as unknown as OpenApiDocument)]).session();
    session.clock.freeze();
    await session.fetch(`http://mock.test/orders?back=${encodeURIComponent(url)}`, { method: "POST" });
    session.advance("1s");
    await delivered(1);
    expect(received[0]?.body).toBe('{"number":7}');
  });
});

describe("a runtime expression", () => {
  const call: Expressible = {
    url: "http://a/b",
    method: "POST",
    status: 201,
    request: { headers: { "x-id": "5" }, query: { q: "s t" }, path: { id: 7 }, body: { a: { "b/c": ["d"] } } },
    response: () => ({ headers: { location: "/x" }, body: { id: "9" } }),
  };
  it.each([
    ["$url", "http://a/b"],
    ["$method", "POST"],
    ["$statusCode", "201"],
    ["$request.header.X-Id", "5"],
    ["$request.path.id", "7"],
    ["$request.body#/a/b~1c/0", "d"],
    ["http://h/{$request.query.q}/{$response.body#/id}", "http://h/s t/9"],
    ["$response.header.Location", "/x"],
    ["$request.body#/nothing", undefined],
    ["$request.body#/a", undefined],
    ["$else", undefined],
  ])("%s is %s", (expression, value) => {
    expect(readExpression(expression)(call)).toBe(value);
  });
});
