import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { adjust, css, lch, mix, ramp } from "./colour.ts";
import { fractal, smooth } from "./noise.ts";
import type { View } from "./view.ts";
import type { Weather } from "./vocabulary.ts";

const STEPS = 24;

/** How much of the sky clouds cover, how deep their shadows are, and how large they are. */
const CLOUDS: Readonly<Record<Weather, { cover: number; depth: number; scale: number }>> = {
  clear: { cover: 0.36, depth: 0.5, scale: 1.5 },
  cloudy: { cover: 0.62, depth: 0.75, scale: 1.2 },
  fog: { cover: 0.3, depth: 0.2, scale: 0.8 },
  rain: { cover: 0.86, depth: 0.9, scale: 1 },
  storm: { cover: 0.8, depth: 1.25, scale: 0.9 },
  snow: { cover: 0.75, depth: 0.4, scale: 0.9 },
};

/** The whole canvas becomes sky, with what is in it. */
export function paintSky(view: View): void {
  const { context, width, height, horizon, description, light } = view;
  const gradient = context.createLinearGradient(0, 0, 0, horizon * 1.04);
  const colours = ramp(light.sky, STEPS);
  for (let step = 0; step < STEPS; step++) {
    const [r = 0, g = 0, b = 0] = colours.subarray(step * 3, step * 3 + 3);
    gradient.addColorStop(step / (STEPS - 1), css([r, g, b]));
  }
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);

  const { weather, things } = description;
  const isCovered = isOvercast(weather);
  if (light.isNight && !isCovered) paintStars(view);
  if (things.has("aurora")) paintAurora(view);
  if (!isCovered || weather === "fog") light.isNight ? paintMoon(view) : paintSun(view);
  paintClouds(view);
  if (things.has("rainbow")) paintRainbow(view);
}

function isOvercast(weather: Weather): boolean {
  return weather === "rain" || weather === "storm" || weather === "snow" || weather === "fog";
}

function paintSun(view: View): void {
  const { context, source, size, light, description } = view;
  const veiled = description.weather === "fog" ? 0.35 : description.weather === "cloudy" ? 0.6 : 1;
  const isLow = description.time !== "day";
  context.globalCompositeOperation = "screen";
  glow(context, source.x, source.y, size * (isLow ? 0.75 : 0.5), css(light.source, 0.5 * veiled));
  glow(context, source.x, source.y, size * 0.2, css(light.source, 0.7 * veiled));
  context.globalCompositeOperation = "source-over";
  disc(context, source.x, source.y, size * (isLow ? 0.045 : 0.03), css(light.source, veiled));
}

function paintMoon(view: View): void {
  const { context, source, size, light, description } = view;
  const veiled = description.weather === "clear" ? 1 : 0.6;
  const radius = size * (description.things.has("moon") ? 0.062 : 0.04);
  context.globalCompositeOperation = "screen";
  glow(context, source.x, source.y, size * 0.45, css(light.source, 0.22 * veiled));
  glow(context, source.x, source.y, radius * 2.6, css(light.source, 0.4 * veiled));
  context.globalCompositeOperation = "source-over";
  disc(context, source.x, source.y, radius, css(light.source, veiled));
  // The seas of the moon.
  context.save();
  context.beginPath();
  context.arc(source.x, source.y, radius, 0, Math.PI * 2);
  context.clip();
  for (const [x, y, r] of [
    [-0.35, -0.3, 0.4],
    [0.25, -0.15, 0.3],
    [-0.1, 0.4, 0.34],
    [0.5, 0.4, 0.2],
  ] as const)
    glow(
      context,
      source.x + x * radius,
      source.y + y * radius,
      r * radius * 1.3,
      css(adjust(light.source, 0.72, 1), 0.5),
    );
  context.restore();
}

function paintStars(view: View): void {
  const { context, width, horizon, size, description } = view;
  const random = view.random("stars");
  const noise = view.noise("milky way");
  const many = description.things.has("stars") ? 1500 : 650;
  for (let star = 0; star < many; star++) {
    const x = random() * width;
    const y = random() ** 1.25 * horizon;
    const bright = random() ** 4;
    const dense = smooth(-0.1, 0.5, fractal(noise, x / size, y / size, 3) + band(x / width, y / horizon));
    const alpha = (0.25 + 0.75 * bright) * (1 - (y / horizon) ** 3) * (0.4 + 0.6 * dense);
    disc(context, x, y, size * (0.0006 + 0.0016 * bright), css(lch(0.96, 0.03, random() < 0.3 ? 70 : 250), alpha));
  }
  if (!description.things.has("stars")) return;
  context.globalCompositeOperation = "screen";
  for (let cloud = 0; cloud < 240; cloud++) {
    const x = random();
    const y = 0.95 - 0.85 * x + (random() + random() - 1) * 0.28;
    const alpha = 0.03 + 0.035 * fractal(noise, x * 3, y * 3, 2);
    if (alpha > 0 && y > 0)
      glow(
        context,
        x * width,
        y * horizon,
        size * (0.04 + 0.08 * random()),
        css(lch(0.6, 0.09, 260 + 70 * random()), alpha),
      );
  }
  context.globalCompositeOperation = "source-over";
}

/** The milky way crosses the sky. */
function band(x: number, y: number): number {
  return Math.exp(-(((y - (0.95 - 0.85 * x)) / 0.22) ** 2)) - 0.3;
}

function paintAurora(view: View): void {
  const { context, width, horizon, size } = view;
  const noise = view.momentaryNoise("aurora");
  context.globalCompositeOperation = "screen";
  for (let curtain = 0; curtain < 3; curtain++) {
    const step = Math.max(1, Math.round(size / 340));
    for (let x = 0; x < width; x += step) {
      const at = x / size;
      const foot = horizon * (0.62 - 0.13 * curtain + 0.2 * fractal(noise, at * 1.1 + curtain * 7, curtain, 3));
      const rays = 0.55 + 0.45 * noise(at * 26, curtain * 3);
      const strength = smooth(-0.35, 0.4, fractal(noise, at * 1.6, 9 + curtain, 2)) * rays * 0.42;
      const tall = horizon * (0.28 + 0.2 * rays);
      const gradient = context.createLinearGradient(0, foot, 0, foot - tall);
      gradient.addColorStop(0, css(lch(0.85, 0.2, 155), 0));
      gradient.addColorStop(0.1, css(lch(0.87, 0.2, 155), strength));
      gradient.addColorStop(0.45, css(lch(0.7, 0.15, 185), strength * 0.5));
      gradient.addColorStop(1, css(lch(0.5, 0.18, 310), 0));
      context.fillStyle = gradient;
      context.fillRect(x, foot - tall, step + 0.6, tall);
    }
  }
  context.globalCompositeOperation = "source-over";
}

function paintRainbow(view: View): void {
  const { context, width, horizon, size, source } = view;
  context.globalCompositeOperation = "screen";
  const x = width - source.x;
  for (let ring = 0; ring < 24; ring++) {
    context.beginPath();
    context.arc(x, horizon * 1.05, size * (0.5 - ring * 0.0024), Math.PI, Math.PI * 2);
    context.lineWidth = size * 0.0045;
    context.strokeStyle = css(lch(0.7, 0.15, 20 + ring * 12.5), 0.2 * Math.sin((Math.PI * (ring + 1)) / 25));
    context.stroke();
  }
  context.globalCompositeOperation = "source-over";
}

/** Clouds lie in a plane above the viewer: they flatten and shrink towards the horizon. Painted at half the size. */
function paintClouds(view: View): void {
  const { context, width, size, horizon, light, description, source } = view;
  const { cover, depth, scale } = CLOUDS[description.weather];
  const amount = Math.min(0.95, cover + 0.16 * (view.momentary("clouds")() - 0.5));
  const noise = view.momentaryNoise("clouds");
  const step = size >= 400 ? 2 : 1;
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(horizon / step)];
  const canvas = createCanvas(columns, rows);
  const cloudContext = canvas.getContext("2d");
  const image = cloudContext.createImageData(columns, rows);

  const low = light.sky[2] ?? light.haze;
  const shade = mix(
    adjust(light.sky[1] ?? low, light.isNight ? 1.05 : 0.92 - 0.2 * (depth - 0.5), 0.7),
    light.ambient,
    0.25,
  );
  const bright = light.isNight
    ? mix(light.sky[3] ?? low, light.source, 0.22)
    : mix(mix(light.source, low, description.time === "day" ? 0.06 : 0.3), shade, Math.max(0, depth - 0.55));
  // Where the sky is covered, little of the sun's own colour comes through.
  const lit = mix(bright, mix(light.haze, low, 0.4), isOvercast(description.weather) ? 0.7 : 0);
  const colours = ramp([shade, mix(shade, lit, 0.5), lit], 64);

  for (let row = 0; row < rows; row++) {
    const height = (row * step) / horizon;
    const far = 1 / (1.12 - height);
    const v = far * 1.6;
    const fade = smooth(1, 0.8, height) * 0.95;
    for (let column = 0; column < columns; column++) {
      const u = ((column * step - width / 2) / size) * far * scale;
      const aside = Math.max(-0.08, Math.min(0.08, ((source.x - column * step) / size) * 0.2));
      const wide = fractal(noise, u * 0.45, v * scale * 0.8 + 40, 2);
      const shape = fractal(noise, u * 1.1, v * scale * 1.9, 5) + wide * 0.75;
      const density = smooth(0.62 - amount * 1.15, 1.02 - amount * 1.05, shape);
      if (density <= 0) continue;
      // Thicker towards the sun means shaded from it.
      const towards = fractal(noise, u * 1.1 + aside, v * scale * 1.9 - 0.13, 4) + wide * 0.75;
      const brightness = Math.min(
        1,
        Math.max(0, 0.62 + (shape - towards) * 1.7 * depth - (density - 0.5) * 0.35 * depth),
      );
      const from = Math.round(brightness * 63) * 3;
      const to = (row * columns + column) * 4;
      image.data[to] = colours[from] ?? 0;
      image.data[to + 1] = colours[from + 1] ?? 0;
      image.data[to + 2] = colours[from + 2] ?? 0;
      image.data[to + 3] = 255 * density * fade;
    }
  }
  cloudContext.putImageData(image, 0, 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(canvas, 0, 0, columns * step, rows * step);
}

/** A soft light that ends at `radius`. */
export function glow(context: SKRSContext2D, x: number, y: number, radius: number, colour: string): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
  const clear = colour.replace(/[\d.]+\)$/, "0)");
  const alpha = Number(/([\d.]+)\)$/.exec(colour)?.[1] ?? 1);
  for (const [place, share] of [
    [0, 1],
    [0.15, 0.68],
    [0.35, 0.33],
    [0.6, 0.11],
    [0.8, 0.03],
  ] as const)
    gradient.addColorStop(place, colour.replace(/[\d.]+\)$/, `${alpha * share})`));
  gradient.addColorStop(1, clear);
  context.fillStyle = gradient;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

function disc(context: SKRSContext2D, x: number, y: number, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}
