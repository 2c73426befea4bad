import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Jobs } from "../testdata/jobs.ts";
import { createClient } from "./index.ts";

let echo: Echo;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
  echo.answer = (response) => json(response, 200, {});
});
const last = () => echo.received.at(-1);

describe("credentials", () => {
  const clientWith = (security: NonNullable<Parameters<typeof createClient>[1]>["security"]) =>
    createClient<Jobs>(api, { baseUrl: echo.baseUrl, security });

  test("go to operations that ask for them, and to no others", async () => {
    const client = clientWith({ key: "k" });
    await client.getJob({ path: { job_id: "1" } });
    expect(last()?.headers["x-api-key"]).toBe("k");
    await client.listJobs();
    expect(last()?.headers["x-api-key"]).toBeUndefined();
  });

  test("are those of the first alternative that is complete", async () => {
    await clientWith({ token: "t" }).getJob({ path: { job_id: "1" } });
    expect(last()?.headers.authorization).toBeUndefined();
    await clientWith({ basic: { username: "ü", password: "p:q" } }).getJob({ path: { job_id: "1" } });
    expect(last()?.headers.authorization).toBe(`Basic ${Buffer.from("ü:p:q").toString("base64")}`);
  });

  test("are asked for anew for each request where they are a function", async () => {
    let count = 0;
    const client = clientWith({ token: async () => `t${++count}` });
    await client.getAudio({ path: { job_id: "1" } });
    await client.getAudio({ path: { job_id: "1" } });
    expect(echo.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test("go into query and cookie, and the body stays", async () => {
    await clientWith({ queryKey: "a&b", cookieKey: "c;d" }).createJob({ body: { id: "1" } });
    expect(last()).toMatchObject({
      url: "/base/jobs?key=a%26b",
      headers: { cookie: "session=c%3Bd" },
      body: '{"id":"1"}',
    });
  });

  test("do not replace what one call says itself", async () => {
    await clientWith({ key: "k" }).getJob({ path: { job_id: "1" }, headers: { "X-API-Key": "mine" } });
    expect(last()?.headers["x-api-key"]).toBe("mine");
  });
});
