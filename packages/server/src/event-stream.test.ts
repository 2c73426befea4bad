import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { documentOf, type LooseHandler, type ServeOptions, serve } from "./serve.fixture/serve.ts";

const document = documentOf({
  "/events": {
    get: { operationId: "events", responses: { "200": { description: "", content: { "text/event-stream": {} } } } },
  },
});
const open = (events: LooseHandler, options?: ServeOptions) => serve(document, { events }, options);

test("events arrive as they come, and the answer ends with them", async () => {
  const steps: (() => void)[] = [];
  await using server = await open((_request, reply) =>
    reply(
      200,
      (async function* () {
        yield { id: "1", data: "first" };
        await new Promise<void>((resolve) => steps.push(resolve));
        yield { id: "2", data: "second" };
      })(),
    ),
  );
  const response = await server.fetch("/events");
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(response.headers.get("cache-control")).toBe("no-cache");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe("id: 1\ndata: first\n\n");
  steps[0]?.();
  expect((await reader?.read())?.value).toBe("id: 2\ndata: second\n\n");
  expect((await reader?.read())?.done).toBe(true);
});

test("a comment keeps an idle stream open", async () => {
  const idle = Promise.withResolvers<void>();
  await using server = await open(
    (_request, reply) =>
      reply(
        200,
        (async function* () {
          await idle.promise;
          yield { data: 1 };
        })(),
      ),
    { heartbeat: 30 },
  );
  const { body } = await server.fetch("/events");
  let text = "";
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.length >= ":\n\n:\n\n".length) idle.resolve();
  }
  expect(text).toMatch(/^(:\n\n){2,}data: 1\n\n$/);
});

test("Last-Event-ID reaches the handler", async () => {
  await using server = await open(({ request }, reply) =>
    reply(
      200,
      (async function* () {
        yield { data: request.get("Last-Event-ID") };
      })(),
    ),
  );
  const response = await server.fetch("/events", { headers: { "Last-Event-ID": "41" } });
  expect(await response.text()).toBe("data: 41\n\n");
});

test("when the caller leaves, the signal aborts and the events stop", async () => {
  let produced = 0;
  let isClosed = false;
  let signal: AbortSignal | undefined;
  await using server = await open((request, reply) => {
    signal = request.signal;
    return reply(
      200,
      (async function* () {
        try {
          for (;;) {
            yield { data: produced++ };
            await wait(5);
          }
        } finally {
          isClosed = true;
        }
      })(),
    );
  });
  const controller = new AbortController();
  const response = await server.fetch("/events", { signal: controller.signal });
  await response.body?.getReader().read();
  controller.abort();
  await expect.poll(() => isClosed).toBe(true);
  expect(signal?.aborted).toBe(true);
  const after = produced;
  await wait(40);
  expect(produced).toBe(after);
  expect(server.findings).toEqual([]);
});

test("a slow caller holds the events back instead of filling the memory", async () => {
  let produced = 0;
  await using server = await open((_request, reply) =>
    reply(
      200,
      (async function* () {
        for (;;) {
          produced++;
          yield { data: "x".repeat(100_000) };
        }
      })(),
    ),
  );
  const controller = new AbortController();
  await server.fetch("/events", { signal: controller.signal });
  const goesOn = async () => {
    const before = produced;
    await wait(200);
    return produced > before;
  };
  await expect.poll(goesOn).toBe(false);
  controller.abort();
});

test("what is no series of events is refused before anything is sent", async () => {
  await using server = await open((_request, reply) => reply(200, "data: 1"));
  expect((await server.fetch("/events")).status).toBe(500);
  expect(server.findings).toMatchObject([{ violations: [{ message: "must be an async iterable of events" }] }]);
});

test("when the server closes, events end and nobody waits for them", async () => {
  let signal: AbortSignal | undefined;
  const server = await open((request, reply) => {
    signal = request.signal;
    return reply(
      200,
      (async function* () {
        yield { data: 1 };
        await once(request.signal, "abort");
      })(),
    );
  });
  const response = await server.fetch("/events");
  const text = response.text();
  await wait(50);
  await server.close(600_000);
  expect(await text).toBe("data: 1\n\n");
  expect(signal?.aborted).toBe(true);
});
