/** That a job can be followed: its events come by the mock's clock, in the shapes of the contract. */
import { fileURLToPath } from "node:url";
import type { Schema } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { schemaValidator } from "@cantus/contract/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { createMock } from "../../mock.ts";
import type { Mock, MockSession } from "../../types.ts";

const file = fileURLToPath(new URL("../../../../../openapi/music-generations/openapi.yaml", import.meta.url));
const contract = await readContract(file);
const GENERATIONS = "http://mock.test/v1/music/org_abc123/generations";
const HEADERS = { "X-API-Key": "any", "Content-Type": "application/json" };

let mock: Mock;
let session: MockSession;
let job: { id: string };
beforeEach(async () => {
  mock = createMock([contract]);
  session = mock.session("follower");
  session.clock.freeze(Date.UTC(2030, 0, 1));
  const init = { method: "POST", headers: HEADERS, body: JSON.stringify({ prompt: "a slow waltz" }) };
  job = await (await session.fetch(GENERATIONS, init)).json();
});

interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly status: string; readonly progress?: number };
}

function open(headers: Record<string, string> = {}, id = job.id, signal?: AbortSignal) {
  return session.fetch(`${GENERATIONS}/${id}/events`, {
    headers: { ...HEADERS, ...headers },
    ...(signal && { signal }),
  });
}

function parse(text: string): Event[] {
  return text.split("\n\n").flatMap((block) => {
    const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s)));
    return fields.data === undefined ? [] : [{ ...fields, data: JSON.parse(fields.data) }];
  });
}

const brief = ({ id, event, data }: Event) => [id, event, data.status, data.progress];

async function* eventsOf(response: Response): AsyncGenerator<Event> {
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) yield* parse(text);
}

describe("a job that is followed", () => {
  it("tells its status, how far it comes, and that it is done, as the clock goes on", async () => {
    const response = await open();
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const events = eventsOf(response);
    const next = async () => brief((await events.next()).value);
    expect(await next()).toEqual(["1", "status", "queued", 0]);
    session.advance("2s");
    expect(await next()).toEqual(["2", "status", "running", 0]);
    session.advance("1s");
    expect([await next(), await next()]).toEqual([
      ["3", "progress", "running", 10],
      ["4", "progress", "running", 20],
    ]);
    session.advance("1h");
    const rest: Event[] = [];
    for await (const event of events) rest.push(event);
    expect(rest.map(brief).slice(-3)).toEqual([
      ["11", "progress", "running", 90],
      ["12", "status", "succeeded", 100],
      ["13", "done", "succeeded", 100],
    ]);
    expect(rest.at(-1)?.data).toMatchObject(
      await (await session.fetch(`${GENERATIONS}/${job.id}`, { headers: HEADERS })).json(),
    );
  });

  it("goes on after the last event that was seen", async () => {
    session.advance("1h");
    const all = parse(await (await open({ "Last-Event-ID": "10" })).text());
    expect(all.map(brief).map(([id]) => id)).toEqual(["11", "12", "13"]);
    const anew = parse(await (await open()).text());
    expect(anew.map(brief).map(([, event]) => event)).toEqual(["status", "done"]);
  });

  it("ends when it is cancelled", async () => {
    session.advance("4s");
    const events = eventsOf(await open());
    await session.fetch(`${GENERATIONS}/${job.id}/cancel`, { method: "POST", headers: HEADERS });
    const all: Event[] = [];
    for await (const event of events) all.push(event);
    expect(all.slice(-2).map(({ event, data }) => [event, data.status])).toEqual([
      ["status", "cancelled"],
      ["done", "cancelled"],
    ]);
  });

  it("says the status of one that rests, and what an example has ended as", async () => {
    const events = parse(await (await open({}, "mgen_2f8b1c4e9a7d")).text());
    expect(events.map(({ event, data }) => [event, data.status])).toEqual([
      ["status", "succeeded"],
      ["done", "succeeded"],
    ]);
  });

  it("is left alone when whoever follows it leaves, or the state is reset", async () => {
    const leaving = new AbortController();
    const left = eventsOf(await open({}, job.id, leaving.signal));
    await left.next();
    leaving.abort();
    await expect(left.next()).rejects.toThrow(/abort/);
    const events = eventsOf(await open());
    await events.next();
    session.reset();
    expect((await events.next()).done).toBe(true);
  });

  it("has events that keep their schemas, whatever its state", async () => {
    session.advance("4s");
    const schema = contract.operation("streamGenerationEvents")?.response(200)?.content[0]?.schema;
    const { contentSchema } = contract.resolve(schema as Schema) as { contentSchema: Schema };
    session.advance("1h");
    const text = await (await open({ "Last-Event-ID": "0" })).text();
    const events = parse(text).map((event) => ({ ...event, data: JSON.stringify(event.data) }));
    expect(events).toHaveLength(13);
    expect(schemaValidator(contract).validate(contentSchema, events, "response")).toEqual([]);
  });

  it("is an example of the contract for whoever asks for that", async () => {
    const text = await (await open({ Prefer: "example=to-success" })).text();
    expect(text.match(/^event: done$/gm)).toHaveLength(1);
    expect(text).toContain("mgen_2f8b1c4e9a7d");
  });

  it("is 404 where there is no such job", async () => {
    expect((await open({}, "mgen_000000000000")).status).toBe(404);
  });
});
