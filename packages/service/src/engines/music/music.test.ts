/** What is rendered, listened to: features of the sound, not of the score. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ebur128_integrated_stereo, ebur128_true_peak_stereo } from "ebur128-wasm/ebur128_wasm.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MusicRequest } from "../engine.ts";
import { studio } from "./studio.ts";
import { beatStrength, centroid, chroma, decode, mono, type Sound, strength } from "./testing/hear.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-music-"));
});
afterAll(async () => {
  await studio.close();
  await rm(folder, { recursive: true });
});

async function listen(request: Partial<MusicRequest> & { readonly prompt: string }) {
  const place = await mkdtemp(join(folder, "piece-"));
  const whole = { mode: "creation", instrumental: true, lyrics: null, seconds: 5, seed: 5, ...request } as const;
  const recording = await studio.render(whole, { folder: place, signal: new AbortController().signal, report() {} });
  return { recording, sound: await decode(recording.master) };
}

/** C 0 to B 11. */
const [C, D, Eb, E, F, G, Ab, A, Bb, B] = [0, 2, 3, 4, 5, 7, 8, 9, 10, 11];
const share = (sound: Sound, pitchClasses: readonly number[]) =>
  chroma(sound).reduce((sum, value, index) => sum + (pitchClasses.includes(index) ? value : 0), 0);

/** What is asked for, and what is then heard. */
const PIECES = [
  { prompt: "Indie pop in C major at 120 bpm", tempo: 120, scale: [C, D, E, F, G, A, B] },
  { prompt: "Techno in C minor at 132 bpm", tempo: 132, scale: [C, D, Eb, F, G, Ab, Bb] },
  { prompt: "A waltz in C major at 150 bpm", tempo: 150, scale: [C, D, E, F, G, A, B] },
  { prompt: "Lo-fi in C minor at 80 bpm", tempo: 80, scale: [C, D, Eb, F, G, Ab, Bb] },
];

describe.each(PIECES)("$prompt", ({ prompt, tempo, scale }) => {
  let sound: Sound;
  beforeAll(async () => {
    sound = (await listen({ prompt })).sound;
  });

  test("has its tempo", () => {
    const others = [0.82, 0.9, 1.1, 1.22].map((factor) => beatStrength(sound, tempo * factor));
    expect(beatStrength(sound, tempo)).toBeGreaterThan(Math.max(...others));
  });

  test("has its key", () => {
    const keys = Array.from({ length: 12 }, (_, shift) =>
      share(
        sound,
        scale.map((tone) => (tone + shift) % 12),
      ),
    );
    // A fifth up or down shares all tones but one, so its neighbours come close; no other may.
    expect([0, 5, 7]).toContain(keys.indexOf(Math.max(...keys)));
    expect(share(sound, scale)).toBeGreaterThan(0.72);
  });

  test("is as loud as music is published, and its peaks are not cut off", () => {
    const { left, right, rate } = sound;
    expect(Math.abs(ebur128_integrated_stereo(rate, left, right) - -14)).toBeLessThan(1);
    expect(ebur128_true_peak_stereo(rate, left, right)).toBeLessThan(0);
  });

  test("sounds from the beginning to the end, where it fades to nothing", () => {
    const samples = mono(sound);
    for (let start = 0.1; start < sound.seconds - 2; start += 0.5)
      expect(strength(samples.subarray(start * sound.rate, (start + 0.5) * sound.rate))).toBeGreaterThan(0.01);
    expect(strength(samples.subarray(-0.02 * sound.rate))).toBeLessThan(0.001);
  });

  test("is heard from left and right, not the same on both", () => {
    const side = sound.left.map((sample, index) => sample - (sound.right[index] as number));
    expect(strength(side)).toBeGreaterThan(0.05 * strength(mono(sound)));
    expect(strength(sound.left) / strength(sound.right)).toBeGreaterThan(0.7);
    expect(strength(sound.left) / strength(sound.right)).toBeLessThan(1.4);
  });
});

describe("words", () => {
  test("a dark ambient drone is darker than a bright chiptune", async () => {
    const [drone, chiptune] = [
      await listen({ prompt: "dark ambient drone" }),
      await listen({ prompt: "happy chiptune" }),
    ];
    expect(centroid(chiptune.sound)).toBeGreaterThan(2 * centroid(drone.sound));
  });

  test("focus leaves more room than creation", async () => {
    const prompt = "Lo-fi at 80 bpm in C minor";
    const [focus, creation] = [await listen({ prompt, mode: "focus" }), await listen({ prompt })];
    expect(centroid(focus.sound)).toBeLessThan(centroid(creation.sound));
  });

  test("a loop is as loud at its end as at its beginning", async () => {
    const { sound } = await listen({ prompt: "hip-hop loop at 96 bpm", shape: "loop", seconds: 5 });
    const samples = mono(sound);
    const second = (from: number) => strength(samples.subarray(from * sound.rate, (from + 1) * sound.rate));
    expect(second(sound.seconds - 1.05)).toBeGreaterThan(0.4 * second(0.05));
  });
});
