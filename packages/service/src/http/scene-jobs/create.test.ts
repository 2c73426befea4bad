import { loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newPlace } from "../../testing/place.ts";
import { PATIENCE, type Painter, startScenes } from "../../testing/scenes.ts";
import { generate, until } from "../../testing/service.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT.*Z$/;

let service: Awaited<ReturnType<typeof startScenes>>;
let painter: Painter;
beforeAll(async () => {
  service = await startScenes();
});
beforeEach(async () => {
  painter = await service.newPainter();
});
afterAll(() => service.close());

const ASKED = {
  prompt: "A lighthouse on a cliff, autumn, warm evening light",
  scenes: ["The sea is calm, a boat comes home", "A storm comes in, the lamp is lit"],
  style: "poster",
  format: "webp",
  seed: 42,
};

describe("creating and waiting", () => {
  test("answers the pictures, and what they were made from", async () => {
    const { status, headers, body } = await painter.paint(ASKED);
    expect(status).toBe(201);
    const scene = (index: number) => ({
      index,
      prompt: ASKED.scenes[index - 1],
      image_url: expect.stringContaining(`${service.url}/v1/images/${body.job_id}-${index}.webp?expires=`),
      width: 512,
      height: 512,
    });
    expect(body).toEqual({
      ...ASKED,
      job_id: expect.stringMatching(UUID),
      size: "512x512",
      scenes: [scene(1), scene(2)],
    });
    expect(headers.get("Location")).toBe(`/v1/jobs/${body.job_id}`);
    expect(headers.get("Vary")).toContain("Prefer");
    expect((await painter.call("GET", `/v1/jobs/${body.job_id}`)).body).toMatchObject({
      status: "completed",
      result: { job_id: body.job_id, seed: 42, scenes: [{ index: 1 }, { index: 2 }] },
    });
  });

  test("paints as many as are asked for, by itself one of 1024 by 1024 as PNG", async () => {
    const least = (await painter.call("POST", "/v1/scenes", { body: { prompt: "A quiet harbour in the fog" } })).body;
    expect(least).toMatchObject({
      size: "1024x1024",
      format: "png",
      style: "natural",
      scenes: [{ index: 1, prompt: null }],
    });
    expect(least.seed).toBeGreaterThanOrEqual(0);
    const picture = await fetch(least.scenes[0].image_url);
    expect(picture.headers.get("Content-Type")).toBe("image/png");
    expect(await loadImage(Buffer.from(await picture.arrayBuffer()))).toMatchObject({ width: 1024, height: 1024 });

    const three = (await painter.paint({ prompt: "The sea from dawn to night", scenes: 3, format: "webp" })).body;
    expect(three.scenes.map(({ index }: { index: number }) => index)).toEqual([1, 2, 3]);
  });

  test("gives the same pictures for the same request with the same seed", async () => {
    const bytes = async () => {
      const { body } = await painter.paint({ prompt: "A lake", seed: 7 });
      return Buffer.from(await (await fetch(body.scenes[0].image_url)).arrayBuffer()).toString("base64");
    };
    expect(await bytes()).toBe(await bytes());
  });

  test("answers 451 with the reason for what the content policy refuses, and the job says so too", async () => {
    const { status, body } = await painter.paint({ prompt: "A lake", scenes: ["An exact copy of a famous painting"] });
    expect(status).toBe(451);
    expect(body).toMatchObject({ error: "content_rejected", message: expect.stringContaining("existing work") });
    expect((await painter.call("GET", `/v1/jobs/${body.details.job_id}`)).body).toMatchObject({
      status: "failed",
      error: { code: "content_rejected", message: body.message },
    });
  });

  test("answers 502 when the engine fails, with nothing of the inside, and the pictures are thrown away", async () => {
    const { status, body } = await painter.paint({ prompt: "A lake", scenes: ["calm", "a broken bridge"] });
    expect(status).toBe(502);
    expect(body).toMatchObject({ error: "engine_failed", details: { job_id: expect.stringMatching(UUID) } });
    expect(JSON.stringify(body)).not.toContain("/srv/brushes");
    const { body: job } = await painter.call("GET", `/v1/jobs/${body.details.job_id}`);
    expect(job).toMatchObject({ status: "failed", scenes_completed: 1, error: { code: "engine_failed" } });
    expect(job).not.toHaveProperty("result");
  });

  test("answers 409 when the job is cancelled meanwhile", async () => {
    const waiting = painter.paint({ prompt: "An endless corridor" });
    await expect.poll(async () => (await painter.call("GET", "/v1/jobs")).body.total, PATIENCE).toBe(1);
    const [{ job_id }] = (await painter.call("GET", "/v1/jobs")).body.generations;
    await painter.call("POST", `/v1/jobs/${job_id}/cancel`);
    expect(await waiting).toMatchObject({ status: 409, body: { error: "conflict", details: { job_id } } });
  });

  test("loses nothing for a caller who leaves: the job goes on", async () => {
    const leaving = new AbortController();
    const left = painter.call("POST", "/v1/scenes", {
      body: { prompt: "A lake", size: "512x512" },
      signal: leaving.signal,
    });
    await expect.poll(async () => (await painter.call("GET", "/v1/jobs")).body.total, PATIENCE).toBe(1);
    leaving.abort();
    await expect(left).rejects.toThrow();
    const [{ job_id }] = (await painter.call("GET", "/v1/jobs")).body.generations;
    expect(await painter.ended(job_id)).toMatchObject({ status: "completed", scenes_completed: 1 });
  });

  test("finds the job again when the request is sent again with its Idempotency-Key", async () => {
    const headers = { "Idempotency-Key": "once" };
    const first = await painter.paint({ prompt: "A lake" }, headers);
    const second = await painter.paint({ prompt: "A lake" }, headers);
    expect(second.body).toEqual(first.body);
    expect((await painter.call("GET", "/v1/jobs")).body.total).toBe(1);
  });
});

describe("creating in the background", () => {
  test("answers the job at once, which comes to the same result", async () => {
    const { status, headers, body } = await painter.paint(ASKED, { Prefer: "respond-async" });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      job_id: expect.stringMatching(UUID),
      operation: "create_scenes",
      created_at: expect.stringMatching(TIME),
      scenes_completed: 0,
      scenes_total: 2,
    });
    for (const unknown of ["completed_at", "error", "result"]) expect(body).not.toHaveProperty(unknown);
    expect(Object.fromEntries(headers)).toMatchObject({
      location: `/v1/jobs/${body.job_id}`,
      "preference-applied": "respond-async",
      "retry-after": "2",
    });
    const job = await painter.ended(body.job_id);
    expect(job).toMatchObject({
      status: "completed",
      started_at: expect.stringMatching(TIME),
      completed_at: expect.stringMatching(TIME),
      scenes_completed: 2,
    });
    expect(job).not.toHaveProperty("error");
    const waited = (await painter.paint(ASKED)).body;
    const bare = ({ job_id, scenes, ...result }: typeof waited) => ({
      ...result,
      scenes: scenes.map(({ image_url, ...scene }: { image_url: string }) => scene),
    });
    expect(bare(job.result)).toEqual(bare(waited));
  });

  test("waits as long as the caller prefers", async () => {
    const done = await painter.paint({ prompt: "A lake" }, { Prefer: "respond-async, wait=60" });
    expect(done.status).toBe(201);
    const endless = await painter.paint({ prompt: "An endless road" }, { Prefer: "respond-async, wait=1" });
    expect(endless).toMatchObject({ status: 202, body: { status: "processing", started_at: expect.any(String) } });
    expect(endless.headers.get("Preference-Applied")).toBe("respond-async, wait=1");
    await painter.call("POST", `/v1/jobs/${endless.body.job_id}/cancel`);
  });
});

describe("what is refused", () => {
  test.each([
    [{}, "/prompt"],
    [{ prompt: " " }, "/prompt"],
    [{ prompt: "A lake", scenes: 0 }, "/scenes"],
    [{ prompt: "A lake", scenes: 13 }, "/scenes"],
    [{ prompt: "A lake", scenes: [] }, "/scenes"],
    [{ prompt: "A lake", size: "17x17" }, "/size"],
    [{ prompt: "A lake", style: "baroque" }, "/style"],
    [{ prompt: "A lake", seed: -1 }, "/seed"],
    [{ prompt: "A lake", colour: "red" }, ""],
  ])("%j breaks the contract: 400", async (body, pointer) => {
    const answer = await painter.call("POST", "/v1/scenes", { body });
    expect(answer.status).toBe(400);
    expect(answer.body.details.violations[0]).toMatchObject({ in: "body" });
    expect(JSON.stringify(answer.body.details.violations)).toContain(pointer);
  });

  test.each(["?!…", "12 – 7", "🎨🎨"])("%s describes nothing: 422, and no job", async (prompt) => {
    const { status, body } = await painter.paint({ prompt });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: "unprocessable_content",
      message: "The prompt describes nothing that can be painted.",
    });
    expect((await painter.call("GET", "/v1/jobs")).body.total).toBe(0);
  });
});

describe("credits", () => {
  let poor: Awaited<ReturnType<typeof startScenes>>;
  beforeAll(async () => {
    poor = await startScenes({ initialCredits: 3 });
  });
  afterAll(() => poor.close());

  test("are spent, one a scene; what they do not suffice for is a 402 and no job", async () => {
    const buyer = await poor.newPainter();
    expect((await buyer.paint({ prompt: "A lake", scenes: 2 })).status).toBe(201);
    const { status, body } = await buyer.paint({ prompt: "A lake", scenes: 2 });
    expect(status).toBe(402);
    expect(body).toMatchObject({ error: "insufficient_credits", details: { required: 2, available: 1 } });
    expect((await buyer.call("GET", "/v1/jobs")).body.total).toBe(1);
  });

  test.each([
    ["fails", { prompt: "A broken bridge", scenes: 3 }, 502],
    ["is refused", { prompt: "An exact copy of a famous painting", scenes: 3 }, 451],
  ])("come back when the job %s", async (_, body, status) => {
    const buyer = await poor.newPainter();
    expect((await buyer.paint(body)).status).toBe(status);
    expect((await buyer.paint({ prompt: "A lake", scenes: 3 })).status).toBe(201);
  });

  test("come back when the job is cancelled", async () => {
    const buyer = await poor.newPainter();
    const id = await buyer.begin({ prompt: "An endless road", scenes: 3 });
    expect((await buyer.paint({ prompt: "A lake" })).status).toBe(402);
    await buyer.call("POST", `/v1/jobs/${id}/cancel`);
    expect((await buyer.paint({ prompt: "A lake", scenes: 3 })).status).toBe(201);
  });
});

test("who waits for scenes does not wait for music", async () => {
  const { newCaller, newPainter, close } = await startScenes();
  try {
    const listener = await newCaller();
    const endless = await generate(listener, { prompt: "An endless tune" });
    await until(listener, endless, ({ status }) => status === "running");
    await generate(listener);
    expect((await (await newPainter()).paint({ prompt: "A lake" })).status).toBe(201);
    expect((await listener.call("GET", `/generations/${endless}`)).body.status).toBe("running");
  } finally {
    await close();
  }
});

test("a full queue is a 503 that says when to come again", async () => {
  const full = await startScenes({ workers: { music: 0, scenes: 0 }, queueLimit: 1 });
  try {
    const late = await full.newPainter();
    await late.begin({ prompt: "A lake" });
    const { status, headers, body } = await late.paint({ prompt: "A lake" });
    expect(status).toBe(503);
    expect(body).toMatchObject({ error: "unavailable" });
    expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
    // Those who wait for music do not take the places of others.
    await generate(await full.newCaller());
  } finally {
    await full.close();
  }
});

test("a service that ends says so to who waits, and the job goes on in the next one", async () => {
  const place = await newPlace();
  try {
    const first = await startScenes({ place });
    const waiter = await first.newPainter();
    const waiting = waiter.paint({ prompt: "A lake", scenes: ["calm", "endless rain"] });
    await expect.poll(() => first.begun, PATIENCE).toContain("endless rain");
    await first.service.close();
    const { status, headers, body } = await waiting;
    expect([status, body.error]).toEqual([503, "unavailable"]);
    expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);

    const second = await startScenes({ place });
    await expect.poll(() => second.begun, PATIENCE).toEqual(["endless rain"]);
    const { job_id } = body.details;
    const again = (method: string, path: string) =>
      second.call(method, path, { headers: { Authorization: `Bearer ${waiter.key}` } });
    expect((await again("GET", `/v1/jobs/${job_id}`)).body).toMatchObject({
      status: "processing",
      scenes_completed: 1,
    });
    await again("POST", `/v1/jobs/${job_id}/cancel`);
    await second.service.close();
  } finally {
    await place.remove();
  }
});

test("the demo organization starts with the scenes of the contract's examples", async () => {
  const demoKey = "a key for the demo";
  const { url, call, close } = await startScenes({ demoLibrary: true, demoKey, engines: [] });
  try {
    const headers = { Authorization: `Bearer ${demoKey}` };
    const path = "/v1/jobs/9d6b1f0e-47c3-4a85-b2de-5f83c07a1e94";
    await expect
      .poll(async () => (await call("GET", path, { headers })).body, PATIENCE)
      .toMatchObject({ status: "completed", result: { seed: 42, style: "watercolor", scenes: [{}, {}] } });
    const { result } = (await call("GET", path, { headers })).body;
    expect(result.scenes[1].image_url).toContain(`${url}/v1/images/`);
  } finally {
    await close();
  }
});
