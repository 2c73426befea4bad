/**
 * The request lines of the documents that the three contracts come from, as they stand there but for the ids, and the
 * shape of what they say is answered. What a document leaves open is open here.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Answer, type Caller, ended, generate, makeTrack, startService } from "../testing/service.ts";

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

// The vocabulary of the tables: what a member of a documented object is.
const text = expect.any(String);
const flag = expect.any(Boolean);
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const id = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}_[0-9a-f]{12}$`));
const uuid = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const url = expect.stringMatching(/^https?:\/\//);
const oneOf = (...values: readonly string[]) => expect.stringMatching(new RegExp(`^(${values.join("|")})$`));
const number = expect.any(Number);

/** A request line, and what is answered to it. */
interface Line {
  /** `GET /v1/jobs?limit=20`; `{name}` stands for an id that was made before. */
  readonly request: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
  /** The whole body: a member more or less is a difference. */
  readonly answer?: unknown;
  readonly answerHeaders?: Readonly<Record<string, unknown>>;
}

async function play(
  line: Line,
  values: Readonly<Record<string, string>>,
  key: Record<string, string>,
): Promise<Answer> {
  const [method = "", template = ""] = line.request.split(" ");
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `no value for ${name}`);
  const answer = await service.call(method, path, {
    headers: { ...key, ...line.headers },
    ...(line.body !== undefined && { body: line.body }),
  });
  expect([answer.status, line.status === answer.status ? undefined : answer.body]).toEqual([line.status, undefined]);
  if (line.answer !== undefined) expect(answer.body).toEqual(line.answer);
  for (const [name, value] of Object.entries(line.answerHeaders ?? {})) expect(answer.headers.get(name)).toEqual(value);
  return answer;
}

const titled = (lines: readonly Line[]) =>
  lines.map(
    (line) => [`${line.request}${line.body ? ` ${JSON.stringify(line.body)}` : ""} → ${line.status}`, line] as const,
  );

describe("music generations", () => {
  const GENERATION = {
    id: id("mgen"),
    status: "succeeded",
    progress: 100,
    engine: "studio",
    mode: "creation",
    created_at: time,
    result_track_id: id("mtrack"),
    error_message: null,
    refusal_reason: null,
    playback_url: url,
    track: {
      id: id("mtrack"),
      title: "Late Night Study",
      engine: "studio",
      mode: "creation",
      instrumental: true,
      measured_duration_seconds: number,
      mime_type: text,
      licence_class: oneOf("commercial_cleared", "commercial_enterprise", "personal_only", "unclear"),
      playback_url: url,
    },
  };
  const LISTED = { ...GENERATION, playback_url: null, track: null };
  const LISTED_TRACK = {
    id: id("mtrack"),
    title: "Late Night Study",
    engine: "studio",
    mode: "creation",
    measured_duration_seconds: number,
    instrumental: flag,
    licence_class: GENERATION.track.licence_class,
    created_at: time,
    playback_url: null,
    stem_urls: null,
  };
  const error = (
    status: number,
    code: string,
    message: string,
    system: string,
    type: string,
    details: object = {},
  ) => ({
    success: false,
    error: {
      code,
      message,
      system_message: system,
      type,
      status,
      details,
      trace_id: text,
      timestamp: time,
    },
  });
  const UNAUTHENTICATED = error(
    401,
    "AUTHENTICATION_REQUIRED",
    "Authentication required. Please provide a valid API key.",
    "Missing or invalid authorization header",
    "authentication_error",
  );
  const FORBIDDEN = error(
    403,
    "INSUFFICIENT_PERMISSIONS",
    "You do not have permission to access this resource.",
    "USE_MUSIC_GENERATION capability required",
    "authorization_error",
  );
  const NOT_FOUND = (jobId: string) =>
    error(
      404,
      "RESOURCE_NOT_FOUND",
      "The requested resource could not be found.",
      "Music generation job not found",
      "client_error",
      { job_id: jobId },
    );

  let caller: Caller;
  let values: Record<string, string>;
  beforeAll(async () => {
    caller = await service.newCaller();
    const track_id = await makeTrack(caller, { title: "Late Night Study", instrumental: true });
    await caller.call("PUT", `/tracks/${track_id}/saved`);
    const collection_id = (await caller.call("POST", "/collections", { body: { name: "Mine" } })).body.id;
    await caller.call("PUT", `/collections/${collection_id}/tracks/${track_id}`);
    const { jobs } = (await caller.call("GET", "/generations")).body;
    values = { org: caller.organizationId, job_id: jobs[0].id, collection_id };
  });

  const LIST = "GET /v1/music/{org}/generations";
  const TRACKS = "GET /v1/music/{org}/tracks";
  test.each(
    titled([
      { request: "GET /v1/music/{org}/generations/{job_id}", status: 200, answer: GENERATION },
      { request: `${LIST}?status=succeeded&limit=20`, status: 200, answer: { jobs: [LISTED], limit: 20, offset: 0 } },
      // Defaults and bounds.
      { request: LIST, status: 200, answer: { jobs: [LISTED], limit: 50, offset: 0 } },
      { request: `${LIST}?limit=1&offset=1`, status: 200, answer: { jobs: [], limit: 1, offset: 1 } },
      { request: `${LIST}?limit=100`, status: 200, answer: { jobs: [LISTED], limit: 100, offset: 0 } },
      { request: `${LIST}?limit=101`, status: 400 },
      { request: `${LIST}?limit=0`, status: 400 },
      ...["queued", "running", "failed", "cancelled", "refused"].map((status) => ({
        request: `${LIST}?status=${status}`,
        status: 200,
        answer: { jobs: [], limit: 50, offset: 0 },
      })),
      {
        request: `${TRACKS}?mode=creation&limit=20`,
        status: 200,
        answer: { items: [LISTED_TRACK], limit: 20, offset: 0 },
      },
      { request: TRACKS, status: 200, answer: { items: [LISTED_TRACK], limit: 50, offset: 0 } },
      { request: `${TRACKS}?mode=focus`, status: 200, answer: { items: [], limit: 50, offset: 0 } },
      { request: `${TRACKS}?engine=studio`, status: 200, answer: { items: [LISTED_TRACK], limit: 50, offset: 0 } },
      { request: `${TRACKS}?engine=another`, status: 200, answer: { items: [], limit: 50, offset: 0 } },
      {
        request: `${TRACKS}?collection_id={collection_id}`,
        status: 200,
        answer: { items: [LISTED_TRACK], limit: 50, offset: 0 },
      },
      { request: `${TRACKS}?limit=101`, status: 400 },
      {
        request: "GET /v1/music/{org}/generations/mgen_000000000000",
        status: 404,
        answer: NOT_FOUND("mgen_000000000000"),
      },
    ]),
  )("%s", async (_, line) => {
    await play(line, values, { "X-API-Key": caller.key });
  });

  const READS = [LIST, "GET /v1/music/{org}/generations/{job_id}", TRACKS];
  test.each(READS)("%s without a key → 401, without the capability → 403", async (request) => {
    await play({ request, status: 401, answer: UNAUTHENTICATED }, values, {});
    const incapable = await service.newCaller([]);
    await play({ request, status: 403, answer: FORBIDDEN }, values, { "X-API-Key": incapable.key });
  });

  test("jobs are listed newest first; a refused and a failed one say why, and have no track", async () => {
    const member = await service.newCaller();
    const prompts = ["A broken tune", "In the voice of a famous singer", "A short tune"];
    const ids: string[] = [];
    for (const prompt of prompts) ids.unshift(await generate(member, { prompt }));
    await Promise.all(ids.map((each) => ended(member, each)));
    const { body } = await play(
      { request: LIST, status: 200 },
      { org: member.organizationId },
      { "X-API-Key": member.key },
    );
    const none = { result_track_id: null, playback_url: null, track: null };
    expect(body.jobs).toEqual([
      expect.objectContaining({ id: ids[0], status: "succeeded", error_message: null, refusal_reason: null }),
      expect.objectContaining({ id: ids[1], status: "refused", error_message: null, refusal_reason: text, ...none }),
      expect.objectContaining({ id: ids[2], status: "failed", error_message: text, refusal_reason: null, ...none }),
    ]);
  });

  test("a playback URL is minted by each read, and plays", async () => {
    const path = `/generations/${values.job_id}`;
    const first = (await caller.call("GET", path)).body;
    // The second in which it expires is part of it.
    const read = async () => (await caller.call("GET", path)).body.playback_url;
    await expect.poll(read, { timeout: 10_000 }).not.toBe(first.playback_url);
    expect((await fetch(first.playback_url)).status).toBe(200);
  });
});

describe("music jobs", () => {
  let caller: Caller;
  let values: Record<string, string>;
  const key = () => ({ Authorization: `Bearer ${caller.key}` });
  const create = async (body: object) =>
    (await play({ request: "POST /api/v1/music/jobs", body, status: 202 }, {}, key())).body.job.id;
  const endOf = (job: string) =>
    vi.waitUntil(
      async () => {
        const { body } = await play({ request: `GET ${JOB}/status`, status: 200 }, { job_id: job }, key());
        return /^(COMPLETED|FAILED)$/.test(body.status);
      },
      { timeout: 30_000 },
    );

  const JOB = "/api/v1/music/jobs/{job_id}";
  const LIST = "GET /api/v1/music/jobs";
  beforeAll(async () => {
    caller = await service.newCaller();
    const job_id = await create({
      task: "text2samples",
      prompt: "Rain on windows",
      display_name: "Windows Down",
      genre: "indie-pop",
      emotion: "joyful",
      occasion: "road trip",
    });
    const failed_id = await create({ task: "text2samples", prompt: "A broken tune" });
    await endOf(job_id);
    await endOf(failed_id);
    await play({ request: `PUT ${JOB}/like`, status: 204 }, { job_id }, key());
    values = { job_id, failed_id };
  });

  const MUSIC_JOB = expect.objectContaining({
    id: uuid,
    task: oneOf("text2music", "prompt2instrumental", "text2samples", "lyrics2song", "lyrics2rap", "lyrics2vocals"),
    status: oneOf("PENDING", "PROCESSING", "COMPLETED", "FAILED"),
    song_type: oneOf("rap", "song", "vocals", "instrumental", "samples"),
    display_name: text,
    created_at: time,
  });
  const one = { status: 200, answer: [MUSIC_JOB], answerHeaders: { "X-Total-Count": "1" } };
  const two = { status: 200, answer: [MUSIC_JOB, MUSIC_JOB], answerHeaders: { "X-Total-Count": "2" } };
  const none = { status: 200, answer: [], answerHeaders: { "X-Total-Count": "0" } };

  test.each(
    titled([
      { request: `GET ${JOB}/status`, status: 200, answer: MUSIC_JOB },
      { request: LIST, ...two },
      { request: `${LIST}?skip=0&limit=50&sort_by=created_at&sort_order=desc&include_interactions=false`, ...two },
      { request: `${LIST}?skip=1`, ...two, answer: [MUSIC_JOB] },
      { request: `${LIST}?limit=100`, ...two },
      { request: `${LIST}?limit=101`, status: 400 },
      { request: `${LIST}?task=text2samples`, ...two },
      { request: `${LIST}?task=prompt2instrumental`, ...none },
      { request: `${LIST}?status=COMPLETED`, ...one },
      { request: `${LIST}?status=PENDING`, ...none },
      ...["rap", "song", "vocals", "instrumental"].map((each) => ({ request: `${LIST}?song_type=${each}`, ...none })),
      { request: `${LIST}?song_type=samples`, ...two },
      { request: `${LIST}?liked=true`, ...one },
      { request: `${LIST}?liked=false`, ...one },
      { request: `${LIST}?search=windows`, ...one },
      { request: `${LIST}?search=nothing+like+it`, ...none },
      { request: `${LIST}?language=en`, ...none },
      { request: `${LIST}?genre=indie-pop`, ...one },
      { request: `${LIST}?emotion=joyful`, ...one },
      { request: `${LIST}?occasion=road%20trip`, ...one },
      ...["created_at", "display_name", "audio_duration", "status"].flatMap((by) =>
        ["asc", "desc"].map((order) => ({ request: `${LIST}?sort_by=${by}&sort_order=${order}`, ...two })),
      ),
      { request: "GET /api/v1/music/jobs/counts", status: 200, answer: expect.any(Object) },
      { request: "GET /api/v1/music/jobs/counts?status=COMPLETED&song_type=samples", status: 200 },
      { request: "GET /api/v1/music/liked", ...one },
      { request: "GET /api/v1/music/liked?skip=0&limit=50&song_type=samples&status=COMPLETED", ...one },
      { request: "GET /api/v1/music/liked?skip=1", ...one, answer: [] },
      { request: "GET /api/v1/music/filters/stats", status: 200, answer: expect.any(Object) },
      { request: "GET /api/v1/music/presets", status: 200 },
      { request: "GET /api/v1/music/model/status", status: 200, answer: expect.any(Object) },
      { request: "GET /api/v1/music/sample-data", status: 200, answer: expect.any(Object) },
      { request: `PATCH ${JOB}`, body: { display_name: "Windows Up" }, status: 200, answer: MUSIC_JOB },
      {
        request: `PATCH ${JOB}`,
        body: { thumbnail_url: "https://studio.example/a.png" },
        status: 200,
        answer: MUSIC_JOB,
      },
      { request: `POST ${JOB}/retry`, status: 409 },
    ]),
  )("%s", async (_, line) => {
    await play(line, values, key());
  });

  test("interactions are there when they are asked for", async () => {
    const { body } = await play({ request: `${LIST}?include_interactions=true&liked=true`, status: 200 }, {}, key());
    expect(body).toEqual([expect.objectContaining({ interaction: "like" })]);
  });

  test("a retry of a failed job takes no more credits", async () => {
    const credits = async () => (await play({ request: "GET /api/v1/music/credits", status: 200 }, {}, key())).body;
    const before = await credits();
    const retried = await play(
      { request: `POST ${JOB}/retry`, status: 202, answer: expect.objectContaining({ job: MUSIC_JOB }) },
      { job_id: values.failed_id ?? "" },
      key(),
    );
    expect(retried.body.job.id).toBe(values.failed_id);
    expect((await credits()).available).toBe(before.available);
    await endOf(values.failed_id ?? "");
  });

  test("a deleted job is gone, and its audio with it", async () => {
    const job_id = await create({ task: "text2samples", prompt: "Short-lived" });
    await endOf(job_id);
    const { body } = await play({ request: `GET ${JOB}/status`, status: 200 }, { job_id }, key());
    expect((await fetch(body.audio_url)).status).toBe(200);
    await play({ request: `DELETE ${JOB}`, status: 204 }, { job_id }, key());
    await play({ request: `GET ${JOB}/status`, status: 404 }, { job_id }, key());
    expect((await fetch(body.audio_url)).status).toBe(404);
  });
});

describe("scene jobs", () => {
  let caller: Caller;
  const key = () => ({ Authorization: `Bearer ${caller.key}` });
  beforeAll(async () => {
    caller = await service.newCaller();
    const body = { prompt: "A lighthouse at dusk", scenes: 2, size: "512x512" };
    await play({ request: "POST /v1/scenes", body, status: 201 }, {}, key());
  });

  const ERROR = { error: text, message: text, details: expect.any(Object), request_id: text };
  const JOB = {
    job_id: uuid,
    operation: text,
    status: "completed",
    created_at: time,
    started_at: time,
    completed_at: time,
    scenes_completed: 2,
    scenes_total: 2,
    result: expect.any(Object),
  };
  test.each(
    titled([
      { request: "GET /v1/jobs", status: 200, answer: { generations: [JOB], limit: 20, offset: 0, total: 1 } },
      {
        request: "GET /v1/jobs?limit=5&offset=0",
        status: 200,
        answer: { generations: [JOB], limit: 5, offset: 0, total: 1 },
      },
      {
        request: "GET /v1/jobs?offset=1",
        status: 200,
        answer: { generations: expect.toBeOneOf([null, []]), limit: 20, offset: 1, total: 1 },
      },
      { request: "GET /v1/jobs?limit=0", status: 400, answer: ERROR },
    ]),
  )("%s", async (_, line) => {
    await play(line, {}, key());
  });

  test("GET /v1/jobs without a key → 401", async () => {
    await play({ request: "GET /v1/jobs", status: 401, answer: ERROR }, {}, {});
  });

  test("a result has the very shape of what creating and waiting answers", async () => {
    const body = { prompt: "A lighthouse at noon", size: "512x512" };
    const created = await play({ request: "POST /v1/scenes", body, status: 201 }, {}, key());
    const listed = await play({ request: "GET /v1/jobs?limit=1", status: 200 }, {}, key());
    const shape = (value: unknown) => JSON.stringify(value).replace(/\?expires=\d+&signature=[\w-]+/g, "");
    expect(shape(listed.body.generations[0].result)).toBe(shape(created.body));
  });
});
