import { afterAll, beforeAll, expect, test } from "vitest";
import { startService } from "../testing/service.ts";

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

test("a process that lives says so, and that it is ready", async () => {
  expect(await service.call("GET", "/healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
  expect(await service.call("GET", "/readyz")).toMatchObject({ status: 200, body: { status: "ready" } });
});

test("the metrics tell requests, jobs, workers and the process, in Prometheus's text format", async () => {
  await service.call("GET", "/v1/jobs");
  const { status, headers, body } = await service.call("GET", "/metrics");
  expect(status).toBe(200);
  expect(headers.get("Content-Type")).toMatch(/^text\/plain; version=0\.0\.4/);
  for (const line of [
    'cantus_http_request_seconds_count{method="GET",status="401"} 1',
    'cantus_jobs_waiting{lane="music"} 0',
    'cantus_jobs_running{lane="scenes"} 0',
    'cantus_workers_capacity{lane="music"} 1',
    'cantus_workers_capacity{lane="scenes"} 1',
    "# TYPE cantus_job_seconds histogram",
    "process_resident_memory_bytes",
  ])
    expect(body).toContain(line);
});
