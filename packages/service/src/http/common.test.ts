/** What holds in all APIs alike, in depth and in one of them; `alike.test.ts` tries it in each. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, ended, generate, makeTrack, startService } from "../testing/service.ts";

let service: Awaited<ReturnType<typeof startService>>;
let caller: Caller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  caller = await service.newCaller();
});
afterAll(() => service.close());

describe("an Idempotency-Key", () => {
  const body = { prompt: "A short tune", duration: 1 };
  const create = (key: string, given: unknown = body) =>
    caller.call("POST", "/generations", { body: given, headers: { "Idempotency-Key": key } });
  const jobs = async () => (await caller.call("GET", "/generations")).body.jobs;

  test("is the same with quotes and without, and the order of members does not matter", async () => {
    const first = await create('"the-same"', { prompt: "A short tune", duration: 1 });
    const second = await create("the-same", { duration: 1, prompt: "A short tune" });
    expect(second.body.id).toBe(first.body.id);
  });

  test("of another request is refused", async () => {
    await create("taken");
    const other = await create("taken", { ...body, duration: 2 });
    expect([other.status, other.body.error.code]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
    const elsewhere = await caller.call("POST", "/collections", {
      body: { name: "Mine" },
      headers: { "Idempotency-Key": "taken" },
    });
    expect(elsewhere.status).toBe(422);
    expect(await jobs()).toHaveLength(1);
  });

  test("of a request that is being answered is refused, and one job is made of all that come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create("at-once")));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 202 && status !== 409)).toEqual([]);
    for (const { status, body } of answers) if (status === 409) expect(body.error.code).toBe("IDEMPOTENCY_KEY_IN_USE");
    expect(await jobs()).toHaveLength(1);
  });

  test("is nobody else's: another member may have the same", async () => {
    const colleague = await service.newCaller(["USE_MUSIC_GENERATION"], caller.organizationId);
    const first = await create("shared");
    const other = await colleague.call("POST", "/generations", { body, headers: { "Idempotency-Key": "shared" } });
    expect(other.status).toBe(202);
    expect(other.body.id).not.toBe(first.body.id);
  });

  test("is free again after an error, for nothing was made", async () => {
    const make = (name: string) =>
      caller.call("POST", "/collections", { body: { name }, headers: { "Idempotency-Key": "again" } });
    const taken = (await caller.call("POST", "/collections", { body: { name: "Mine" } })).body.id;
    expect((await make("Mine")).status).toBe(409);
    await caller.call("DELETE", `/collections/${taken}`);
    const made = await make("Mine");
    expect(made.status).toBe(201);
    expect((await make("Mine")).body).toEqual(made.body);
  });

  test.each(["", " ", "with space", "x".repeat(256)])("has to be one: %j", async (key) => {
    expect((await create(key)).status).toBe(400);
  });
});

describe("an ETag", () => {
  test("of what is read saves reading it again", async () => {
    const id = await generate(caller, { duration: 1 });
    await ended(caller, id);
    const read = await caller.call("GET", `/generations/${id}`);
    const tag = read.headers.get("ETag") ?? "";
    const again = await caller.call("GET", `/generations/${id}`, { headers: { "If-None-Match": tag } });
    expect([again.status, again.body, again.headers.get("ETag")]).toEqual([304, "", tag]);
    const other = await caller.call("GET", `/generations/${id}`, { headers: { "If-None-Match": '"another"' } });
    expect(other.status).toBe(200);
  });

  test("of a job is another when it has come further", async () => {
    const { headers, body } = await caller.call("POST", "/generations", { body: { prompt: "A tune", duration: 1 } });
    expect(headers.get("ETag")).toBeNull();
    const waiting = await caller.call("GET", `/generations/${body.id}`);
    await ended(caller, body.id);
    const done = await caller.call("GET", `/generations/${body.id}`, {
      headers: { "If-None-Match": waiting.headers.get("ETag") ?? "" },
    });
    expect(done.status).toBe(200);
  });

  test("keeps a change from undoing another that was made meanwhile", async () => {
    const made = await caller.call("POST", "/collections", { body: { name: "First" } });
    const path = `/collections/${made.body.id}`;
    const change = (name: string, tag: string | null) =>
      caller.call("PATCH", path, { body: { name }, headers: { "If-Match": tag ?? "" } });
    const renamed = await change("Second", made.headers.get("ETag"));
    expect([renamed.status, renamed.body.name]).toEqual([200, "Second"]);
    const late = await change("Third", made.headers.get("ETag"));
    expect([late.status, late.body.error.code]).toEqual([412, "PRECONDITION_FAILED"]);
    expect((await caller.call("GET", path)).body.name).toBe("Second");
    expect((await change("Third", renamed.headers.get("ETag"))).status).toBe(200);
    expect((await caller.call("PATCH", path, { body: { name: "Fourth" } })).status).toBe(200);
  });

  test("lets one of several changes at once through", async () => {
    const made = await caller.call("POST", "/collections", { body: { name: "First" } });
    const tag = made.headers.get("ETag") ?? "";
    const answers = await Promise.all(
      ["a", "b", "c", "d"].map((name) =>
        caller.call("PATCH", `/collections/${made.body.id}`, { body: { name }, headers: { "If-Match": tag } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });
});

describe("pages by cursor", () => {
  const next = ({ headers }: { headers: Headers }) => /^<(.+)>; rel="next"$/.exec(headers.get("Link") ?? "")?.[1];
  const follow = (path: string) => service.call("GET", path, { key: caller.key });

  test("keep the filters, and go on from an offset", async () => {
    for (const name of ["a", "b", "c", "d"]) await caller.call("POST", "/collections", { body: { name } });
    const first = await caller.call("GET", "/collections?offset=1&limit=2");
    expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(["c", "b"]);
    const link = next(first) ?? "";
    expect(link).not.toContain("offset");
    expect((await follow(link)).body.items.map(({ name }: { name: string }) => name)).toEqual(["a"]);
    expect(next(await follow(link))).toBeUndefined();
  });

  test("work for the library, by the order of saving", async () => {
    const tracks = [await makeTrack(caller), await makeTrack(caller)];
    for (const id of tracks) await caller.call("PUT", `/tracks/${id}/saved`);
    const first = await caller.call("GET", "/tracks?limit=1&mode=creation");
    const second = await follow(next(first) ?? "");
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(tracks.toReversed());
  });

  test.each(["abc", "[1,2]", '["a"]', "[1.5]", "[null]"])("refuse a cursor of no list: %s", async (position) => {
    const cursor = Buffer.from(position).toString("base64url");
    const { status, body } = await caller.call("GET", `/generations?cursor=${cursor}`);
    expect([status, body.error.details.violations[0].pointer]).toEqual([400, "/cursor"]);
  });
});
