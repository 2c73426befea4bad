import { adjust, type Colour, css, lch, mix } from "./colour.ts";
import { lights } from "./trees.ts";
import type { View } from "./view.ts";
import type { Season } from "./vocabulary.ts";

const GRASS: Readonly<Record<Season, Colour>> = {
  spring: lch(0.68, 0.14, 128),
  summer: lch(0.6, 0.13, 127),
  autumn: lch(0.64, 0.11, 88),
  winter: lch(0.94, 0.015, 245),
};

/** What grows on hills and meadows, or lies on them. */
export function hillColour({ description }: View): Colour {
  return GRASS[description.weather === "snow" ? "winter" : description.season];
}

/** Blades of grass on the ground before the viewer, longer the nearer they are. */
export function paintGrass(view: View, ground: Float32Array, long: number): void {
  const { context, width, height, size, description } = view;
  const isWinter = description.season === "winter";
  const random = view.random("grass");
  const [shade, sun] = lights(view, isWinter ? lch(0.62, 0.05, 80) : adjust(hillColour(view), 0.86, 1.05), 0);
  context.lineCap = "round";
  // In a small picture they run together anyway.
  const many = (isWinter ? 220 : 4200) * Math.min(1, size / 700);
  for (let blade = 0; blade < many; blade++) {
    const x = random() * width;
    const top = ground[Math.floor(x)] ?? height;
    const near = random() ** 1.15;
    const y = top + near * (height * 1.03 - top);
    if (top > height) continue;
    const tall = size * long * (0.25 + 0.95 * near) * (0.5 + 0.7 * random());
    const lean = (random() - 0.4) * tall * 0.7;
    context.strokeStyle = css(mix(shade, sun, 0.15 + 0.75 * random() - 0.25 * near), 0.75);
    context.lineWidth = size * (0.0008 + 0.0016 * near);
    context.beginPath();
    context.moveTo(x, y);
    context.quadraticCurveTo(x + lean * 0.2, y - tall * 0.6, x + lean, y - tall);
    context.stroke();
  }
}

export function paintFlowers(view: View, ground: Float32Array, many: number): void {
  const { context, width, height, size, description } = view;
  const random = view.random("flowers");
  const hue = /lavender/.test(description.words)
    ? 300
    : /popp/.test(description.words)
      ? 28
      : /sunflower/.test(description.words)
        ? 88
        : undefined;
  const hues = hue === undefined ? [20, 88, 330, 300, 60] : [hue, hue + 8, hue - 8];
  for (const near of Array.from({ length: many }, random).toSorted((a, b) => a - b)) {
    const x = random() * width;
    const top = ground[Math.floor(x)] ?? height;
    const y = top + near ** 1.5 * (height * 1.02 - top);
    const radius = size * (0.0018 + 0.0068 * near ** 1.6) * (0.7 + 0.5 * random());
    const [shade, sun] = lights(view, lch(0.74, 0.17, hues[Math.floor(random() * hues.length)] ?? 20), 0);
    for (let petal = 0; petal < 5; petal++) {
      const angle = (petal / 5) * Math.PI * 2 + near * 9;
      context.fillStyle = css(mix(shade, sun, 0.35 + 0.6 * random()), 0.95);
      context.beginPath();
      context.ellipse(
        x + Math.cos(angle) * radius * 0.6,
        y + Math.sin(angle) * radius * 0.42,
        radius * 0.62,
        radius * 0.5,
        angle,
        0,
        Math.PI * 2,
      );
      context.fill();
    }
  }
}

/** A path that winds from the viewer over the ground. */
export function paintPath(view: View, ground: Float32Array): void {
  const { context, width, height, size } = view;
  const random = view.random("path");
  const [shade, sun] = lights(view, lch(0.76, 0.05, 75), 0.02);
  const end = width * (0.42 + 0.16 * random());
  const begin = width * (0.35 + 0.3 * random());
  const top = ground[Math.floor(end)] ?? height;
  const sway = (random() < 0.5 ? -1 : 1) * size * 0.16;
  const steps = 60;
  const edges: [number, number, number][] = [];
  for (let step = 0; step <= steps; step++) {
    const t = step / steps;
    const x = end + (begin - end) * t + Math.sin(t * Math.PI * 1.6) * sway * (0.25 + t);
    edges.push([x, top + (height * 1.02 - top) * t ** 1.4, size * (0.008 + 0.11 * t ** 1.6)]);
  }
  const gradient = context.createLinearGradient(0, top, 0, height);
  gradient.addColorStop(0, css(mix(shade, sun, 0.8)));
  gradient.addColorStop(1, css(mix(shade, sun, 0.4)));
  context.fillStyle = gradient;
  context.beginPath();
  for (const [x, y, half] of edges) context.lineTo(x - half, y);
  for (const [x, y, half] of edges.toReversed()) context.lineTo(x + half, y);
  context.fill();
}
