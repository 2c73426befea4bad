import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import type { MusicRequest } from "../engine.ts";
import { studio } from "./studio.ts";
import { decode, mono, peak, strength } from "./testing/hear.ts";

const REQUEST: MusicRequest = {
  prompt: "A cheerful pop tune for a bicycle ride",
  mode: "creation",
  instrumental: true,
  lyrics: null,
  seconds: 3,
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

afterAll(() => studio.close());

describe("the studio", () => {
  test.each([1, 2.5])("makes an MP3 file of about %s seconds, and says how long it really is", async (seconds) => {
    const { recording } = await render({ seconds });
    const sound = await decode(recording.master);
    expect(sound.rate).toBe(44_100);
    expect(recording.seconds).toBe(sound.seconds);
    expect(sound.seconds).toBeCloseTo(seconds, 1);
  });

  test("makes stems as long as the whole that together are the whole", async () => {
    const { recording } = await render({});
    expect(Object.keys(recording.stems)).toEqual(["drums", "bass", "chords", "pad", "melody", "reverb"]);
    const master = mono(await decode(recording.master));
    const sum = new Float32Array(master.length);
    for (const file of Object.values(recording.stems)) {
      const stem = mono(await decode(file));
      expect(stem.length).toBe(master.length);
      stem.forEach((sample, index) => {
        sum[index] = (sum[index] as number) + sample;
      });
    }
    const difference = sum.map((sample, index) => sample - (master[index] as number));
    expect(strength(difference)).toBeLessThan(0.2 * strength(master));
  });

  test("makes no stems where they are not wanted, and the whole is the same", async () => {
    const [without, all] = [await render({ stems: false, seconds: 1 }), await render({ seconds: 1 })];
    expect(without.recording.stems).toEqual({});
    expect(await readdir(without.folder)).toEqual(["master.mp3"]);
    expect(await hashOf(without.recording.master)).toBe(await hashOf(all.recording.master));
  });

  test("makes the same of the same request, though the thread has made something else before", async () => {
    const first = await render({});
    await render({ prompt: "Techno", seconds: 1 });
    const second = await render({});
    for (const part of ["master", "drums", "melody"])
      expect(await hashOf(join(second.folder, `${part}.mp3`))).toBe(await hashOf(join(first.folder, `${part}.mp3`)));
  });

  test("begins and ends without a click", async () => {
    const { left, right, rate } = await decode((await render({})).recording.master);
    for (const channel of [left, right]) {
      expect(peak(channel.subarray(0, 64))).toBeLessThan(0.01);
      expect(peak(channel.subarray(-rate / 100))).toBeLessThan(0.005);
    }
  });

  test("tells how far it is, never going back", async () => {
    const { reported } = await render({});
    expect(reported.length).toBeGreaterThan(10);
    expect(reported).toEqual(reported.toSorted((a, b) => a - b));
    expect(reported.at(-1)).toBe(100);
  });

  test("stops when it is told to, and works on afterwards", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    await expect(render({ seconds: 600 }, stop.signal)).rejects.toThrow(/abort/i);
    expect((await render({ seconds: 1 })).recording.seconds).toBeCloseTo(1, 1);
  });

  test("does not begin what has been stopped", async () => {
    await expect(render({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });

  test("fails where it cannot write, and says why", async () => {
    const options = { folder: "/nowhere/at/all", signal: new AbortController().signal, report() {} };
    await expect(studio.render(REQUEST, options)).rejects.toThrow(/ENOENT/);
    expect(await readdir("/")).not.toContain("nowhere");
  });
});
