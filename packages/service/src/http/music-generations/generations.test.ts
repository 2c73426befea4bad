import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { secondsOf } from "../../testing/mp3.ts";
import { type Caller, ended, generate, startService, stoppedRenderings, until } from "../../testing/service.ts";

let service: Awaited<ReturnType<typeof startService>>;
let caller: Caller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  caller = await service.newCaller();
});
afterAll(() => service.close());

describe("a generation", () => {
  test("is accepted at once, and told where to look and when", async () => {
    const answer = await caller.call("POST", "/generations", { body: { prompt: "A short tune", duration: 1 } });
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^mgen_[0-9a-f]{12}$/),
      status: "queued",
      progress: 0,
      engine: "studio",
      mode: "creation",
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      result_track_id: null,
      error_message: null,
      refusal_reason: null,
      playback_url: null,
      track: null,
    });
    expect(answer.headers.get("Location")).toBe(`/v1/music/${caller.organizationId}/generations/${answer.body.id}`);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    await ended(caller, answer.body.id);
  });

  test("becomes a track that plays", async () => {
    const id = await generate(caller, { title: "Quiet Hour", mode: "focus", instrumental: true, duration: 2 });
    const generation = await ended(caller, id);
    expect(generation).toMatchObject({ id, status: "succeeded", progress: 100, mode: "focus" });
    expect(generation.track).toEqual({
      id: generation.result_track_id,
      title: "Quiet Hour",
      engine: "studio",
      mode: "focus",
      instrumental: true,
      measured_duration_seconds: expect.closeTo(2, 1),
      mime_type: "audio/mpeg",
      licence_class: "commercial_cleared",
      playback_url: generation.playback_url,
    });
    const audio = await fetch(generation.playback_url);
    expect([audio.status, audio.headers.get("Content-Type")]).toEqual([200, "audio/mpeg"]);
    expect(secondsOf(await audio.bytes())).toBeCloseTo(generation.track.measured_duration_seconds, 1);
  });

  test("has a fresh URL each time it is read, and none in a list", async () => {
    const id = await generate(caller);
    const first = await ended(caller, id);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const second = await ended(caller, id);
    expect(second.playback_url).not.toBe(first.playback_url);
    const { body } = await caller.call("GET", "/generations");
    expect(body.jobs[0]).toEqual({ ...second, playback_url: null, track: null });
  });

  test("fails with words for a user when the engine does, and nothing of the inside gets out", async () => {
    const { body, headers } = await caller.call("POST", "/generations", { body: { prompt: "broken strings" } });
    const failed = await ended(caller, body.id);
    expect(failed).toMatchObject({ status: "failed", result_track_id: null, playback_url: null, track: null });
    expect(failed.error_message).toContain(headers.get("X-Request-Id"));
    expect(failed.error_message).not.toContain("/srv/fonts");
  });

  test("is refused with the reason", async () => {
    const id = await generate(caller, { prompt: "A ballad in the voice of a famous singer" });
    expect(await ended(caller, id)).toMatchObject({
      status: "refused",
      refusal_reason: expect.stringContaining("voice"),
      error_message: null,
      track: null,
    });
  });

  test("that nobody has is 404, in the API's own words", async () => {
    const { status, body } = await caller.call("GET", "/generations/mgen_000000000000");
    expect(status).toBe(404);
    expect(body).toMatchObject({
      success: false,
      error: {
        code: "RESOURCE_NOT_FOUND",
        system_message: "Music generation job not found",
        details: { job_id: "mgen_000000000000" },
      },
    });
  });
});

describe("cancelling", () => {
  test("stops a generation that is running, and its engine", async () => {
    const id = await generate(caller, { prompt: "endless drone" });
    await until(caller, id, ({ status, progress }) => status === "running" && progress > 0);
    const { status, body } = await caller.call("POST", `/generations/${id}/cancel`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, status: "cancelled", progress: 25, track: null });
    await expect.poll(() => stoppedRenderings.has("endless drone")).toBe(true);
  });

  test("a generation that waits keeps it from running", async () => {
    const running = await generate(caller, { prompt: "endless wait" });
    await until(caller, running, ({ status }) => status === "running");
    const waiting = await generate(caller);
    expect((await caller.call("POST", `/generations/${waiting}/cancel`)).body).toMatchObject({ status: "cancelled" });
    await caller.call("POST", `/generations/${running}/cancel`);
    const next = await generate(caller);
    await ended(caller, next);
    expect((await caller.call("GET", `/generations/${waiting}`)).body).toMatchObject({
      status: "cancelled",
      progress: 0,
      result_track_id: null,
    });
  });

  test("again changes nothing, and neither does cancelling what has ended", async () => {
    const id = await generate(caller);
    const succeeded = await ended(caller, id);
    for (let time = 0; time < 2; time++) {
      const { status, body } = await caller.call("POST", `/generations/${id}/cancel`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ status: "succeeded", result_track_id: succeeded.result_track_id });
    }
  });
});

describe("the list of generations", () => {
  test("is newest first, in pages, narrowed by status", async () => {
    const ids: string[] = [];
    for (const prompt of ["one", "two", "a broken one", "four"]) ids.unshift(await generate(caller, { prompt }));
    await Promise.all(ids.map((id) => ended(caller, id)));

    const all = await caller.call("GET", "/generations");
    expect(all.body).toMatchObject({ limit: 50, offset: 0 });
    expect(all.body.jobs.map(({ id }: { id: string }) => id)).toEqual(ids);

    const page = await caller.call("GET", "/generations?limit=2&offset=1");
    expect(page.body).toMatchObject({ limit: 2, offset: 1 });
    expect(page.body.jobs.map(({ id }: { id: string }) => id)).toEqual(ids.slice(1, 3));

    const failed = await caller.call("GET", "/generations?status=failed");
    expect(failed.body.jobs.map(({ id }: { id: string }) => id)).toEqual([ids[1]]);
    expect((await caller.call("GET", "/generations?offset=10")).body.jobs).toEqual([]);
  });

  test.each(["limit=0", "limit=101", "limit=ten", "offset=-1", "status=done"])("refuses %s", async (query) => {
    const { status, body } = await caller.call("GET", `/generations?${query}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: "VALIDATION_ERROR", details: { violations: [{ in: "query" }] } });
  });
});

describe("who calls", () => {
  test("without a key, or with one that is unknown or revoked, is not let in", async () => {
    const path = `/v1/music/${caller.organizationId}/generations`;
    expect((await service.call("GET", path)).status).toBe(401);
    const unknown = await service.call("GET", path, { key: "cantus_unknown" });
    expect(unknown.status).toBe(401);
    expect(unknown.body.error).toMatchObject({ code: "AUTHENTICATION_REQUIRED", type: "authentication_error" });

    const { id, key } = await service.service.accounts.createKey(caller, "short-lived");
    expect((await service.call("GET", path, { key })).status).toBe(200);
    await service.service.accounts.revokeKey(id);
    expect((await service.call("GET", path, { key })).status).toBe(401);
  });

  test("without the capability is told so, in the documented words", async () => {
    const incapable = await service.newCaller([]);
    const { status, body } = await incapable.call("GET", "/generations");
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      code: "INSUFFICIENT_PERMISSIONS",
      message: "You do not have permission to access this resource.",
      system_message: "USE_MUSIC_GENERATION capability required",
      type: "authorization_error",
    });
  });
});
