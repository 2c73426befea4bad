import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Event, parseEvents } from "../../testing/events.ts";
import { type Caller, ended, generate, startService, until } from "../../testing/service.ts";

let service: Awaited<ReturnType<typeof startService>>;
let caller: Caller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  caller = await service.newCaller();
});
afterAll(() => service.close());

/** The events of a whole stream. */
async function events(id: string, lastEventId?: string): Promise<Event[]> {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId };
  const answer = await caller.call("GET", `/generations/${id}/events`, { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Type")).toContain("text/event-stream");
  return parseEvents(answer.body);
}

describe("the events of a generation", () => {
  test("tell its way from the queue to the track, in order", async () => {
    const id = await generate(caller, { duration: 20 });
    const told = await events(id);
    expect(told.at(0)).toMatchObject({ event: "status" });
    expect(told.at(-2)).toMatchObject({ event: "status", data: { job_id: id, status: "succeeded", progress: 100 } });
    expect(told.at(-1)).toMatchObject({ event: "done", data: { id, status: "succeeded" } });

    const numbers = told.map((event) => event.id);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    const progress = told.slice(0, -1).map(({ data }) => data.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(told.some(({ event, data }) => event === "progress" && data.progress > 0 && data.progress < 100)).toBe(true);
    expect((await fetch(told.at(-1)?.data.playback_url)).status).toBe(200);
  });

  test("go on after the last one that was seen", async () => {
    const id = await generate(caller);
    await ended(caller, id);
    const all = await events(id, "0");
    expect(all.map(({ data }) => data.status).slice(0, 2)).toEqual(["queued", "running"]);
    expect(await events(id, "2")).toMatchObject(all.slice(2).map(({ id, event }) => ({ id, event })));
    expect(await events(id, `${all.at(-1)?.id}`)).toEqual([]);
  });

  test("of one that has ended are its status and the end", async () => {
    const id = await generate(caller, { prompt: "broken" });
    await ended(caller, id);
    expect(await events(id)).toMatchObject([
      { event: "status", data: { status: "failed" } },
      { event: "done", data: { status: "failed", error_message: expect.any(String) } },
    ]);
  });

  test("tell a cancel", async () => {
    const id = await generate(caller, { prompt: "endless" });
    await until(caller, id, ({ progress }) => progress > 0);
    const following = events(id);
    await caller.call("POST", `/generations/${id}/cancel`);
    expect((await following).at(-1)).toMatchObject({ event: "done", data: { status: "cancelled" } });
  });

  test("arrive as they happen, and leaving early stops nothing else", async () => {
    const id = await generate(caller, { prompt: "endless" });
    const leaving = new AbortController();
    const response = await fetch(`${service.url}/v1/music/${caller.organizationId}/generations/${id}/events`, {
      headers: { "X-API-Key": caller.key },
      signal: leaving.signal,
    });
    const reader = response.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    expect(first).toContain("event: status");
    leaving.abort();
    expect((await caller.call("POST", `/generations/${id}/cancel`)).body).toMatchObject({ status: "cancelled" });
  });

  test("are at their end after a number that none will have", async () => {
    const id = await generate(caller, { prompt: "endless" });
    await caller.call("POST", `/generations/${id}/cancel`);
    expect(await events(id, "999999999999999")).toEqual([]);
  });

  test("cannot be asked for after something that is no event's id", async () => {
    const id = await generate(caller);
    const answer = await caller.call("GET", `/generations/${id}/events`, { headers: { "Last-Event-ID": "last" } });
    expect(answer.status).toBe(400);
  });
});
