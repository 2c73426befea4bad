import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loudness, readWav } from "../../testing/wav.ts";
import type { MusicRequest } from "../engine.ts";
import { studio } from "./studio.ts";

const REQUEST: MusicRequest = {
  prompt: "A cheerful tune for a bicycle ride",
  mode: "creation",
  instrumental: true,
  lyrics: null,
  seconds: 2,
  seed: 0,
};

async function render(request: Partial<MusicRequest>, signal = new AbortController().signal) {
  const folder = await mkdtemp(join(tmpdir(), "cantus-studio-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const reported: number[] = [];
  const recording = await studio.render(
    { ...REQUEST, ...request },
    { folder, signal, report: (percent) => reported.push(percent) },
  );
  return { recording, reported, folder };
}

const hashOf = async (file: string) =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

describe("the studio", () => {
  test.each([1, 2.5])("makes a real WAV file of %s seconds", async (seconds) => {
    const { recording } = await render({ seconds });
    const wav = await readWav(recording.master);
    expect(wav).toMatchObject({ magic: "RIFFWAVE", channels: 1, rate: 44_100, seconds });
    expect(wav.declaredBytes).toBe(wav.bytes);
    expect(recording.seconds).toBe(seconds);
  });

  test("plays: there is sound throughout, nothing is cut off, and the end is silent", async () => {
    const { samples, rate } = await readWav((await render({})).recording.master);
    for (let second = 0; second < 1; second++)
      expect(loudness(samples.subarray(second * rate, (second + 1) * rate))).toBeGreaterThan(0.02);
    expect(samples.every((sample) => Math.abs(sample) < 1)).toBe(true);
    expect(loudness(samples.subarray(-rate / 100))).toBeLessThan(0.01);
  });

  test("makes stems as long as the whole, each with its own sound", async () => {
    const { recording } = await render({});
    expect(Object.keys(recording.stems)).toEqual(["melody", "chords", "bass"]);
    const stems = await Promise.all(Object.values(recording.stems).map(readWav));
    for (const stem of stems) {
      expect(stem.seconds).toBe(2);
      expect(loudness(stem.samples)).toBeGreaterThan(0.01);
    }
    expect(new Set(await Promise.all(Object.values(recording.stems).map(hashOf))).size).toBe(3);
  });

  test("has a voice unless it is told to do without", async () => {
    expect(Object.keys((await render({ instrumental: false })).recording.stems)).toContain("vocals");
  });

  test("makes the same of the same request", async () => {
    const [first, second] = [await render({}), await render({})];
    expect(await hashOf(first.recording.master)).toBe(await hashOf(second.recording.master));
  });

  test.each([
    ["another prompt", { prompt: "A slow song for a rainy night" }],
    ["another seed", { seed: 1 }],
    ["another mode", { mode: "focus" as const }],
  ])("makes something else of %s", async (_, change) => {
    const [first, second] = [await render({}), await render(change)];
    expect(await hashOf(first.recording.master)).not.toBe(await hashOf(second.recording.master));
  });

  test("tells how far it is", async () => {
    const { reported } = await render({});
    expect(reported.length).toBeGreaterThan(2);
    expect(reported).toEqual(reported.toSorted((a, b) => a - b));
    expect(reported.at(-1)).toBe(100);
  });

  test("stops when it is told to", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const begun = performance.now();
    await expect(render({ seconds: 600 }, stop.signal)).rejects.toThrow(/abort/i);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test("fails where it cannot write, and says why", async () => {
    const render = studio.render(REQUEST, {
      folder: "/nowhere/at/all",
      signal: new AbortController().signal,
      report() {},
    });
    await expect(render).rejects.toThrow(/ENOENT/);
    expect(await readdir("/")).not.toContain("nowhere");
  });
});
