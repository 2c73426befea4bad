import { createContract } from "@cantus/contract";
import express, { type Express, Router } from "express";
import { describe, expect, test } from "vitest";
import { createRouter } from "./router.ts";
import { documentOf, json } from "./serve.fixture/serve.ts";
import { WAYS } from "./serve.fixture/ways.ts";

/** A router whose contract has these methods for `/tracks` and `/tracks/{id}`. */
function routerWith(name: string, ...methods: string[]) {
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const itemWith = (parameters: unknown[]) =>
    Object.fromEntries(
      methods.map((method) => [
        method,
        { operationId: `${name}-${method}-${parameters.length}`, parameters, responses: { "200": json(true) } },
      ]),
    );
  const contract = createContract(documentOf({ "/tracks": itemWith([]), "/tracks/{id}": itemWith([id]) }));
  const handler = (_request: unknown, reply: (status: number, body: unknown) => unknown) => reply(200, name);
  const handlers = Object.fromEntries(contract.operations.map((operation) => [operation.id, handler]));
  return createRouter(contract, { handlers, security: {}, validator: "compiled" } as never);
}

const reading = () => routerWith("reading", "get");
const writing = () => routerWith("writing", "post", "delete");

const applications: Record<string, (app: Express) => unknown> = {
  "beside each other": (app) => app.use(reading(), writing()),
  "the other way round": (app) => app.use(writing(), reading()),
  "one in a router": (app) => app.use(Router().use(reading())).use(writing()),
  "with middleware between them": (app) => app.use(reading(), (_request, _response, next) => next(), writing()),
  "one in an application, which is in the other's": (app) => app.use(express().use(reading()), writing()),
};

describe.each(Object.entries(WAYS))("served by %s", (_, serve) => {
  describe.each(Object.entries(applications))("two contracts with the same path, %s", (_, use) => {
    test.each([
      ["GET", 200, '"reading"', null],
      ["HEAD", 200, "", null],
      ["POST", 200, '"writing"', null],
      ["DELETE", 200, '"writing"', null],
    ])("%s is for whoever has it", async (method, status, text, allow) => {
      const app = express();
      use(app);
      await using server = await serve(app);
      for (const path of ["/tracks", "/tracks/1"]) {
        const answer = await fetch(server.url + path, { method });
        expect([answer.status, await answer.text(), answer.headers.get("allow")]).toEqual([status, text, allow]);
      }
    });

    test("what neither has is told with all that they have", async () => {
      const app = express();
      use(app);
      await using server = await serve(app);
      for (const [method, status] of [
        ["PUT", 405],
        ["OPTIONS", 204],
      ] as const) {
        const answer = await fetch(`${server.url}/tracks`, { method });
        const allow = answer.headers.get("allow")?.split(", ").sort();
        expect([answer.status, allow]).toEqual([status, ["DELETE", "GET", "HEAD", "OPTIONS", "POST"]]);
      }
    });
  });

  test("below different paths they have nothing to do with each other", async () => {
    await using server = await serve(express().use("/a", reading()).use("/b", writing()));
    const answer = await fetch(`${server.url}/a/tracks`, { method: "POST" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect((await fetch(`${server.url}/b/tracks`, { method: "POST" })).status).toBe(200);
  });

  test("below the same path they are one", async () => {
    await using server = await serve(express().use("/a", reading()).use("/a", writing()));
    expect((await fetch(`${server.url}/a/tracks`, { method: "POST" })).status).toBe(200);
    expect((await fetch(`${server.url}/a/tracks?x=1`, { method: "PUT" })).headers.get("allow")).toBe(
      "GET, POST, DELETE, HEAD, OPTIONS",
    );
  });

  test("a declared OPTIONS is an operation", async () => {
    await using server = await serve(express().use(reading(), routerWith("asking", "options")));
    const answer = await fetch(`${server.url}/tracks`, { method: "OPTIONS" });
    expect([answer.status, await answer.text()]).toEqual([200, '"asking"']);
  });
});
