import { LAMP } from "./city.ts";
import { adjust, type Colour, css, lch, mix } from "./colour.ts";
import { glow } from "./sky.ts";
import { fill, lights } from "./trees.ts";
import type { View } from "./view.ts";

const FRONTS: readonly Colour[] = [
  lch(0.72, 0.09, 50),
  lch(0.8, 0.07, 85),
  lch(0.64, 0.1, 30),
  lch(0.7, 0.05, 230),
  lch(0.84, 0.03, 80),
  lch(0.66, 0.06, 330),
];
const AWNINGS: readonly Colour[] = [
  lch(0.58, 0.18, 28),
  lch(0.6, 0.12, 155),
  lch(0.62, 0.12, 250),
  lch(0.76, 0.15, 75),
  lch(0.55, 0.13, 340),
];
/** Where houses end, in lengths away from the viewer. */
const DEPTH = 11;

/** A street between two rows of houses, which run to one point. */
export function paintStreet(view: View): Float32Array {
  const { width, height, size, horizon, light, description } = view;
  const random = view.random("street");
  const vanishing = { x: width * (0.46 + 0.08 * random()), y: horizon + size * 0.02 };
  const half = size * 0.46;
  const eye = height - vanishing.y + size * 0.06;
  const at = (across: number, up: number, away: number) =>
    [vanishing.x + (across * half) / away, vanishing.y + eye / away - (up * size) / away] as const;

  paintPavement(view, vanishing, eye, half);
  for (const side of [-1, 1]) {
    let away = DEPTH;
    const houses: { near: number; far: number }[] = [];
    while (away > 0.62) {
      const near = Math.max(0.6, away * (0.8 - 0.06 * random()));
      houses.push({ near, far: away });
      away = near;
    }
    for (const house of houses) paintFront(view, side, house, at, random);
  }
  if (/\b(market|bazaar|festival|lantern)/.test(description.words) || light.isDark) paintStrings(view, at);
  paintLamps(view, at);
  return new Float32Array(width).fill(height * 0.9);
}

type At = (across: number, up: number, away: number) => readonly [number, number];

function paintPavement(view: View, vanishing: { x: number; y: number }, eye: number, half: number): void {
  const { context, width, height, size, light, description } = view;
  const [shade, sun] = lights(view, lch(0.58, 0.02, 70), 0);
  const gradient = context.createLinearGradient(0, vanishing.y, 0, height);
  gradient.addColorStop(0, css(mix(mix(shade, sun, 0.8), light.haze, 0.55)));
  gradient.addColorStop(0.35, css(mix(shade, sun, 0.55)));
  gradient.addColorStop(1, css(mix(shade, sun, 0.15)));
  context.fillStyle = gradient;
  context.fillRect(0, vanishing.y, width, height - vanishing.y);
  const random = view.random("cobbles");
  for (let row = 0; row < 46; row++) {
    const away = 0.7 * 1.065 ** row;
    if (away > DEPTH) break;
    const y = vanishing.y + eye / away;
    const step = (half * 0.13) / away;
    for (
      let x = vanishing.x - (half * 1.6) / away - step * (row % 2) * 0.5;
      x < vanishing.x + (half * 1.6) / away;
      x += step
    ) {
      context.fillStyle = css(mix(shade, sun, 0.2 + 0.7 * random()), 0.4 / Math.sqrt(away));
      context.beginPath();
      context.ellipse(x, y, step * 0.44, step * 0.2, 0, 0, Math.PI * 2);
      context.fill();
    }
  }
  if (description.weather !== "rain" && description.weather !== "storm") return;
  // Wet stones mirror the sky.
  const wet = context.createLinearGradient(0, vanishing.y, 0, height);
  wet.addColorStop(0, css(light.sky[3] ?? light.haze, 0.75));
  wet.addColorStop(1, css(light.sky[1] ?? light.haze, 0.25));
  context.fillStyle = wet;
  context.fillRect(0, vanishing.y, width, height - vanishing.y);
  context.globalCompositeOperation = "screen";
  if (light.isDark)
    for (let streak = 0; streak < 16; streak++) {
      const x = vanishing.x + (random() - 0.5) * size * 0.7;
      const y = vanishing.y + (0.15 + 0.8 * random()) * (height - vanishing.y);
      context.save();
      context.translate(x, y);
      context.scale(0.22, 1);
      glow(context, 0, 0, size * 0.14, css(LAMP, 0.4));
      context.restore();
    }
  context.globalCompositeOperation = "source-over";
}

function paintFront(
  view: View,
  side: number,
  { near, far }: { near: number; far: number },
  at: At,
  random: () => number,
): void {
  const { context, light, source, width, size } = view;
  const distance = Math.min(0.75, ((far - 0.6) / DEPTH) * 0.9);
  const wall = FRONTS[Math.floor(random() * FRONTS.length)] ?? lch(0.8, 0.05, 80);
  const [shade, sun] = lights(view, wall, distance);
  const isLit = side < 0 ? source.x > width / 2 : source.x < width / 2;
  const rise = 0.62 + 0.34 * random();
  const colour = mix(shade, sun, isLit ? 0.85 : 0.3);
  fill(context, css(colour), [at(side, 0, near), at(side, rise, near), at(side, rise, far), at(side, 0, far)]);
  const tile = lights(view, lch(0.48, 0.09, 35), distance)[isLit ? 1 : 0];
  fill(context, css(tile), [
    at(side, rise, near),
    at(side * 1.05, rise + 0.07, near),
    at(side * 1.05, rise + 0.07, far),
    at(side, rise, far),
  ]);
  fill(context, css(adjust(colour, 0.8, 1)), [
    at(side, rise, near),
    at(side, rise - 0.015, near),
    at(side, rise - 0.015, far),
    at(side, rise, far),
  ]);

  const between = (part: number) => 1 / (1 / near + (1 / far - 1 / near) * part);
  const quad = (from: number, to: number, low: number, high: number, fillColour: string) =>
    fill(context, fillColour, [
      at(side, low, between(from)),
      at(side, high, between(from)),
      at(side, high, between(to)),
      at(side, low, between(to)),
    ]);
  const floors = rise > 0.8 ? 4 : 3;
  const glass = lights(view, lch(0.36, 0.035, 250), distance)[0];
  for (let floor = 1; floor < floors; floor++)
    for (let column = 0; column < 3; column++) {
      const from = 0.12 + column * 0.3;
      const low = (rise * (floor + 0.22)) / floors;
      const high = (rise * (floor + 0.78)) / floors;
      const lit = light.isDark && random() < 0.6;
      quad(from - 0.03, from + 0.19, low - 0.008, high + 0.008, css(mix(colour, sun, 0.55)));
      quad(from, from + 0.16, low, high, css(lit ? mix(LAMP, light.haze, distance * 0.5) : glass));
    }
  // The shop below, and its awning.
  quad(0.08, 0.92, 0.02, (rise / floors) * 0.74, css(light.isDark ? mix(LAMP, shade, 0.2) : mix(glass, shade, 0.3)));
  quad(0.44, 0.6, 0, (rise / floors) * 0.74, css(adjust(shade, 0.6, 1.2)));
  const awning = AWNINGS[Math.floor(random() * AWNINGS.length)] ?? lch(0.6, 0.15, 30);
  const [awningShade, awningSun] = lights(view, awning, distance);
  const [clothShade, clothSun] = lights(view, lch(0.93, 0.02, 90), distance);
  const top = (rise / floors) * 0.86;
  for (let stripe = 0; stripe < 8; stripe++) {
    const [from, to] = [0.05 + stripe * 0.1125, 0.05 + (stripe + 1) * 0.1125].map(between) as [number, number];
    const cloth = stripe % 2 ? mix(clothShade, clothSun, 0.7) : mix(awningShade, awningSun, 0.7);
    fill(context, css(cloth), [
      at(side, top, from),
      at(side, top, to),
      at(side * 0.8, top - 0.07, to),
      at(side * 0.8, top - 0.07, from),
    ]);
    fill(context, css(adjust(cloth, 0.84, 1)), [
      at(side * 0.8, top - 0.07, from),
      at(side * 0.8, top - 0.07, to),
      at(side * 0.8, top - 0.09, to),
      at(side * 0.8, top - 0.09, from),
    ]);
  }
  if (!light.isDark) return;
  const [x, y] = at(side * 0.85, 0.08, between(0.5));
  context.globalCompositeOperation = "screen";
  glow(context, x, y, (size * 0.26) / between(0.5), css(LAMP, 0.4));
  context.globalCompositeOperation = "source-over";
}

/** Lanterns on strings across the street. */
function paintStrings(view: View, at: At): void {
  const { context, size, light } = view;
  for (const away of [6, 4, 2.8, 1.9]) {
    const colours = [lch(0.75, 0.16, 30), LAMP, lch(0.78, 0.13, 150), lch(0.75, 0.12, 340)];
    for (let lantern = 0; lantern <= 10; lantern++) {
      const part = lantern / 5 - 1;
      const [x, y] = at(part * 0.95, 0.68 + 0.08 * part * part, away);
      const radius = (size * 0.011) / Math.sqrt(away);
      if (light.isDark) {
        context.globalCompositeOperation = "screen";
        glow(context, x, y, radius * 6, css(LAMP, 0.5));
        context.globalCompositeOperation = "source-over";
      }
      context.fillStyle = css(
        light.isDark ? mix(colours[lantern % 4] ?? LAMP, lch(0.95, 0.06, 85), 0.45) : (colours[lantern % 4] ?? LAMP),
      );
      context.beginPath();
      context.ellipse(x, y, radius * 0.85, radius, 0, 0, Math.PI * 2);
      context.fill();
    }
  }
}

function paintLamps(view: View, at: At): void {
  const { context, size, light } = view;
  const [shade] = lights(view, lch(0.3, 0.02, 260), 0);
  for (const away of [5, 3, 1.7])
    for (const side of [-0.72, 0.72]) {
      const [x, foot] = at(side, 0, away);
      const [, head] = at(side, 0.3, away);
      const thick = (size * 0.009) / away;
      context.fillStyle = css(mix(shade, light.haze, away * 0.05));
      context.fillRect(x - thick / 2, head, thick, foot - head);
      context.fillRect(x - thick * 1.7, head - thick * 0.8, thick * 3.4, thick);
      const radius = (size * 0.02) / away;
      if (light.isDark) {
        context.globalCompositeOperation = "screen";
        glow(context, x, head - radius, radius * 10, css(LAMP, 0.6));
        context.globalCompositeOperation = "source-over";
      }
      context.fillStyle = css(light.isDark ? lch(0.97, 0.06, 90) : lch(0.85, 0.02, 200));
      context.beginPath();
      context.arc(x, head - radius * 0.9, radius * 0.7, 0, Math.PI * 2);
      context.fill();
    }
}
