import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PATIENCE, type Painter, startScenes } from "../../testing/scenes.ts";

let service: Awaited<ReturnType<typeof startScenes>>;
let painter: Painter;
beforeAll(async () => {
  service = await startScenes();
});
beforeEach(async () => {
  painter = await service.newPainter();
});
afterAll(() => service.close());

/** The kind and the data of each event of a whole stream. */
const eventsOf = (stream: string) =>
  stream.split("\n\n").flatMap((block) => {
    const lines = block.split("\n").map((line) => /^(event|data): ?(.*)$/.exec(line) ?? []);
    const field = (name: string) => lines.flatMap(([, key, value]) => (key === name ? [value] : [])).join("\n");
    return field("event") === "" ? [] : [[field("event"), JSON.parse(field("data"))] as const];
  });

const jobIds = ({ generations }: { generations: { job_id: string }[] }) => generations.map(({ job_id }) => job_id);

describe("a job", () => {
  test("shows each picture when it is finished", async () => {
    const id = await painter.begin({ prompt: "A lake", scenes: ["calm", "boats", "endless rain"] });
    const seen: number[] = [];
    const job = await painter.until(id, ({ scenes_completed }) => {
      seen.push(scenes_completed);
      return scenes_completed === 2;
    });
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(job).toMatchObject({ status: "processing", scenes_total: 3, started_at: expect.any(String) });
    expect(job).not.toHaveProperty("completed_at");
    expect(job).not.toHaveProperty("result");
    await painter.call("POST", `/v1/jobs/${id}/cancel`);
  });

  test("tells its news as they come", async () => {
    const id = await painter.begin({ prompt: "A lake", scenes: 2, format: "webp" });
    const { body } = await painter.call("GET", `/v1/jobs/${id}/events`);
    const events = eventsOf(body);
    expect(events.at(-1)).toMatchObject(["done", { job_id: id, status: "completed", result: { scenes: [{}, {}] } }]);
    expect(events.at(-2)).toEqual([
      "status",
      { job_id: id, status: "completed", scenes_completed: 2, scenes_total: 2 },
    ]);
    const counts = events.slice(0, -1).map(([, { scenes_completed }]) => scenes_completed);
    expect(counts).toContain(1);
    expect(counts).toEqual(counts.toSorted());
  });

  test("has URLs that are signed anew each time, for the same pictures", async () => {
    const { body } = await painter.paint({ prompt: "A lake" });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { result } = (await painter.call("GET", `/v1/jobs/${body.job_id}`)).body;
    expect(result.scenes[0].image_url).not.toBe(body.scenes[0].image_url);
    expect(result.scenes[0].image_url.split("?")[0]).toBe(body.scenes[0].image_url.split("?")[0]);
  });

  test("that nobody has is 404, in the API's own words", async () => {
    const id = "00000000-0000-4000-8000-000000000000";
    for (const [method, path] of [
      ["GET", `/v1/jobs/${id}`],
      ["POST", `/v1/jobs/${id}/cancel`],
      ["GET", `/v1/jobs/${id}/events`],
    ] as const) {
      const { status, headers, body } = await painter.call(method, path);
      expect(status).toBe(404);
      const request_id = headers.get("X-Request-Id");
      expect(body).toEqual({
        error: "not_found",
        message: "There is no such job.",
        details: { job_id: id },
        request_id,
      });
    }
    expect((await painter.call("GET", "/v1/jobs/none")).status).toBe(400);
  });

  test("is 404 to a colleague and to another organization", async () => {
    const { body } = await painter.paint({ prompt: "A lake" });
    for (const other of [await service.newPainter(painter.organizationId), await service.newPainter()]) {
      expect((await other.call("GET", `/v1/jobs/${body.job_id}`)).status).toBe(404);
      expect((await other.call("POST", `/v1/jobs/${body.job_id}/cancel`)).status).toBe(404);
      expect((await other.call("GET", "/v1/jobs")).body).toMatchObject({ generations: null, total: 0 });
    }
  });
});

describe("cancelling", () => {
  test("stops a job that is running, and its engine", async () => {
    const id = await painter.begin({ prompt: "A lake", scenes: ["calm", "endless mist"] });
    await painter.until(id, ({ scenes_completed }) => scenes_completed === 1);
    await expect.poll(() => service.begun, PATIENCE).toContain("endless mist");
    const { status, body } = await painter.call("POST", `/v1/jobs/${id}/cancel`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      job_id: id,
      status: "failed",
      scenes_completed: 1,
      scenes_total: 2,
      completed_at: expect.any(String),
      error: { code: "cancelled", message: "The job was cancelled." },
    });
    expect(body).not.toHaveProperty("result");
    await expect.poll(() => service.stopped, PATIENCE).toContain("endless mist");
  });

  test("a job that waits keeps it from being painted", async () => {
    const running = await painter.begin({ prompt: "An endless sea" });
    await painter.until(running, ({ status }) => status === "processing");
    const waiting = await painter.begin({ prompt: "Never to be seen" });
    const { body } = await painter.call("POST", `/v1/jobs/${waiting}/cancel`);
    expect(body).toMatchObject({ status: "failed", scenes_completed: 0, error: { code: "cancelled" } });
    expect(body).not.toHaveProperty("started_at");
    await painter.call("POST", `/v1/jobs/${running}/cancel`);
    await painter.paint({ prompt: "A lake" });
    expect(service.begun).not.toContain("Never to be seen");
  });

  test("again answers the same; what has ended by itself is a 409 with its status", async () => {
    const id = await painter.begin({ prompt: "An endless plain" });
    const first = await painter.call("POST", `/v1/jobs/${id}/cancel`);
    const second = await painter.call("POST", `/v1/jobs/${id}/cancel`);
    expect([second.status, second.body]).toEqual([200, first.body]);

    const { body } = await painter.paint({ prompt: "A lake" });
    expect(await painter.call("POST", `/v1/jobs/${body.job_id}/cancel`)).toMatchObject({
      status: 409,
      body: {
        error: "conflict",
        message: "The job has completed and cannot be cancelled.",
        details: { job_id: body.job_id, status: "completed" },
      },
    });
  });
});

describe("the list of jobs", () => {
  test("is null, not empty, while there are none", async () => {
    expect((await painter.call("GET", "/v1/jobs")).body).toEqual({ generations: null, limit: 20, offset: 0, total: 0 });
  });

  test("is newest first, in pages, with results and errors", async () => {
    const ids: string[] = [];
    for (const prompt of ["A lake", "A broken mill", "A meadow"]) ids.unshift(await painter.begin({ prompt }));
    const jobs = await Promise.all(ids.map((id) => painter.ended(id)));

    const all = (await painter.call("GET", "/v1/jobs")).body;
    expect(all).toMatchObject({ limit: 20, offset: 0, total: 3 });
    expect(jobIds(all)).toEqual(ids);
    const bare = (job: object) => JSON.parse(JSON.stringify(job).replace(/\?expires=[^"]*/g, ""));
    expect(all.generations.map(bare)).toEqual(jobs.map(bare));
    expect(all.generations.map(({ status }: { status: string }) => status)).toEqual([
      "completed",
      "failed",
      "completed",
    ]);
    expect(all.generations[0].result.scenes[0].image_url).toContain("expires=");

    const page = await painter.call("GET", "/v1/jobs?limit=1&offset=1");
    expect(page.body).toMatchObject({ limit: 1, offset: 1, total: 3 });
    expect(jobIds(page.body)).toEqual([ids[1]]);
    const [, next = ""] = /<(.*)>; rel="next"/.exec(page.headers.get("Link") ?? "") ?? [];
    expect(jobIds((await painter.call("GET", next)).body)).toEqual([ids[2]]);
    expect((await painter.call("GET", "/v1/jobs?offset=9")).body).toMatchObject({ generations: null, total: 3 });
  });

  test.each(["limit=0", "limit=101", "limit=ten", "offset=-1"])("refuses %s", async (query) => {
    const { status, body } = await painter.call("GET", `/v1/jobs?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: "invalid_request", details: { violations: [{ in: "query" }] } });
  });

  test("needs a key", async () => {
    const { status, headers, body } = await service.call("GET", "/v1/jobs");
    expect([status, body.error]).toEqual([401, "unauthenticated"]);
    expect(headers.get("WWW-Authenticate")).toContain("Bearer");
  });
});
