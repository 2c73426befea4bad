import { LAMP } from "./city.ts";
import { adjust, css, lch, mix } from "./colour.ts";
import { glow } from "./sky.ts";
import { fill, lights } from "./trees.ts";
import type { View } from "./view.ts";

export function paintLighthouse(view: View, x: number, foot: number, tall: number): void {
  const { context, light, description, size } = view;
  const [white, whiteSun] = lights(view, lch(0.95, 0.01, 80), 0.03);
  const [red, redSun] = lights(view, lch(0.56, 0.18, 28), 0.03);
  const half = tall * 0.085;
  const isLit = light.isDark || description.things.has("lamp lit");
  for (let stripe = 0; stripe < 5; stripe++) {
    const [low, high] = [stripe / 5, (stripe + 1) / 5];
    const [from, to] = [half * (1 - 0.36 * low), half * (1 - 0.36 * high)];
    const gradient = context.createLinearGradient(x - half, 0, x + half, 0);
    const [dark, bright] = stripe % 2 ? [red, redSun] : [white, whiteSun];
    const isLeft = view.source.x < x;
    gradient.addColorStop(isLeft ? 0.1 : 0.9, css(bright));
    gradient.addColorStop(isLeft ? 1 : 0, css(dark));
    fill(context, gradient, [
      [x - from, foot - low * tall * 0.8],
      [x - to, foot - high * tall * 0.8],
      [x + to, foot - high * tall * 0.8],
      [x + from, foot - low * tall * 0.8],
    ]);
  }
  const [dark] = lights(view, lch(0.3, 0.02, 260), 0.03);
  const top = foot - tall * 0.8;
  context.fillStyle = css(dark);
  context.fillRect(x - half * 0.95, top - tall * 0.015, half * 1.9, tall * 0.02);
  context.fillStyle = css(isLit ? lch(0.97, 0.08, 95) : mix(dark, light.haze, 0.5));
  context.fillRect(x - half * 0.5, top - tall * 0.1, half, tall * 0.09);
  context.fillStyle = css(dark);
  context.fillRect(x - half * 0.04, top - tall * 0.1, half * 0.08, tall * 0.09);
  fill(context, css(redSun), [
    [x - half * 0.68, top - tall * 0.1],
    [x, top - tall * 0.19],
    [x + half * 0.68, top - tall * 0.1],
  ]);
  if (!isLit) return;
  context.globalCompositeOperation = "screen";
  const lampY = top - tall * 0.055;
  for (const [angle, alpha] of [
    [Math.PI * 1.04, 0.5],
    [Math.PI * 0.03 - 0.1, 0.42],
  ] as const) {
    const far = size * 1.2;
    const beam = context.createRadialGradient(x, lampY, 0, x, lampY, far);
    beam.addColorStop(0, css(LAMP, alpha));
    beam.addColorStop(1, css(LAMP, 0));
    fill(context, beam, [
      [x, lampY],
      [x + Math.cos(angle - 0.06) * far, lampY + Math.sin(angle - 0.06) * far],
      [x + Math.cos(angle + 0.06) * far, lampY + Math.sin(angle + 0.06) * far],
    ]);
  }
  glow(context, x, lampY, tall * 0.3, css(LAMP, 0.9));
  context.globalCompositeOperation = "source-over";
}

export function paintWindmill(view: View, x: number, foot: number, tall: number): void {
  const { context } = view;
  const [shade, sun] = lights(view, lch(0.86, 0.03, 80), 0.03);
  const [wood, woodSun] = lights(view, lch(0.4, 0.05, 50), 0.03);
  fill(context, css(mix(shade, sun, 0.6)), [
    [x - tall * 0.16, foot],
    [x - tall * 0.1, foot - tall * 0.6],
    [x + tall * 0.1, foot - tall * 0.6],
    [x + tall * 0.16, foot],
  ]);
  fill(context, css(mix(shade, sun, 0.2)), [
    [x + tall * 0.04, foot],
    [x + tall * 0.03, foot - tall * 0.6],
    [x + tall * 0.1, foot - tall * 0.6],
    [x + tall * 0.16, foot],
  ]);
  fill(context, css(woodSun), [
    [x - tall * 0.13, foot - tall * 0.59],
    [x, foot - tall * 0.78],
    [x + tall * 0.13, foot - tall * 0.59],
  ]);
  const turn = view.momentary("windmill")() * Math.PI;
  context.save();
  context.translate(x, foot - tall * 0.64);
  context.rotate(turn);
  for (let sail = 0; sail < 4; sail++) {
    context.rotate(Math.PI / 2);
    context.fillStyle = css(wood);
    context.fillRect(-tall * 0.008, 0, tall * 0.016, tall * 0.46);
    context.fillStyle = css(sun, 0.85);
    context.fillRect(tall * 0.012, tall * 0.1, tall * 0.075, tall * 0.35);
  }
  context.restore();
}

export function paintCastle(view: View, x: number, foot: number, tall: number): void {
  const { context, light } = view;
  const [shade, sun] = lights(view, lch(0.7, 0.03, 70), 0.08);
  const [roof, roofSun] = lights(view, lch(0.45, 0.08, 260), 0.08);
  const tower = (at: number, half: number, high: number, isPointed: boolean) => {
    const gradient = context.createLinearGradient(at - half, 0, at + half, 0);
    const isLeft = view.source.x < x;
    gradient.addColorStop(isLeft ? 0 : 1, css(sun));
    gradient.addColorStop(isLeft ? 1 : 0, css(shade));
    fill(context, gradient, [
      [at - half, foot],
      [at - half, foot - high],
      [at + half, foot - high],
      [at + half, foot],
    ]);
    if (isPointed)
      fill(context, css(mix(roof, roofSun, 0.6)), [
        [at - half * 1.25, foot - high],
        [at, foot - high - half * 3],
        [at + half * 1.25, foot - high],
      ]);
    else
      for (let tooth = -2; tooth <= 2; tooth++)
        fill(context, css(sun), [
          [at + (tooth - 0.3) * half * 0.42, foot - high - half * 0.25],
          [at + (tooth + 0.3) * half * 0.42, foot - high - half * 0.25],
          [at + (tooth + 0.3) * half * 0.42, foot - high],
          [at + (tooth - 0.3) * half * 0.42, foot - high],
        ]);
    context.fillStyle = css(light.isDark ? LAMP : adjust(shade, 0.5, 1));
    context.fillRect(at - half * 0.14, foot - high * 0.82, half * 0.28, half * 0.7);
  };
  tower(x, tall * 0.36, tall * 0.36, false);
  tower(x - tall * 0.36, tall * 0.085, tall * 0.58, true);
  tower(x + tall * 0.36, tall * 0.085, tall * 0.5, true);
  tower(x + tall * 0.06, tall * 0.11, tall * 0.78, true);
}
