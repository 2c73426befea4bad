import { expect, test } from "vitest";
import { createMusicGenerations } from "./music-generations/index.ts";
import { createMusicJobs } from "./music-jobs/index.ts";
import { createSceneJobs } from "./scene-jobs/index.ts";

/** Keeps the one request that a call makes. */
function recorder() {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return Response.json({});
  };
  return { sent, fetch };
}

test("music generations: the key in a header of its own", async () => {
  const { sent, fetch } = recorder();
  const music = createMusicGenerations({ baseUrl: "http://localhost:1", apiKey: "key", fetch });
  await music.listGenerations({ path: { organization_id: "org_1" }, query: { status: "succeeded", limit: 5 } });
  expect(sent[0]?.url).toBe("http://localhost:1/v1/music/org_1/generations?status=succeeded&limit=5");
  expect(sent[0]?.headers.get("X-API-Key")).toBe("key");
});

test("music jobs and scene jobs: a bearer key", async () => {
  const { sent, fetch } = recorder();
  await createMusicJobs({ baseUrl: "http://localhost:1", token: "a", fetch }).listJobs();
  await createSceneJobs({ baseUrl: "http://localhost:1", token: async () => "b", fetch }).listJobs();
  expect(sent.map(({ headers }) => headers.get("Authorization"))).toEqual(["Bearer a", "Bearer b"]);
});
