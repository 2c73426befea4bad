import { once } from "node:events";
import { connect } from "node:net";
import { createContract } from "@cantus/contract";
import express from "express";
import { describe, expect, test } from "vitest";
import { createRouter } from "./router.ts";
import { documentOf, json, type LooseHandlers } from "./serve.fixture/serve.ts";
import { WAYS } from "./serve.fixture/ways.ts";

const contract = createContract(
  documentOf({
    "/": {
      get: { operationId: "get", responses: { "200": json(true), "203": json(true) } },
      post: {
        operationId: "post",
        requestBody: { content: { "application/json": { schema: true } } },
        responses: { "200": json(true) },
      },
    },
    "/any": { get: { operationId: "any", responses: { "200": { description: "", content: { "text/*": {} } } } } },
  }),
);

function applicationOf(handlers: LooseHandlers) {
  const rest = { get: () => undefined, post: () => undefined, any: () => undefined };
  return express().use(
    createRouter(contract, { handlers: { ...rest, ...handlers }, security: {}, onFinding: () => undefined } as never),
  );
}

/** All that a server says to what is sent to it in one piece, when it has nothing more to say or ends. */
async function said(port: number, sent: string, answers: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.setEncoding("utf8").on("data", (chunk) => {
    received += chunk;
    if (received.split("HTTP/1.1 ").length > answers && received.endsWith('"')) socket.end();
  });
  socket.write(sent);
  await once(socket, "close");
  return received;
}

const get = (version: string, ...lines: string[]) =>
  [`GET / HTTP/${version}`, "Host: a", "X-Request-Id: 1", ...lines, "", ""].join("\r\n");

const POST = `${get("1.1", "Content-Type: application/json", "Content-Length: 3").replace("GET", "POST")}"a"`;

const requests: Record<string, [sent: string, answers: number]> = {
  "a request": [get("1.1"), 1],
  "HTTP/1.0": [get("1.0"), 1],
  "HTTP/1.0 that keeps its connection": [get("1.0", "Connection: keep-alive"), 1],
  "the last of its connection": [get("1.1", "Connection: close"), 1],
  "several at once": [get("1.1").repeat(3), 3],
  "a body": [POST, 1],
  "several bodies at once": [POST.repeat(3), 3],
  "a body between others": [get("1.1") + POST + get("1.1"), 3],
};

describe.each(Object.entries(requests))("%s", (_, [sent, answers]) => {
  test.each(["plain", "tänzerisch ♪"])(
    "is answered by the same bytes each time, and by Node's server: %s",
    async (text) => {
      const app = applicationOf({ get: (_, reply) => reply(200, text), post: (_, reply) => reply(200, text) });
      const linesOf: string[][] = [];
      for (const way of Object.values(WAYS)) {
        await using server = await way(app);
        const each: string[] = [];
        // Of the first of a second Node writes the head, also with `listen`.
        for (let time = 0; time < 3; time++) {
          each.push((await said(server.port, sent, answers)).replace(/^Date: .* GMT\r\n/gm, "Date\r\n"));
        }
        expect(new Set(each).size).toBe(1);
        linesOf.push((each[0] ?? "").split("\r\n").sort());
      }
      expect(linesOf[0]).toEqual(linesOf[1]);
      expect(linesOf[0]?.filter((line) => line === "Date")).toHaveLength(answers);
    },
  );
});

test("a response that is not as expected is Node's to write, with the same bytes", async () => {
  let isOdd = false;
  const app = applicationOf({
    get: ({ request }, reply) => {
      if (isOdd) Object.defineProperty(request.res, "_removedConnection", { value: undefined });
      return reply(200, "a");
    },
  });
  await using server = await WAYS["listen(app)"]?.(app);
  const answers: string[] = [];
  for (let time = 0; time < 4; time++) {
    isOdd = time > 1;
    answers.push((await said(server?.port ?? 0, get("1.1"), 1)).replace(/Date: .*/, ""));
  }
  expect(new Set(answers).size).toBe(1);
});

describe.each(Object.entries(WAYS))("with %s", (_, way) => {
  test("whoever waits to hear of a response and of its request, hears", async () => {
    const heard: string[] = [];
    const app = applicationOf({
      post: async ({ request, signal }, reply) => {
        const { res } = request;
        await once(request, "end");
        for (const name of ["prefinish", "finish", "close"]) {
          res.on(name, () => heard.push(`${name} ${res.headersSent} ${res.writableEnded} ${res.writableFinished}`));
        }
        res.on("close", () => heard.push(`left ${signal.aborted} ${res.statusCode} ${res.statusMessage}`));
        return reply(200, 1);
      },
      get: ({ request }, reply) => {
        request.on("close", () => heard.push("request closed"));
        return reply(203, 1);
      },
    });
    await using server = await way(app);
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: "1" };
    for (let time = 0; time < 3; time++) {
      heard.length = 0;
      expect(await (await fetch(`${server.url}/`, init)).json()).toBe(1);
      await expect.poll(() => heard).toHaveLength(4);
      expect(heard).toEqual([
        "prefinish true true false",
        "finish true true true",
        "close true true true",
        "left false 200 OK",
      ]);
      expect((await fetch(server.url)).status).toBe(203);
      await expect.poll(() => heard[4]).toBe("request closed");
    }
  });

  test("no media type breaks out of its line", async () => {
    const app = applicationOf({
      any: (_, reply) => reply(200, "a", { contentType: "text/plain\r\nX-Other: 1" }),
    });
    await using server = await way(app);
    for (let time = 0; time < 2; time++) {
      const answer = await fetch(`${server.url}/any`);
      expect([answer.status, answer.headers.get("x-other")]).toEqual([500, null]);
    }
  });

  test("what a handler set on the response itself is sent too", async () => {
    const app = applicationOf({
      get: ({ request }, reply) => {
        request.res.setHeader("X-Own", "1");
        return reply(200, 1);
      },
    });
    await using server = await way(app);
    for (let time = 0; time < 2; time++) expect((await fetch(server.url)).headers.get("x-own")).toBe("1");
  });
});
