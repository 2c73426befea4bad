import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Jobs } from "../testdata/jobs.ts";
import { AbortError, ApiError, createClient, TimeoutError, waitFor } from "./index.ts";

let echo: Echo;
let jobs: Jobs;
/** When each request came, in milliseconds. */
let times: number[];
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
  times = [];
  jobs = createClient<Jobs>(api, { baseUrl: echo.baseUrl, retry: { minDelay: 1 } });
});

const input = { path: { job_id: "1" } };

function serve(titles: readonly string[], headers: Record<string, string> = {}): void {
  echo.answer = (response) => {
    times.push(performance.now());
    json(response, 200, { id: "1", title: titles[Math.min(times.length, titles.length) - 1] }, headers);
  };
}
const gaps = () => times.slice(1).map((time, index) => time - (times[index] as number));

describe("waitFor", () => {
  test("asks until the answer is what is waited for, and tells of each", async () => {
    serve(["queued", "running", "running", "done"]);
    const seen: (string | undefined)[] = [];
    const done = await waitFor(jobs.getJob, input, {
      until: ({ title }) => title === "done",
      onProgress: ({ title }) => seen.push(title),
      interval: 1,
    });
    expect(done).toEqual({ id: "1", title: "done" });
    expect(seen).toEqual(["queued", "running", "running", "done"]);
  });

  test("asks at longer and longer intervals", async () => {
    serve(["a", "a", "a", "a", "done"]);
    await waitFor(jobs.getJob, input, { until: ({ title }) => title === "done", interval: 20, maxInterval: 45 });
    const least = [20, 30, 45, 45];
    for (const [index, gap] of gaps().entries()) expect(gap).toBeGreaterThanOrEqual((least[index] as number) - 2);
  });

  test("asks when the server says, if it does", async () => {
    serve(["a", "a", "done"], { "Retry-After": "0" });
    await waitFor(jobs.getJob, input, { until: ({ title }) => title === "done", interval: 60_000 });
    expect(times).toHaveLength(3);
  });

  test("goes on over failures that pass", async () => {
    serve(["a", "done"]);
    const { answer } = echo;
    echo.answer = (response, request) =>
      echo.received.length === 2 ? void response.socket?.resetAndDestroy() : answer(response, request);
    await waitFor(jobs.getJob, input, { until: ({ title }) => title === "done", interval: 1 });
    expect(echo.received).toHaveLength(3);
  });

  test("ends with an answer that is no success", async () => {
    echo.answer = (response) => json(response, 404, { error: { code: "GONE", message: "No such job" } });
    await expect(waitFor(jobs.getJob, input, { until: () => true })).rejects.toThrow(ApiError);
  });

  test("ends in time, and by its signal, also between two questions", async () => {
    serve(["a"]);
    const until = () => false;
    const late = await waitFor(jobs.getJob, input, { until, timeout: 40, interval: 30_000 }).catch((error) => error);
    expect(late).toBeInstanceOf(TimeoutError);
    expect(late).toMatchObject({ operationId: "getJob" });
    const signal = AbortSignal.abort();
    await expect(waitFor(jobs.getJob, input, { until, signal })).rejects.toThrow(AbortError);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 40);
    const given = { ...input, signal: controller.signal };
    await expect(waitFor(jobs.getJob, given, { until, interval: 30_000 })).rejects.toThrow(AbortError);
  });

  test("knows the types of its operation", async () => {
    serve(["done"]);
    const job = await waitFor(jobs.getJob, input, { until: ({ id }) => id === "1" });
    const id: string = job.id;
    expect(id).toBe("1");
    // @ts-expect-error a job has no such member
    await waitFor(jobs.getJob, input, { until: ({ state }) => state !== "done" });
    // @ts-expect-error the operation needs a path
    await waitFor(jobs.getJob, {}, { until: () => true }).catch(() => {});
  });
});
