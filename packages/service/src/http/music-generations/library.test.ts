import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { secondsOf } from "../../testing/mp3.ts";
import { type Caller, makeTrack, startService } from "../../testing/service.ts";

let service: Awaited<ReturnType<typeof startService>>;
let caller: Caller;
beforeAll(async () => {
  service = await startService({ workers: { music: 2, scenes: 0 } });
});
beforeEach(async () => {
  caller = await service.newCaller();
});
afterAll(() => service.close());

const NOWHERE = "mtrack_000000000000";
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

async function newCollection(name: string): Promise<string> {
  return (await caller.call("POST", "/collections", { body: { name } })).body.id;
}

describe("a track", () => {
  test("is read with URLs for the whole and for its parts, all of which play", async () => {
    const id = await makeTrack(caller, { title: "Quiet Hour" });
    const { status, body } = await caller.call("GET", `/tracks/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      title: "Quiet Hour",
      engine: "studio",
      measured_duration_seconds: expect.closeTo(1, 1),
    });
    const stems = Object.entries<string>(body.stem_urls);
    expect(stems.length).toBeGreaterThan(1);
    const sounds = new Set<string>();
    for (const [part, url] of [["", body.playback_url], ...stems]) {
      expect(url).toContain(part && `.${part}.mp3?`);
      const audio = await fetch(url);
      expect([audio.status, audio.headers.get("Content-Type")]).toEqual([200, "audio/mpeg"]);
      const bytes = await audio.bytes();
      expect(secondsOf(bytes)).toBeCloseTo(body.measured_duration_seconds, 1);
      sounds.add(Buffer.from(bytes).toString("base64"));
    }
    // One sound a part, and none of them the whole.
    expect(sounds.size).toBe(stems.length + 1);
  });

  test("is in the library when it is saved, the latest save first, and only then", async () => {
    const [a, b] = await Promise.all([makeTrack(caller), makeTrack(caller)]);
    expect((await caller.call("GET", "/tracks")).body).toEqual({ items: [], limit: 50, offset: 0 });
    for (const id of [b, a, b]) expect((await caller.call("PUT", `/tracks/${id}/saved`)).status).toBe(204);
    const { body } = await caller.call("GET", "/tracks");
    expect(ids(body.items)).toEqual([a, b]);
    for (const track of body.items) expect(track).toMatchObject({ playback_url: null, stem_urls: null });

    for (let time = 0; time < 2; time++) expect((await caller.call("DELETE", `/tracks/${a}/saved`)).status).toBe(204);
    expect(ids((await caller.call("GET", "/tracks")).body.items)).toEqual([b]);
    expect((await caller.call("GET", `/tracks/${a}`)).status).toBe(200);
    await caller.call("PUT", `/tracks/${a}/saved`);
    expect(ids((await caller.call("GET", "/tracks")).body.items)).toEqual([a, b]);
  });

  test("can be found by mode, engine and collection, in pages", async () => {
    const [focus, creation, other] = await Promise.all([
      makeTrack(caller, { mode: "focus" }),
      makeTrack(caller, { mode: "creation" }),
      makeTrack(caller, { mode: "creation" }),
    ]);
    for (const id of [focus, creation, other]) await caller.call("PUT", `/tracks/${id}/saved`);
    const collection = await newCollection("Some");
    for (const id of [focus, other]) await caller.call("PUT", `/collections/${collection}/tracks/${id}`);

    const list = async (query: string) => ids((await caller.call("GET", `/tracks?${query}`)).body.items);
    expect(await list("mode=focus")).toEqual([focus]);
    expect(await list("mode=creation")).toEqual([other, creation]);
    expect(await list("engine=studio&limit=2")).toEqual([other, creation]);
    expect(await list("engine=studio&limit=2&offset=2")).toEqual([focus]);
    expect(await list("engine=other")).toEqual([]);
    expect(await list(`collection_id=${collection}`)).toEqual([other, focus]);
    expect(await list(`collection_id=${collection}&mode=focus`)).toEqual([focus]);
    expect(await list("collection_id=mcoll_000000000000")).toEqual([]);
  });

  test.each([
    ["GET", `/tracks/${NOWHERE}`],
    ["PUT", `/tracks/${NOWHERE}/saved`],
    ["DELETE", `/tracks/${NOWHERE}/saved`],
  ])("that nobody has is 404: %s %s", async (method, path) => {
    const { status, body } = await caller.call(method, path);
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ code: "RESOURCE_NOT_FOUND", details: { track_id: NOWHERE } });
  });
});

describe("a collection", () => {
  test("is created, read, listed, changed and deleted", async () => {
    const created = await caller.call("POST", "/collections", { body: { name: "Deep work", description: "Steady" } });
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect(created.headers.get("Location")).toBe(`/v1/music/${caller.organizationId}/collections/${id}`);
    expect(created.body).toMatchObject({ name: "Deep work", description: "Steady", track_count: 0 });
    expect((await caller.call("GET", `/collections/${id}`)).body).toEqual(created.body);

    const renamed = await caller.call("PATCH", `/collections/${id}`, { body: { name: "Very deep work" } });
    expect(renamed.body).toMatchObject({ name: "Very deep work", description: "Steady" });
    const undescribed = await caller.call("PATCH", `/collections/${id}`, { body: { description: null } });
    expect(undescribed.body).toMatchObject({ name: "Very deep work", description: null });
    expect(Date.parse(undescribed.body.updated_at)).toBeGreaterThan(Date.parse(created.body.updated_at));

    const second = await newCollection("On the road");
    expect(ids((await caller.call("GET", "/collections")).body.items)).toEqual([second, id]);
    expect((await caller.call("GET", "/collections?limit=1&offset=1")).body).toMatchObject({ limit: 1, offset: 1 });

    expect((await caller.call("DELETE", `/collections/${id}`)).status).toBe(204);
    expect((await caller.call("DELETE", `/collections/${id}`)).status).toBe(404);
    expect((await caller.call("GET", `/collections/${id}`)).status).toBe(404);
  });

  test("holds tracks, which are saved by that, and stay when it goes", async () => {
    const [collection, track] = [await newCollection("Some"), await makeTrack(caller)];
    const count = async () => (await caller.call("GET", `/collections/${collection}`)).body.track_count;
    const path = `/collections/${collection}/tracks/${track}`;
    for (let time = 0; time < 2; time++) expect((await caller.call("PUT", path)).status).toBe(204);
    expect(await count()).toBe(1);
    expect(ids((await caller.call("GET", "/tracks")).body.items)).toEqual([track]);
    for (let time = 0; time < 2; time++) expect((await caller.call("DELETE", path)).status).toBe(204);
    expect(await count()).toBe(0);

    await caller.call("PUT", path);
    await caller.call("DELETE", `/tracks/${track}/saved`);
    expect(await count()).toBe(0);
    await caller.call("PUT", path);
    await caller.call("DELETE", `/collections/${collection}`);
    expect(ids((await caller.call("GET", "/tracks")).body.items)).toEqual([track]);
  });

  test("has a name of its own", async () => {
    const [first, second] = [await newCollection("Taken"), await newCollection("Free")];
    const created = await caller.call("POST", "/collections", { body: { name: "Taken" } });
    const renamed = await caller.call("PATCH", `/collections/${second}`, { body: { name: "Taken" } });
    for (const { status, body } of [created, renamed]) {
      expect(status).toBe(409);
      expect(body.error).toMatchObject({ code: "RESOURCE_CONFLICT", details: { collection_id: first } });
    }
    expect((await caller.call("PATCH", `/collections/${first}`, { body: { name: "Taken" } })).status).toBe(200);
    const other = await service.newCaller();
    expect((await other.call("POST", "/collections", { body: { name: "Taken" } })).status).toBe(201);
  });

  test("takes only tracks that are there", async () => {
    const collection = await newCollection("Some");
    for (const method of ["PUT", "DELETE"]) {
      const { status, body } = await caller.call(method, `/collections/${collection}/tracks/${NOWHERE}`);
      expect([status, body.error.details]).toEqual([404, { track_id: NOWHERE }]);
    }
  });

  test.each([{}, { name: "" }, { name: "x", colour: "red" }, { name: 5 }])("is not created of %j", async (body) => {
    expect((await caller.call("POST", "/collections", { body })).status).toBe(400);
  });
});
