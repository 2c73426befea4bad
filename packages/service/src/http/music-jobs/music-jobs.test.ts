import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, type Call, type Caller, startService } from "../../testing/service.ts";

let service: Awaited<ReturnType<typeof startService>>;
let caller: Caller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  caller = await service.newCaller();
});
afterAll(() => service.close());

function call(method: string, path: string, { headers, ...options }: Call = {}, by = caller): Promise<Answer> {
  const authorization = { Authorization: `Bearer ${by.key}` };
  return service.call(method, `/api/v1/music${path}`, { headers: { ...authorization, ...headers }, ...options });
}

async function create(body: object = {}): Promise<string> {
  const answer = await call("POST", "/jobs", {
    body: { task: "prompt2instrumental", prompt: "A short tune", duration: 1, ...body },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return answer.body.job.id;
}

async function ended(id: string): Promise<Answer["body"]> {
  for (;;) {
    const { body } = await call("GET", `/jobs/${id}/status`);
    if (body.status !== "PENDING" && body.status !== "PROCESSING") return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const credits = async () => {
  const { available, reserved, used } = (await call("GET", "/credits")).body;
  return { available, reserved, used };
};

describe("a job", () => {
  test("is queued, told where to look, and becomes audio that plays", async () => {
    const answer = await call("POST", "/jobs", {
      body: { task: "text2music", prompt: "A bright folk song\nwith whistling", duration: 2, seed: 7, genre: "Folk" },
    });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      credits_reserved: 3,
      queue_position: expect.toSatisfy((n) => n === null || n >= 0),
    });
    const { id } = answer.body.job;
    expect(answer.headers.get("Location")).toBe(`/api/v1/music/jobs/${id}/status`);
    const job = await ended(id);
    expect(job).toMatchObject({
      id,
      task: "text2music",
      status: "COMPLETED",
      song_type: "song",
      progress: 100,
      display_name: "A bright folk song",
      genre: "folk",
      audio_duration: expect.closeTo(2, 0),
      error: null,
      completed_at: expect.any(String),
    });
    const audio = await fetch(job.audio_url, { headers: { Range: "bytes=0-99" } });
    expect([audio.status, audio.headers.get("Content-Type")]).toEqual([206, "audio/mpeg"]);
    expect((await audio.arrayBuffer()).byteLength).toBe(100);
  });

  test("takes from its preset what it does not say itself", async () => {
    const { presets } = (await call("GET", "/presets")).body;
    const preset = presets.find(({ id }: { id: string }) => id === "ambient");
    const id = await create({ preset: "ambient", emotion: "hopeful" });
    const { genre, emotion, occasion } = (await call("GET", `/jobs/${id}/status`)).body;
    expect([genre, emotion, occasion]).toEqual(["ambient", "hopeful", preset.parameters.occasion]);
  });

  test("presets change the music", async () => {
    const sounds: string[] = [];
    for (const preset of ["ambient", "metal"]) {
      const { audio_url: url } = await ended(await create({ preset, seed: 1 }));
      sounds.push(Buffer.from(await (await fetch(url)).arrayBuffer()).toString("base64"));
    }
    expect(sounds[0]).not.toBe(sounds[1]);
  });

  test.each([
    ["a preset that there is not", { preset: "polka-metal" }, "UNPROCESSABLE_CONTENT"],
    ["words against the content policy", { prompt: "a song in the voice of somebody famous" }, "CONTENT_REJECTED"],
  ])("with %s is refused and costs nothing", async (_, body, code) => {
    const before = await credits();
    const answer = await call("POST", "/jobs", { body: { task: "text2music", prompt: "A tune", ...body } });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
    expect(await credits()).toEqual(before);
  });

  test("costs credits: held while it runs, spent when it has completed, and given back when it is deleted", async () => {
    const { available } = await credits();
    await ended(await create());
    expect(await credits()).toEqual({ available: available - 2, reserved: 0, used: 2 });
    const endless = await create({ prompt: "endless" });
    expect(await credits()).toEqual({ available: available - 4, reserved: 2, used: 2 });
    expect((await call("DELETE", `/jobs/${endless}`)).status).toBe(204);
    expect(await credits()).toEqual({ available: available - 2, reserved: 0, used: 2 });
    expect((await call("GET", `/jobs/${endless}/status`)).status).toBe(404);
  });

  test("that failed says why, keeps its credits, and is retried with them; no other is", async () => {
    const id = await create({ prompt: "broken" });
    const failed = await ended(id);
    expect(failed).toMatchObject({ status: "FAILED", audio_url: null, error: { code: "ENGINE_FAILED" } });
    expect(failed.error.message).not.toContain("soundfont");
    const held = await credits();
    expect(held.reserved).toBe(2);
    const retried = await call("POST", `/jobs/${id}/retry`);
    expect(retried.status).toBe(202);
    expect(retried.body).toMatchObject({ credits_reserved: 2, job: { id, retry_count: 1, error: null } });
    await ended(id);
    expect(await credits()).toEqual(held);
    const fine = await create();
    await ended(fine);
    const refused = await call("POST", `/jobs/${fine}/retry`);
    expect([refused.status, refused.body.code, refused.body.details]).toEqual([
      409,
      "CONFLICT",
      { job_id: fine, status: "COMPLETED" },
    ]);
  });

  test("is renamed only as long as nobody else has changed it", async () => {
    const id = await create();
    await ended(id);
    const seen = (await call("GET", `/jobs/${id}/status`)).headers.get("ETag") ?? "";
    const rename = (name: string) =>
      call("PATCH", `/jobs/${id}`, { body: { display_name: name }, headers: { "If-Match": seen } });
    const first = await rename("Mine");
    expect([first.status, first.body.display_name]).toEqual([200, "Mine"]);
    const second = await rename("Too late");
    expect([second.status, second.body.code]).toEqual([412, "PRECONDITION_FAILED"]);
  });

  test("tells what happens to it as events", async () => {
    const id = await create();
    const { body } = await call("GET", `/jobs/${id}/events`, { headers: { Accept: "text/event-stream" } });
    const events = body.split("\n\n").filter((event: string) => event.includes("data:"));
    expect(events.at(-1)).toContain("event: done");
    expect(JSON.parse(/^data: (.*)$/m.exec(events.at(-1))?.[1] ?? "")).toMatchObject({ id, status: "COMPLETED" });
  });

  test("loses its audio when it is deleted", async () => {
    const id = await create();
    const { audio_url: url } = await ended(id);
    expect((await fetch(url)).status).toBe(200);
    await call("DELETE", `/jobs/${id}`);
    expect((await fetch(url)).status).toBe(404);
  });
});

describe("lists", () => {
  let ids: string[];
  beforeEach(async () => {
    ids = [
      await create({ display_name: "Ash", genre: "folk", prompt: "endless one" }),
      await create({ display_name: "Birch", task: "text2samples", prompt: "endless two" }),
      await create({ display_name: "Cedar", task: "lyrics2rap", prompt: "endless", lyrics: "Under the trees" }),
    ];
  });

  test.each([
    ["", ["Cedar", "Birch", "Ash"]],
    ["?sort_by=display_name&sort_order=asc", ["Ash", "Birch", "Cedar"]],
    ["?task=text2samples", ["Birch"]],
    ["?song_type=rap", ["Cedar"]],
    ["?search=TREES", ["Cedar"]],
    ["?search=tre%00es", []],
    ["?genre=FOLK", ["Ash"]],
    ["?status=COMPLETED", []],
    ["?liked=true", ["Birch"]],
    ["?liked=false&skip=1", ["Ash"]],
  ])("%s: %j, and the total beside it", async (query, names) => {
    await call("PUT", `/jobs/${ids[1]}/like`);
    const { body, headers } = await call("GET", `/jobs${query}`);
    expect(body.map(({ display_name: name }: { display_name: string }) => name)).toEqual(names);
    const skipped = query.includes("skip") ? 1 : 0;
    expect(headers.get("X-Total-Count")).toBe(`${names.length + skipped}`);
  });

  test("say what the caller likes only when they are asked for it", async () => {
    await call("PUT", `/jobs/${ids[0]}/like`);
    const { body } = await call("GET", "/jobs?include_interactions=true");
    expect(body.map(({ interaction }: { interaction: unknown }) => interaction)).toEqual([null, null, "like"]);
    const [plain] = (await call("GET", "/jobs")).body;
    expect(plain).not.toHaveProperty("interaction");
  });

  test.each(["created_at", "display_name", "audio_duration", "status"])(
    "by %s are followed page by page, whatever arrives meanwhile",
    async (sort) => {
      const names: string[] = [];
      let next: string | undefined = `/api/v1/music/jobs?limit=1&sort_by=${sort}&sort_order=desc`;
      while (next) {
        const { body, headers }: Answer = await call("GET", next.replace("/api/v1/music", ""));
        names.push(...body.map(({ display_name: name }: { display_name: string }) => name));
        next = /^<([^>]+)>; rel="next"$/.exec(headers.get("Link") ?? "")?.[1];
        if (names.length === 1) await create({ display_name: "Zzz", prompt: "endless", task: "text2samples" });
      }
      expect(names.filter((name) => name !== "Zzz").toSorted()).toEqual(["Ash", "Birch", "Cedar"]);
    },
  );

  test("take no cursor of another list", async () => {
    const cursor = Buffer.from(JSON.stringify(["never", "x"])).toString("base64url");
    const { status, body } = await call("GET", `/jobs?cursor=${cursor}`);
    expect([status, body.violations[0].pointer]).toEqual([400, "/cursor"]);
  });

  test("of likes have the latest like first, and lose what is no longer liked", async () => {
    for (const id of [ids[2], ids[0]]) expect((await call("PUT", `/jobs/${id}/like`)).status).toBe(204);
    const liked = async () => (await call("GET", "/liked")).body.map((job: { id: string }) => job.id);
    expect(await liked()).toEqual([ids[0], ids[2]]);
    await call("DELETE", `/jobs/${ids[0]}/like`);
    expect(await liked()).toEqual([ids[2]]);
  });

  test("agree with the counts and the filter statistics", async () => {
    const counts = (await call("GET", "/jobs/counts")).body;
    expect(counts).toMatchObject({ total: 3, by_task: { text2samples: 1 }, by_song_type: { rap: 1, samples: 1 } });
    const stats = (await call("GET", "/filters/stats")).body;
    expect(stats).toMatchObject({ total_tracks: 3, task_distribution: counts.by_task });
    expect(stats.available_filters.genres).toEqual(["folk"]);
  });
});

test("the model's status tells how many wait and who works", async () => {
  const { body } = await call("GET", "/model/status");
  expect(body).toMatchObject({ model: "AudioMusic V2", workers: { total: 1 } });
  expect(["healthy", "degraded"]).toContain(body.status);
});

test("sample data has a request for each task, of which each can be queued, and a job for each status", async () => {
  const { requests, jobs } = (await call("GET", "/sample-data")).body;
  expect(new Set(requests.map(({ task }: { task: string }) => task)).size).toBe(6);
  for (const request of requests) await create({ ...request, prompt: "endless" });
  const statuses = jobs.map(({ status }: { status: string }) => status);
  expect(statuses).toEqual(["PENDING", "PROCESSING", "COMPLETED", "FAILED"]);
});
