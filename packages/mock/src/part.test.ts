import { readContract } from "@cantus/contract/read";
import { expect, test } from "vitest";
import { createMock } from "./index.ts";

const contract = await readContract("music-jobs");
const mock = createMock([contract]);

function play(headers: Record<string, string>): Promise<Response> {
  const object = "3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853.mp3";
  const query = "expires=1782726900&signature=Zk1yT8cVw3rQhN5uXoB7jLsGd2EfMaPi4tKxYe0bCqU";
  return mock.fetch(`http://mock/api/v1/music/audio/${object}?${query}`, { headers });
}

const whole = new Uint8Array(await (await play({})).arrayBuffer());
const size = whole.length;

test.each([
  ["the first bytes", "bytes=0-9", 0, 9],
  ["from somewhere to the end", "bytes=100-", 100, size - 1],
  ["the last bytes", "bytes=-4", size - 4, size - 1],
])("a player gets %s of a file", async (_, range, first, last) => {
  const response = await play({ Range: range });
  expect([response.status, response.headers.get("Content-Range")]).toEqual([206, `bytes ${first}-${last}/${size}`]);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(whole.subarray(first, last + 1));
});

test("a range beyond the end is refused in the contract's words", async () => {
  const response = await play({ Range: "bytes=999999-" });
  expect([response.status, response.headers.get("Content-Range")]).toEqual([416, `bytes */${size}`]);
  expect(await response.json()).toMatchObject({ status: 416 });
});

test("who has another version gets the whole", async () => {
  expect((await play({ Range: "bytes=0-9", "If-Range": '"another"' })).status).toBe(200);
  const tag = (await play({})).headers.get("ETag") ?? "";
  expect((await play({ Range: "bytes=0-9", "If-Range": tag })).status).toBe(206);
});
