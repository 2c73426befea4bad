import { fractal, smooth } from "../noise.ts";
import { changePixels, type View } from "../view.ts";
import { edgesOf, tonesOf } from "./tones.ts";

const PAPER = [250, 246, 236] as const;

/** Washes with wet edges, pigment that settles in the grain, and paper that shows through and around. */
export function washWatercolor(view: View): void {
  const { context, canvas, width, height, size } = view;
  const noise = view.noise("paper");
  wobble(view);
  context.save();
  context.filter = `blur(${size * 0.003}px)`;
  context.drawImage(canvas, 0, 0);
  context.restore();
  changePixels(view, (pixels) => {
    const washed = flatten(pixels, width, height, Math.max(1, Math.round(size / 260)));
    const edges = edgesOf(tonesOf(washed), width, height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        const [u, v] = [x / size, y / size];
        // The paper's grain, and blooms where water stood.
        const grain = 0.6 * noise(u * 190, v * 190) + 0.4 * noise(u * 420, v * 420);
        const bloom = fractal(noise, u * 3.2, v * 3.2, 4);
        const pigment = 0.84 + 0.2 * bloom + 0.1 * grain + Math.min(0.55, (edges[at] ?? 0) * 1.5);
        const [left, top] = [x / width, y / height];
        const border = Math.min(left, 1 - left, top, 1 - top) + 0.016 * fractal(noise, u * 7, v * 7, 3);
        const laid = smooth(0.022, 0.034, border) * smooth(-1.25, -0.45, bloom + 0.25 * grain);
        // Pigment also gathers where the wash ends.
        const rim = 1 + 0.22 * smooth(0.048, 0.036, border);
        for (let channel = 0; channel < 3; channel++) {
          const paper = PAPER[channel] ?? 255;
          const share = (washed[at * 4 + channel] ?? 0) / 255;
          const lifted = 0.16 + 0.84 * share;
          pixels[at * 4 + channel] = paper * (1 - laid) + paper * lifted ** (pigment * rim) * laid + grain * 3;
        }
      }
  });
}

/** A hand does not draw straight. */
function wobble(view: View): void {
  const { width, height, size } = view;
  const noise = view.noise("hand");
  changePixels(view, (pixels) => {
    const before = new Uint32Array(pixels.buffer.slice(0));
    const after = new Uint32Array(pixels.buffer);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [u, v] = [x / size, y / size];
        const dx = Math.round(size * (0.0045 * noise(u * 11, v * 11) + 0.002 * noise(u * 45, v * 45)));
        const dy = Math.round(size * (0.0045 * noise(u * 11 + 50, v * 11) + 0.002 * noise(u * 45 + 50, v * 45)));
        const from = Math.min(height - 1, Math.max(0, y + dy)) * width + Math.min(width - 1, Math.max(0, x + dx));
        after[y * width + x] = before[from] ?? 0;
      }
  });
}

/** Each pixel becomes the mean of the calmest of the four squares around it (Kuwahara's filter): washes with edges. */
function flatten(pixels: Uint8ClampedArray, width: number, height: number, radius: number): Uint8ClampedArray {
  const sums = Array.from({ length: 5 }, () => new Float64Array((width + 1) * (height + 1)));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
      const tone = (red + green + blue) / 3;
      [red, green, blue, tone, tone * tone].forEach((value, index) => {
        const sum = sums[index] as Float64Array;
        const to = (y + 1) * (width + 1) + x + 1;
        sum[to] = value + (sum[to - 1] ?? 0) + (sum[to - width - 1] ?? 0) - (sum[to - width - 2] ?? 0);
      });
    }
  const result = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let least = Number.POSITIVE_INFINITY;
      for (const [dx, dy] of [
        [-radius, -radius],
        [0, -radius],
        [-radius, 0],
        [0, 0],
      ] as const) {
        const [left, top] = [Math.max(0, x + dx), Math.max(0, y + dy)];
        const [right, bottom] = [Math.min(width, x + dx + radius + 1), Math.min(height, y + dy + radius + 1)];
        const [a, b, c, d] = [
          top * (width + 1) + left,
          top * (width + 1) + right,
          bottom * (width + 1) + left,
          bottom * (width + 1) + right,
        ];
        const area = (right - left) * (bottom - top);
        const mean = (index: number) => {
          const sum = sums[index] as Float64Array;
          return ((sum[d] ?? 0) - (sum[b] ?? 0) - (sum[c] ?? 0) + (sum[a] ?? 0)) / area;
        };
        const spread = mean(4) - mean(3) ** 2;
        if (spread >= least) continue;
        least = spread;
        result.set([mean(0), mean(1), mean(2), 255], (y * width + x) * 4);
      }
    }
  return result;
}
