import { adjust, type Colour, css, lch, mix } from "./colour.ts";
import { hillColour } from "./ground.ts";
import { glow } from "./sky.ts";
import { paintRidges } from "./terrain.ts";
import { fill, lights } from "./trees.ts";
import type { View } from "./view.ts";
import { paintWater } from "./water.ts";

export const LAMP = lch(0.88, 0.13, 80);
const WALLS: readonly Colour[] = [
  lch(0.5, 0.035, 265),
  lch(0.58, 0.03, 240),
  lch(0.46, 0.045, 290),
  lch(0.62, 0.04, 55),
  lch(0.54, 0.05, 30),
];

/** Rows of towers, far ones in the haze, behind a river. */
export function paintCity(view: View): Float32Array {
  const { horizon, height, size, width } = view;
  paintRidges(
    view,
    [
      {
        name: "hills",
        kind: "hill",
        base: horizon / height + 0.02,
        rise: 0.06,
        crests: 2,
        distance: 0.85,
        colour: hillColour(view),
      },
    ],
    horizon + 4,
  );
  paintTowers(view, { name: "towers far", foot: horizon + 2, tall: 0.3, wide: 0.045, distance: 0.72 });
  paintTowers(view, { name: "towers", foot: horizon + 2, tall: 0.4, wide: 0.065, distance: 0.42 });
  paintTowers(view, { name: "towers near", foot: horizon + 2, tall: 0.26, wide: 0.085, distance: 0.14 });
  paintLights(view, horizon);
  const isWet = view.description.weather === "rain" || view.description.weather === "storm";
  paintWater(view, { from: horizon + 3, rough: isWet ? 0.35 : 0.2, colour: lch(0.4, 0.05, 240) });
  // The near bank, with its railing and lamps.
  const [shade, sun] = lights(view, lch(0.42, 0.02, 270), 0.02);
  const bank = height - size * 0.055;
  fill(view.context, css(mix(shade, sun, 0.25)), [
    [0, bank],
    [width, bank],
    [width, height],
    [0, height],
  ]);
  fill(view.context, css(mix(shade, sun, 0.6)), [
    [0, bank],
    [width, bank],
    [width, bank + size * 0.006],
    [0, bank + size * 0.006],
  ]);
  paintRailing(view, bank, shade);
  return new Float32Array(width).fill(bank);
}

interface Towers {
  readonly name: string;
  readonly foot: number;
  readonly tall: number;
  readonly wide: number;
  readonly distance: number;
}

function paintTowers(view: View, { name, foot, tall, wide, distance }: Towers): void {
  const { context, width, size, source } = view;
  const random = view.random(name);
  const centre = 0.3 + 0.4 * random();
  for (let x = -size * wide * random(); x < width; ) {
    const across = size * wide * (0.55 + 0.9 * random());
    const middle = Math.exp(-((((x + across / 2) / width - centre) / 0.32) ** 2));
    const rise = size * tall * (0.28 + 0.34 * random() + 0.62 * middle * random());
    const wall = WALLS[Math.floor(random() * WALLS.length)] ?? lch(0.5, 0.03, 260);
    const [shade, sun] = lights(view, wall, distance);
    const front = context.createLinearGradient(0, foot - rise, 0, foot);
    front.addColorStop(0, css(mix(shade, sun, 0.55)));
    front.addColorStop(1, css(mix(mix(shade, sun, 0.35), view.light.haze, 0.3 * distance + 0.08)));
    context.fillStyle = front;
    context.fillRect(x, foot - rise, across, rise);
    // The side that faces the light.
    const side = across * 0.24;
    context.fillStyle = css(source.x < x ? sun : shade, 0.75);
    context.fillRect(source.x < x ? x : x + across - side, foot - rise, side, rise);
    paintRoof(view, x, foot - rise, across, shade, random);
    paintWindows(view, x, foot - rise, across, rise, distance, shade, random);
    x += across * (0.86 + 0.25 * random());
  }
}

function paintRoof(
  { context, size }: View,
  x: number,
  y: number,
  across: number,
  colour: Colour,
  random: () => number,
): void {
  const kind = random();
  const middle = x + across / 2;
  context.fillStyle = css(colour);
  if (kind < 0.25) {
    context.fillRect(x + across * 0.18, y - across * 0.22, across * 0.64, across * 0.23);
    context.fillRect(x + across * 0.34, y - across * 0.4, across * 0.32, across * 0.2);
  } else if (kind < 0.4)
    fill(context, css(colour), [
      [x + across * 0.08, y + 1],
      [x + across * 0.92, y + 1],
      [middle, y - across * 0.75],
    ]);
  else if (kind < 0.55)
    fill(context, css(colour), [
      [x, y + 1],
      [x + across, y + 1],
      [x + across, y - across * 0.4],
    ]);
  else context.fillRect(x + across * (0.2 + 0.3 * random()), y - size * 0.008, across * 0.25, size * 0.009);
  if (kind < 0.4)
    context.fillRect(middle - size * 0.001, y - across * (kind < 0.25 ? 0.9 : 1.2), size * 0.002, across * 0.6);
}

function paintWindows(
  view: View,
  x: number,
  y: number,
  across: number,
  rise: number,
  distance: number,
  shade: Colour,
  random: () => number,
): void {
  const { context, size, light } = view;
  const step = size * (0.0115 + 0.006 * (1 - distance));
  const columns = Math.max(2, Math.floor((across * 0.86) / step));
  const rows = Math.floor((rise * 0.94) / (step * 1.25));
  const lit = light.isNight ? 0.5 : light.isDark ? 0.32 : 0;
  const glass = mix(light.sky[1] ?? shade, shade, light.isDark ? 0.75 : 0.45);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const isLit = random() < lit;
      const colour = isLit
        ? mix(lch(0.8 + 0.12 * random(), 0.11, random() < 0.8 ? 75 : 220), light.haze, distance * 0.45)
        : glass;
      context.fillStyle = css(colour, isLit ? 0.95 : 0.4);
      context.fillRect(
        x + across * 0.07 + column * ((across * 0.86) / columns),
        y + rise * 0.04 + row * step * 1.25,
        step * 0.58,
        step * 0.78,
      );
    }
}

/** Street lamps along the far bank. */
function paintLights(view: View, foot: number): void {
  const { context, width, size, light } = view;
  if (!light.isDark) return;
  const random = view.random("bank lights");
  context.globalCompositeOperation = "screen";
  for (let x = 0; x < width; x += size * (0.03 + 0.03 * random())) {
    glow(context, x, foot - size * 0.012, size * 0.03, css(LAMP, 0.65));
    glow(context, x, foot - size * 0.012, size * 0.006, css(lch(0.97, 0.05, 85), 1));
  }
  context.globalCompositeOperation = "source-over";
}

function paintRailing({ context, width, size, light }: View, bank: number, colour: Colour): void {
  context.fillStyle = css(adjust(colour, 0.7, 1));
  context.fillRect(0, bank - size * 0.034, width, size * 0.004);
  for (let x = size * 0.01; x < width; x += size * 0.022)
    context.fillRect(x, bank - size * 0.034, size * 0.0022, size * 0.036);
  for (const place of [0.12, 0.88]) {
    const x = width * place;
    context.fillRect(x - size * 0.003, bank - size * 0.2, size * 0.006, size * 0.2);
    context.fillRect(x - size * 0.014, bank - size * 0.205, size * 0.028, size * 0.006);
    if (!light.isDark) continue;
    context.globalCompositeOperation = "screen";
    glow(context, x, bank - size * 0.19, size * 0.16, css(LAMP, 0.55));
    context.globalCompositeOperation = "source-over";
    context.fillStyle = css(lch(0.97, 0.06, 90));
    context.fillRect(x - size * 0.008, bank - size * 0.199, size * 0.016, size * 0.02);
    context.fillStyle = css(adjust(colour, 0.7, 1));
  }
}
