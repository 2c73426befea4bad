import { createNoise2D, type NoiseFunction2D } from "simplex-noise";

export type Noise = NoiseFunction2D;

export function noiseFrom(random: () => number): Noise {
  return createNoise2D(random);
}

/** Soft shapes in several sizes laid over each other, about -1 to 1. */
export function fractal(noise: Noise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let size = 1;
  let weight = 0.5;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * size + octave * 17.3, y * size - octave * 9.1);
    size *= 2.03;
    weight *= 0.5;
  }
  return sum;
}

/** Sharp crests with valleys between them, 0 to 1. */
export function ridged(noise: Noise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let size = 1;
  let weight = 0.5;
  let crest = 1;
  for (let octave = 0; octave < octaves; octave++) {
    const fold = 1 - Math.abs(noise(x * size + octave * 31.7, y * size + octave * 5.9));
    // Crests carry the finer crests; valleys stay smooth.
    crest = fold * fold * Math.min(1, crest * 1.6);
    sum += weight * crest;
    size *= 2.11;
    weight *= 0.5;
  }
  return sum;
}

/** 0 up to `from`, 1 from `to` on, and smooth between them. */
export function smooth(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
