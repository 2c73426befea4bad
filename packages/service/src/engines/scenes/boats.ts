import { adjust, css, lch, mix } from "./colour.ts";
import { fill, lights } from "./trees.ts";
import type { View } from "./view.ts";

/** A sailing boat on the water; `foot` is its waterline. */
export function paintBoat(
  view: View,
  x: number,
  foot: number,
  long: number,
  distance: number,
  isMirrored: boolean,
  random: () => number,
): void {
  const { context } = view;
  const hull =
    [lch(0.5, 0.14, 30), lch(0.45, 0.09, 250), lch(0.85, 0.02, 90), lch(0.42, 0.07, 160)][Math.floor(random() * 4)] ??
    lch(0.5, 0.1, 30);
  const [shade, sun] = lights(view, hull, distance);
  const [sailShade, sailSun] = lights(view, lch(0.94, 0.03, 80), distance);
  const turn = random() < 0.5 ? -1 : 1;
  const draw = () => {
    fill(context, css(mix(shade, sun, 0.35)), [
      [x - long * 0.5 * turn, foot - long * 0.15],
      [x + long * 0.58 * turn, foot - long * 0.17],
      [x + long * 0.4 * turn, foot],
      [x - long * 0.42 * turn, foot],
    ]);
    fill(context, css(mix(shade, sun, 0.9)), [
      [x - long * 0.5 * turn, foot - long * 0.15],
      [x + long * 0.58 * turn, foot - long * 0.17],
      [x + long * 0.56 * turn, foot - long * 0.14],
      [x - long * 0.5 * turn, foot - long * 0.12],
    ]);
    context.fillStyle = css(adjust(shade, 0.7, 0.5));
    context.fillRect(x - long * 0.008, foot - long * 1.12, long * 0.016, long);
    fill(context, css(mix(sailShade, sailSun, 0.85)), [
      [x + long * 0.03 * turn, foot - long * 1.08],
      [x + long * 0.46 * turn, foot - long * 0.24],
      [x + long * 0.03 * turn, foot - long * 0.22],
    ]);
    fill(context, css(mix(sailShade, sailSun, 0.45)), [
      [x - long * 0.03 * turn, foot - long * 1.0],
      [x - long * 0.42 * turn, foot - long * 0.26],
      [x - long * 0.03 * turn, foot - long * 0.23],
    ]);
  };
  if (isMirrored) {
    context.save();
    context.globalAlpha = 0.32;
    context.translate(0, foot * 2);
    context.scale(1, -1);
    context.filter = `blur(${long * 0.02}px)`;
    draw();
    context.restore();
  }
  draw();
}
