import { readContract } from "@cantus/contract/read";
import { expect, test } from "vitest";
import { createMock } from "../../index.ts";

async function createCollection() {
  const mock = createMock([await readContract("music-generations")]);
  const url = "http://mock/v1/music/org_abc123/collections";
  return {
    async create(key: string, name = "Evenings") {
      const response = await mock.fetch(url, {
        method: "POST",
        headers: { "X-API-Key": "key", "Content-Type": "application/json", "Idempotency-Key": key },
        body: JSON.stringify({ name }),
      });
      return { status: response.status, body: (await response.json()) as { id: string; error: { code: string } } };
    },
    list: async () => (await mock.fetch(url, { headers: { "X-API-Key": "key" } })).text(),
  };
}

test("the same Idempotency-Key gives the same answer and one thing, another key another", async () => {
  const { create, list } = await createCollection();
  const { body: first } = await create("a-key-of-my-own");
  expect((await create("a-key-of-my-own")).body.id).toBe(first.id);
  expect((await create("another-key-of-mine")).body.id).not.toBe(first.id);
  expect((await list()).split(first.id)).toHaveLength(2);
});

test("a key that comes with another request is refused as the contract says, and nothing is made", async () => {
  const { create, list } = await createCollection();
  await create("a-key-of-my-own");
  const { status, body } = await create("a-key-of-my-own", "Mornings");
  expect([status, body.error.code]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
  expect(await list()).not.toContain("Mornings");
});

test("an action is done once, too", async () => {
  const mock = createMock([await readContract("music-jobs")]);
  const headers = { Authorization: "Bearer key" };
  const jobs = await mock.fetch("http://mock/api/v1/music/jobs?status=FAILED", { headers });
  const [failed] = (await jobs.json()) as { id: string }[];
  const retry = async (key: string) => {
    const url = `http://mock/api/v1/music/jobs/${failed?.id}/retry`;
    return (await mock.fetch(url, { method: "POST", headers: { ...headers, "Idempotency-Key": key } })).status;
  };
  expect([await retry("once-more-again"), await retry("once-more-again"), await retry("and-once-more-again")]).toEqual([
    202, 202, 409,
  ]);
});
