import { readContract } from "@cantus/contract/read";
import { expect, test } from "vitest";
import { createMock } from "../../index.ts";

test("the same Idempotency-Key gives the same answer and one thing, another key another", async () => {
  const mock = await createMock([await readContract("music-generations")]);
  const create = async (key: string) => {
    const response = await mock.fetch("http://mock/v1/music/org_abc123/collections", {
      method: "POST",
      headers: { "X-API-Key": "key", "Content-Type": "application/json", "Idempotency-Key": key },
      body: JSON.stringify({ name: "Evenings" }),
    });
    return ((await response.json()) as { id: string }).id;
  };
  const first = await create("a-key-of-my-own");
  expect(await create("a-key-of-my-own")).toBe(first);
  expect(await create("another-key-of-mine")).not.toBe(first);
  const headers = { "X-API-Key": "key" };
  const list = await mock.fetch("http://mock/v1/music/org_abc123/collections", { headers });
  expect((await list.text()).split(first)).toHaveLength(2);
});
