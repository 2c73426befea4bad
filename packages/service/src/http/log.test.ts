import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Caller, ended, startService } from "../testing/service.ts";

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly trace_id?: string;
  readonly path?: string;
  readonly status?: number;
}

const text: string[] = [];
let service: Awaited<ReturnType<typeof startService>>;
let caller: Caller;
beforeAll(async () => {
  const log = pino({ level: "info" }, { write: (line: string) => void text.push(line) });
  service = await startService({ log });
  caller = await service.newCaller();
});
beforeEach(() => {
  text.length = 0;
});
afterAll(() => service.close());

const lines = (traceId: string) =>
  text.map((line): Line => JSON.parse(line)).filter(({ trace_id }) => trace_id === traceId);

test("a request's id, which its caller may choose, leads to its answer and to what became of its job", async () => {
  const headers = { "X-Request-Id": "front-end:7f3a" };
  const answer = await caller.call("POST", "/generations", { body: { prompt: "broken strings" }, headers });
  expect(answer.headers.get("X-Request-Id")).toBe("front-end:7f3a");
  await ended(caller, answer.body.id);
  await expect.poll(() => lines("front-end:7f3a").map(({ msg }) => msg)).toContain("Job failed");
  expect(lines("front-end:7f3a")).toContainEqual(
    expect.objectContaining({
      msg: "Answered",
      path: `/v1/music/${caller.organizationId}/generations`,
      status: 202,
    }),
  );
});

test.each(["", "two words", "x".repeat(129), "a\tb"])("one that would confuse a log is replaced: %j", async (id) => {
  const { headers } = await caller.call("GET", "/generations", { headers: { "X-Request-Id": id } });
  const given = headers.get("X-Request-Id") ?? "";
  expect(given).toMatch(/^[0-9a-f-]{36}$/);
  await expect.poll(() => lines(given)).toHaveLength(1);
});

test("neither prompts nor keys nor signatures get into the log", async () => {
  const body = {
    prompt: "A tune for Zanzibar",
    title: "Zanzibar",
    duration: 1,
    webhook_url: "https://studio.example/zanzibar",
  };
  const { id } = (await caller.call("POST", "/generations", { body })).body;
  const { playback_url: url } = await ended(caller, id);
  expect((await fetch(url)).status).toBe(200);
  await expect.poll(() => text.some((line) => line.includes("/audio/"))).toBe(true);
  const log = text.join("").toLowerCase();
  for (const secret of ["zanzibar", caller.key.toLowerCase(), "signature="]) expect(log).not.toContain(secret);
});
