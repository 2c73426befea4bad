import { luminance } from "../colour.ts";

/** How light each pixel is, 0–1. */
export function tonesOf(pixels: Uint8ClampedArray): Float32Array {
  const tones = new Float32Array(pixels.length / 4);
  for (let at = 0; at < tones.length; at++)
    tones[at] = luminance(pixels[at * 4] ?? 0, pixels[at * 4 + 1] ?? 0, pixels[at * 4 + 2] ?? 0);
  return tones;
}

/** Spreads tones over the whole range, but so that a night stays darker than a day. */
export function stretch(tones: Float32Array): Float32Array {
  const sorted = tones.filter((_, index) => index % 97 === 0).sort();
  const low = sorted[Math.floor(sorted.length * 0.02)] ?? 0;
  const high = sorted[Math.floor(sorted.length * 0.97)] ?? 1;
  const least = low * 0.55;
  const most = Math.max(high, 0.5);
  return tones.map((tone) => (tone - least) / (most - least));
}

/** How sharply tones change at each pixel (Sobel's operator); 0 within a surface, about 1 at a hard edge. */
export function edgesOf(tones: Float32Array, width: number, height: number): Float32Array {
  const edges = new Float32Array(tones.length);
  const at = (x: number, y: number) => tones[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const across =
        at(x + 1, y - 1) + 2 * at(x + 1, y) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x - 1, y) - at(x - 1, y + 1);
      const down =
        at(x - 1, y + 1) + 2 * at(x, y + 1) + at(x + 1, y + 1) - at(x - 1, y - 1) - 2 * at(x, y - 1) - at(x + 1, y - 1);
      edges[y * width + x] = Math.hypot(across, down);
    }
  return edges;
}

/**
 * The `many` colours that stand best for all (k-means on a sample, begun at evenly spaced tones), dark ones first.
 */
export function chiefColours(pixels: Uint8ClampedArray, many: number): Float32Array {
  const step = Math.max(1, Math.floor(pixels.length / 4 / 4000));
  const sample: [number, number, number][] = [];
  for (let at = 0; at < pixels.length; at += step * 4)
    sample.push([pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]);
  sample.sort((first, second) => luminance(...first) - luminance(...second));
  let centres: [number, number, number][] = Array.from(
    { length: many },
    (_, index) => sample[Math.floor(((index + 0.5) / many) * sample.length)] ?? [0, 0, 0],
  );
  for (let round = 0; round < 8; round++) {
    const flat = Float32Array.from(centres.flat());
    const sums = centres.map(() => [0, 0, 0, 0] as [number, number, number, number]);
    for (const [red, green, blue] of sample) {
      const sum = sums[nearest(flat, red, green, blue)];
      if (!sum) continue;
      sum[0] += red;
      sum[1] += green;
      sum[2] += blue;
      sum[3]++;
    }
    centres = sums.map(([red, green, blue, count], index) =>
      count ? [red / count, green / count, blue / count] : (centres[index] ?? [0, 0, 0]),
    );
  }
  return Float32Array.from(centres.toSorted((first, second) => luminance(...first) - luminance(...second)).flat());
}

/** Which of the colours, three numbers each, is nearest. */
export function nearest(colours: Float32Array, red: number, green: number, blue: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < colours.length; at += 3) {
    const [r, g, b] = [red - (colours[at] ?? 0), green - (colours[at + 1] ?? 0), blue - (colours[at + 2] ?? 0)];
    const far = 2 * r * r + 4 * g * g + 3 * b * b;
    if (far < least) [least, best] = [far, at / 3];
  }
  return best;
}
