import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadImage } from "@napi-rs/canvas";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { easel } from "./easel.ts";
import type { SceneRequest } from "./scene-engine.ts";

afterAll(() => easel.close());

const REQUEST: SceneRequest = {
  prompt: "A quiet lake",
  scenes: [null, "Night"],
  index: 0,
  style: "natural",
  width: 96,
  height: 64,
  format: "png",
  seed: 1,
};

async function render(change: Partial<SceneRequest> = {}, signal = new AbortController().signal) {
  const folder = await mkdtemp(join(tmpdir(), "cantus-easel-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const reported: number[] = [];
  const picture = await easel.render(
    { ...REQUEST, ...change },
    { folder, signal, report: (percent) => reported.push(percent) },
  );
  return { picture, reported, folder, bytes: await readFile(picture.file) };
}

describe("the easel", () => {
  test.each([
    ["png", "image/png", "\x89PNG"],
    ["webp", "image/webp", "RIFF"],
  ] as const)("makes a real %s of the size that is asked for", async (format, mimeType, magic) => {
    const { picture, bytes, reported, folder } = await render({ format });
    expect(picture).toEqual({ file: join(folder, `1.${format}`), mimeType, width: 96, height: 64 });
    expect(bytes.toString("latin1", 0, 4)).toBe(magic);
    expect(await loadImage(bytes)).toMatchObject({ width: 96, height: 64 });
    expect(await readdir(folder)).toEqual([`1.${format}`]);
    expect(reported).toEqual([80, 100]);
  });

  test("makes the same bytes of the same request, and others of another", async () => {
    const [first, second, other] = [await render(), await render(), await render({ index: 1 })];
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(first.bytes.equals(other.bytes)).toBe(false);
  });

  test("paints several at the same time", async () => {
    const pictures = await Promise.all([render(), render({ index: 1 }), render({ seed: 2 })]);
    expect(new Set(pictures.map(({ bytes }) => bytes.toString("base64"))).size).toBe(3);
  });

  test("stops when it is told to, and paints on afterwards", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error("Enough")), 100);
    await expect(render({ width: 4096, height: 4096, style: "watercolor" }, stop.signal)).rejects.toThrow("Enough");
    await expect(render({}, stop.signal)).rejects.toThrow("Enough");
    expect((await render()).bytes.length).toBeGreaterThan(100);
  });

  test("fails where it cannot write or there is no such scene, says why, and paints on afterwards", async () => {
    const options = { folder: "/nowhere/at/all", signal: new AbortController().signal, report() {} };
    await expect(easel.render(REQUEST, options)).rejects.toThrow(/ENOENT/);
    await expect(render({ index: 2 })).rejects.toThrow(/no scene 2/);
    expect((await render()).bytes.length).toBeGreaterThan(100);
  });
});
