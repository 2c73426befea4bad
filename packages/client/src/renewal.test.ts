/** Credentials that are refused, and tokens from a real token endpoint. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Echo, json, startEcho } from "../testdata/echo.ts";
import { api, type Jobs } from "../testdata/jobs.ts";
import { createClient, type OAuth2Options, oauth2, type Secret } from "./index.ts";

let echo: Echo;
/** What the server takes for a good token. */
let good: string;
/** Answers to questions for tokens, one after another; then one that counts. */
let tokens: object[];

beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo[Symbol.asyncDispose]());
beforeEach(() => {
  echo.received.length = 0;
  good = "t1";
  tokens = [];
  let count = 0;
  echo.answer = (response, { url, headers }) => {
    if (url.endsWith("/token")) {
      const token = tokens.shift() ?? { access_token: `t${++count}`, expires_in: 3600 };
      return json(response, "error" in token ? 400 : 200, token);
    }
    return json(response, headers.authorization === `Bearer ${good}` ? 200 : 401, {});
  };
});

const path = { job_id: "1" };
const clientWith = (token: Secret) => {
  const schemes = { ...api.securitySchemes, token: { type: "bearer", tokenUrl: "/base/token" } as const };
  return createClient<Jobs>({ ...api, securitySchemes: schemes }, { baseUrl: echo.baseUrl, security: { token } });
};
const asked = () => echo.received.filter(({ url }) => url.endsWith("/token"));

describe("a function that gets a token", () => {
  test("is asked for a better one after a 401, told which was refused, and the request goes again", async () => {
    good = "new";
    const refused: (string | undefined)[] = [];
    const client = clientWith(({ rejected }) => {
      refused.push(rejected);
      return rejected === "old" ? "new" : "old";
    });
    expect((await client.getAudio({ path })).status).toBe(200);
    expect(refused).toContain("old");
    // What was refused once is not tried again.
    echo.received.length = 0;
    expect((await client.getAudio({ path })).status).toBe(200);
    expect(echo.received).toHaveLength(1);
  });

  test("is asked once, however many calls were refused", async () => {
    good = "new";
    let renewals = 0;
    const client = clientWith(async ({ rejected }) => {
      if (rejected === undefined) return "old";
      renewals += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return "new";
    });
    const answers = await Promise.all(Array.from({ length: 12 }, () => client.getAudio({ path })));
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    expect(renewals).toBe(1);
  });

  test("that has no better one leaves the 401 as it is, and is asked again the next time", async () => {
    good = "other";
    let renewals = 0;
    const client = clientWith(({ rejected }) => {
      if (rejected !== undefined) renewals += 1;
      return "old";
    });
    expect((await client.getAudio({ path })).status).toBe(401);
    expect((await client.getAudio({ path })).status).toBe(401);
    expect([echo.received.length, renewals]).toEqual([2, 2]);
  });

  test("does not make a client repeat for ever", async () => {
    good = "none of them";
    let count = 0;
    const client = clientWith(() => `t${++count}`);
    expect((await client.getAudio({ path })).status).toBe(401);
    expect(echo.received).toHaveLength(2);
  });

  test("serves a POST too, with its body: who was not let in has changed nothing", async () => {
    echo.answer = (response, { url }) => json(response, url.includes("key=new") ? 201 : 401, {});
    const queryKey: Secret = ({ rejected }) => (rejected ? "new" : "old");
    const client = createClient<Jobs>(api, { baseUrl: echo.baseUrl, security: { queryKey, cookieKey: "c" } });
    expect((await client.createJob({ body: { id: "1" } })).status).toBe(201);
    expect(echo.received.map(({ url, body }) => [url, body])).toEqual([
      ["/base/jobs?key=old", '{"id":"1"}'],
      ["/base/jobs?key=new", '{"id":"1"}'],
    ]);
  });
});

describe("oauth2", () => {
  const client = (options: Partial<OAuth2Options> = {}) =>
    clientWith(oauth2({ clientId: "me", clientSecret: "s:1", ...options }));

  test("gets a token where the contract says, with the client's credentials, and keeps it", async () => {
    const tracks = client({ scopes: ["tracks", "jobs"] });
    await Promise.all([tracks.getAudio({ path }), tracks.getAudio({ path })]);
    expect((await tracks.getAudio({ path })).status).toBe(200);
    expect(asked()).toMatchObject([
      {
        method: "POST",
        url: "/base/token",
        body: "grant_type=client_credentials&scope=tracks+jobs",
        headers: { authorization: `Basic ${btoa("me:s%3A1")}` },
      },
    ]);
  });

  test("gets another when it was refused, once for all", async () => {
    const tracks = client();
    await tracks.getAudio({ path });
    good = "t2";
    const answers = await Promise.all(Array.from({ length: 5 }, () => tracks.getAudio({ path })));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(asked()).toHaveLength(2);
  });

  test("gets another before it expires", async () => {
    tokens = [{ access_token: "t0", expires_in: 1 }];
    good = "t0";
    const tracks = client();
    expect((await tracks.getAudio({ path })).status).toBe(200);
    good = "t1";
    expect((await tracks.getAudio({ path })).status).toBe(200);
    expect(asked()).toHaveLength(2);
  });

  test("renews by a refresh token, tells of it, and takes the one that replaces it", async () => {
    tokens = [{ access_token: "t0", refresh_token: "r2" }, { access_token: "t1" }];
    const told: unknown[] = [];
    const tracks = clientWith(oauth2({ clientId: "me", refreshToken: "r1", onToken: (token) => told.push(token) }));
    expect((await tracks.getAudio({ path })).status).toBe(200);
    expect(asked().map(({ body }) => body)).toEqual([
      "grant_type=refresh_token&refresh_token=r1&client_id=me",
      "grant_type=refresh_token&refresh_token=r2&client_id=me",
    ]);
    expect(told).toHaveLength(2);
  });

  test("says what the token endpoint said", async () => {
    tokens = [{ error: "invalid_client", error_description: "Who are you?" }];
    await expect(client().getAudio({ path })).rejects.toThrow(/^No token from .*\/base\/token: 400 Who are you\?$/);
  });
});
