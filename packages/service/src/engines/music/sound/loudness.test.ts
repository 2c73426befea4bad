import { ebur128_integrated_stereo } from "ebur128-wasm/ebur128_wasm.js";
import { describe, expect, test } from "vitest";
import { randomFrom } from "../../random.ts";
import { integratedLoudness, KWeighting } from "./loudness.ts";

const SLICE = 441;

function loudnessOf(rate: number, channels: readonly Float32Array[]): number {
  const energies = new Float32Array(Math.floor((channels[0]?.length ?? 0) / SLICE));
  for (const channel of channels) {
    const weighting = new KWeighting(rate);
    for (let slice = 0; slice < energies.length; slice++)
      energies[slice] = (energies[slice] ?? 0) + weighting.energy(channel, slice * SLICE, (slice + 1) * SLICE);
  }
  return integratedLoudness(energies, SLICE / rate, rate);
}

const samples = (rate: number, seconds: number, at: (time: number) => number) =>
  Float32Array.from({ length: rate * seconds }, (_, index) => at(index / rate));
const sine = (frequency: number, decibels: number) => (time: number) =>
  10 ** (decibels / 20) * Math.sin(2 * Math.PI * frequency * time);

describe("loudness", () => {
  test.each([44_100, 48_000])("of a sine of 997 Hz on one channel is 3.01 LU under its level, at %i Hz", (rate) => {
    // ITU-R BS.1770-4, Annex 1: a full-scale sine of 997 Hz on one front channel gives −3.01 LKFS.
    const loud = samples(rate, 2, sine(997, 0));
    expect(loudnessOf(rate, [loud, new Float32Array(loud.length)])).toBeCloseTo(-3.01, 1);
  });

  test.each([
    ["a quiet sine", sine(1000, -23)],
    ["a low sine", sine(60, -10)],
    ["a high sine", sine(8000, -30)],
    ["a sound with pauses, which the gates leave out", (time: number) => (time % 4 < 2 ? sine(440, -15)(time) : 0)],
    ["a loud and a soft half", (time: number) => sine(700, time < 4 ? -12 : -40)(time)],
  ])("is what another meter measures: %s", (_, at) => {
    const sound = samples(44_100, 8, at);
    expect(loudnessOf(44_100, [sound, sound])).toBeCloseTo(ebur128_integrated_stereo(44_100, sound, sound), 1);
  });

  test("of noise is what another meter measures", () => {
    const random = randomFrom("noise");
    const [left, right] = [samples(44_100, 5, () => random() - 0.5), samples(44_100, 5, () => random() * 0.2)];
    expect(loudnessOf(44_100, [left, right])).toBeCloseTo(ebur128_integrated_stereo(44_100, left, right), 1);
  });

  test("of silence is none", () => {
    expect(loudnessOf(44_100, [new Float32Array(44_100)])).toBe(Number.NEGATIVE_INFINITY);
  });
});
