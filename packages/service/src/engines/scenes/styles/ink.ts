import { fractal, smooth } from "../noise.ts";
import { changePixels, type View } from "../view.ts";
import { edgesOf, stretch, tonesOf } from "./tones.ts";

const PAPER = [246, 241, 229] as const;
const INK = [24, 26, 32] as const;
/** Up to which tone each wash goes, and how dark it is. */
const WASHES = [
  [0.08, 0.88],
  [0.2, 0.62],
  [0.36, 0.4],
  [0.55, 0.22],
  [0.74, 0.09],
] as const;

/** Black ink on paper: a few washes, and lines that a brush drew. */
export function drawInk(view: View): void {
  const { context, canvas, width, height, size } = view;
  const noise = view.noise("brush");
  context.save();
  context.filter = `blur(${size * 0.0016}px)`;
  context.drawImage(canvas, 0, 0);
  context.restore();
  changePixels(view, (pixels) => {
    const tones = stretch(tonesOf(pixels));
    const edges = edgesOf(tones, width, height);
    const reach = Math.max(0.6, 700 / size);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const at = y * width + x;
        const [u, v] = [x / size, y / size];
        const flow = fractal(noise, u * 4, v * 4, 4);
        const grain = noise(u * 230, v * 230);
        const tone = (tones[at] ?? 0) + 0.05 * flow + 0.02 * grain;
        let dark = 0;
        for (const [limit, depth] of WASHES) dark = Math.max(dark, depth * smooth(limit + 0.025, limit - 0.025, tone));
        dark *= 0.9 + 0.16 * flow + 0.07 * grain;
        // A brush runs dry here and there.
        const line =
          smooth(0.2 / reach, 0.65 / reach, edges[at] ?? 0) * smooth(-0.75, -0.05, noise(u * 26, v * 26) + 0.4 * grain);
        dark = Math.min(0.97, Math.max(dark, line * 0.9));
        const [left, top] = [x / width, y / height];
        const border = Math.min(left, 1 - left, top, 1 - top) + 0.02 * flow;
        dark *= smooth(0.015, 0.06, border);
        for (let channel = 0; channel < 3; channel++) {
          const paper = (PAPER[channel] ?? 255) + grain * 2.5 + flow * 2;
          pixels[at * 4 + channel] = paper + ((INK[channel] ?? 0) - paper) * dark;
        }
      }
  });
}
