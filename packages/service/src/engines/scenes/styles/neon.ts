import { css, lch, ramp } from "../colour.ts";
import { fractal } from "../noise.ts";
import { glow } from "../sky.ts";
import { changePixels, type View } from "../view.ts";
import { addGrain, darkenCorners, spreadLight } from "./natural.ts";
import { edgesOf, stretch, tonesOf } from "./tones.ts";

const STEPS = 256;

/** Dark, with edges that glow as tubes of gas do. */
export function lightNeon(view: View): void {
  const { context, width, height, size, source } = view;
  const random = view.random("neon");
  const hue = view.description.hue ?? 300 + 50 * random();
  const noise = view.noise("tubes");
  const surfaces = ramp(
    [
      lch(0.08, 0.04, 285),
      lch(0.17, 0.09, 288),
      lch(0.33, 0.16, hue),
      lch(0.56, 0.2, hue + 25),
      lch(0.8, 0.13, hue - 110),
    ],
    STEPS,
  );
  const tubes = ramp(
    [lch(0.8, 0.14, 205), lch(0.68, 0.26, 350), lch(0.82, 0.14, 200), lch(0.82, 0.16, 75), lch(0.7, 0.25, 330)],
    STEPS,
  );
  changePixels(view, (pixels) => {
    const tones = stretch(tonesOf(pixels));
    const edges = edgesOf(tones, width, height);
    const reach = Math.max(0.6, 700 / size);
    for (let at = 0; at < tones.length; at++) {
      const surface = Math.round(Math.min(1, Math.max(0, (tones[at] ?? 0) * 0.9)) * (STEPS - 1)) * 3;
      const lit = Math.min(1, Math.max(0, (edges[at] ?? 0) * reach - 0.12) * 1.7);
      const place = 0.5 + 0.5 * fractal(noise, (at % width) / size, Math.floor(at / width) / size, 2) * 1.6;
      const tube = Math.round(Math.min(1, Math.max(0, place)) * (STEPS - 1)) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const base = surfaces[surface + channel] ?? 0;
        pixels[at * 4 + channel] = base + ((tubes[tube + channel] ?? 0) - base) * lit;
      }
    }
  });
  context.globalCompositeOperation = "screen";
  glow(context, source.x, source.y, size * 0.6, css(lch(0.65, 0.24, hue + 15), 0.35));
  context.globalCompositeOperation = "source-over";
  spreadLight(view, 0.75);
  scanLines(view);
  darkenCorners(view, 0.5);
  addGrain(view, 8);
}

function scanLines({ context, width, height, size }: View): void {
  const step = Math.max(2, Math.round(size / 256));
  context.fillStyle = "rgba(4,0,16,0.16)";
  for (let y = 0; y < height; y += step) context.fillRect(0, y, width, step / 2);
}
