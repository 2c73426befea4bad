import { loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startScenes } from "../../testing/scenes.ts";

let service: Awaited<ReturnType<typeof startScenes>>;
let url: string;
beforeAll(async () => {
  service = await startScenes({ signedUrlSeconds: 2 });
  const painter = await service.newPainter();
  const { body } = await painter.call("POST", "/v1/scenes", {
    body: { prompt: "A lake at night", size: "1024x1536", format: "webp" },
  });
  url = body.scenes[0].image_url;
});
afterAll(() => service.close());

const changed = (change: (url: URL) => void): string => {
  const copy = new URL(url);
  change(copy);
  return copy.href;
};

describe("a picture", () => {
  // First, for the URL is good for two seconds.
  test("is what was painted, needs no key, and may be kept as long as its URL is good", async () => {
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("image/webp");
    expect(answer.headers.get("ETag")).toMatch(/^"[0-9a-f-]{36}-1\.webp-\d+"$/);
    const [, seconds] = /^private, max-age=(\d+)$/.exec(answer.headers.get("Cache-Control") ?? "") ?? [];
    expect(Number(seconds)).toBeLessThanOrEqual(2);
    expect(await loadImage(Buffer.from(await answer.arrayBuffer()))).toMatchObject({ width: 1024, height: 1536 });
  });

  test.each([
    ["another picture", (copy: URL) => (copy.pathname = copy.pathname.replace("-1.webp", "-2.webp"))],
    ["another format", (copy: URL) => (copy.pathname = copy.pathname.replace("webp", "png"))],
    ["a longer time", (copy: URL) => copy.searchParams.set("expires", "99999999999")],
    ["a made-up signature", (copy: URL) => copy.searchParams.set("signature", "x".repeat(43))],
  ])("does not open with the signature changed to %s", async (_, change) => {
    const answer = await fetch(changed(change));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: "signature_invalid" });
  });

  test.each([
    ["no signature", (copy: URL) => copy.searchParams.delete("signature")],
    ["a name that no picture has", (copy: URL) => (copy.pathname = "/v1/images/picture.png")],
  ])("needs a whole URL: %s is a 400", async (_, change) => {
    expect((await fetch(changed(change))).status).toBe(400);
  });

  test("does not open any more when its time has passed", async () => {
    const until = Number(new URL(url).searchParams.get("expires")) * 1000;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - Date.now()) + 20));
    const answer = await fetch(url);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      error: "signature_invalid",
      message: expect.stringContaining("Expired"),
    });
  });
});
