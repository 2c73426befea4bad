import { describe, expect, test } from "vitest";
import { randomFrom } from "../../random.ts";
import { Limiter, limiterGains } from "./limiter.ts";
import type { Stereo } from "./player.ts";

const CEILING = 0.8;
const BLOCK = 1152;

function limited(samples: Float32Array): Float32Array {
  const limiter = new Limiter(CEILING);
  const blocks: Stereo[] = [];
  for (let start = 0; start < samples.length; start += BLOCK)
    blocks.push([samples.slice(start, start + BLOCK), samples.slice(start, start + BLOCK)]);
  for (const [index, block] of blocks.entries()) limiter.apply(block, blocks[index + 1]);
  return Float32Array.from(blocks.flatMap(([left]) => [...left]));
}

describe("the limiter", () => {
  test("lets nothing through above its ceiling, wherever a peak comes", () => {
    const random = randomFrom("peaks");
    const samples = Float32Array.from({ length: 40 * BLOCK }, () => (random() - 0.5) * (random() < 0.01 ? 8 : 0.6));
    expect(Math.max(...limited(samples).map(Math.abs))).toBeLessThanOrEqual(CEILING + 1e-6);
  });

  test("leaves alone what stays below", () => {
    const samples = Float32Array.from({ length: 4 * BLOCK }, (_, index) => 0.7 * Math.sin(index / 20));
    expect(limited(samples)).toEqual(samples);
  });

  test("makes no steps: a sine stays smooth through a peak at the border of two blocks", () => {
    const samples = Float32Array.from(
      { length: 6 * BLOCK },
      (_, index) => Math.sin(index / 40) * (Math.abs(index - 3 * BLOCK) < 200 ? 1.5 : 0.5),
    );
    const output = limited(samples);
    const steps = output.map((sample, index) => Math.abs(sample - (output[index - 1] ?? sample)));
    const before = samples.map((sample, index) => Math.abs(sample - (samples[index - 1] ?? sample)));
    expect(Math.max(...steps)).toBeLessThanOrEqual(Math.max(...before));
  });

  test("falls before a peak and comes back slowly", () => {
    const peaks = Array.from({ length: 200 }, (_, slice) => (slice === 20 ? 1.6 : 0.1));
    const gains = [...limiterGains(peaks, CEILING)];
    expect(gains.slice(0, 17)).toEqual(new Array(17).fill(1));
    expect(gains[20]).toBeCloseTo(0.5);
    expect(gains.slice(21)).toEqual(gains.slice(21).toSorted((a, b) => a - b));
    expect(gains.at(-1)).toBe(1);
  });
});
