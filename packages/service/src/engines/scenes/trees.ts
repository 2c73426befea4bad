import type { SKRSContext2D } from "@napi-rs/canvas";
import { adjust, type Colour, css, lch, mix, under } from "./colour.ts";
import type { View } from "./view.ts";
import type { Season } from "./vocabulary.ts";

export interface TreeRow {
  readonly name: string;
  readonly many: number;
  /** As a part of the shorter side. */
  readonly tall: number;
  readonly distance: number;
  readonly kind: "conifer" | "broadleaf" | "mixed";
  /** Keeps trees away where it says false, by the part of the width. */
  readonly grows?: (place: number) => boolean;
}

const LEAVES: Readonly<Record<Season, readonly Colour[]>> = {
  spring: [lch(0.66, 0.15, 128), lch(0.6, 0.14, 135), lch(0.82, 0.09, 355)],
  summer: [lch(0.52, 0.12, 138), lch(0.47, 0.11, 145), lch(0.58, 0.13, 128)],
  autumn: [lch(0.66, 0.16, 60), lch(0.58, 0.17, 42), lch(0.74, 0.15, 82), lch(0.52, 0.15, 30)],
  winter: [lch(0.42, 0.03, 60)],
};
const NEEDLES: Readonly<Record<Season, Colour>> = {
  spring: lch(0.42, 0.08, 150),
  summer: lch(0.38, 0.08, 152),
  autumn: lch(0.38, 0.07, 145),
  winter: lch(0.36, 0.05, 165),
};

/** Trees along an outline, each standing a little below it. */
export function paintTrees(view: View, outline: Float32Array, row: TreeRow): void {
  const { width, size } = view;
  const random = view.random(row.name);
  const places = Array.from({ length: row.many }, () => [random(), random(), random(), random()] as const);
  for (const [place, chance, stature, sink] of places.toSorted((first, second) => first[3] - second[3])) {
    if (row.grows && !row.grows(place)) continue;
    const x = place * width;
    const foot = (outline[Math.min(width - 1, Math.round(x))] ?? 0) + size * row.tall * (0.08 + 0.25 * sink);
    const tall = size * row.tall * (0.55 + 0.65 * stature);
    const isConifer = row.kind === "conifer" || (row.kind === "mixed" && chance < 0.55);
    if (isConifer) paintConifer(view, x, foot, tall, row.distance, random);
    else paintBroadleaf(view, x, foot, tall, row.distance, random);
  }
}

/** A trunk that is so near that its crown is above the picture. */
export function paintTrunk(view: View, x: number, foot: number, thick: number, random: () => number): void {
  const { context, source, height, size } = view;
  const isBirch = /birch/.test(view.description.words);
  const [shade, sun] = lights(view, isBirch ? lch(0.86, 0.02, 80) : lch(0.36, 0.045, 55), 0.02);
  const sunward = source.x < x ? -1 : 1;
  const lean = (random() - 0.5) * thick * 1.6;
  const gradient = context.createLinearGradient(x - thick / 2, 0, x + thick / 2, 0);
  gradient.addColorStop(sunward < 0 ? 0 : 1, css(mix(shade, sun, 0.75)));
  gradient.addColorStop(0.5, css(mix(shade, sun, 0.25)));
  gradient.addColorStop(sunward < 0 ? 1 : 0, css(shade));
  context.fillStyle = gradient;
  context.beginPath();
  context.moveTo(x - thick * 0.8, foot);
  context.quadraticCurveTo(x - thick * 0.5, foot - thick, x - thick * 0.45 + lean, -5);
  context.lineTo(x + thick * 0.4 + lean, -5);
  context.quadraticCurveTo(x + thick * 0.5, foot - thick, x + thick * 0.85, foot);
  context.fill();
  context.lineWidth = Math.max(1, size * 0.0022);
  for (let line = 0; line < 46; line++) {
    const y = random() * foot;
    const from = x + (random() - 0.5) * thick * 0.8 + lean * (1 - y / height);
    context.strokeStyle = css(
      isBirch || random() < 0.6 ? adjust(shade, isBirch ? 0.4 : 0.75, 1) : mix(shade, sun, 0.7),
      0.6,
    );
    context.beginPath();
    context.moveTo(from, y);
    if (isBirch) context.lineTo(from + thick * 0.25 * random(), y + 1);
    else context.lineTo(from + (random() - 0.5) * thick * 0.1, y + size * (0.02 + 0.05 * random()));
    context.stroke();
  }
}

function paintConifer(view: View, x: number, foot: number, tall: number, distance: number, random: () => number) {
  const { context, description, light, source } = view;
  const colour = adjust(NEEDLES[description.season], 0.9 + 0.25 * random(), 1);
  const [shade, sun] = lights(view, colour, distance);
  const sunward = source.x < x ? -1 : 1;
  const wide = tall * (0.17 + 0.06 * random());
  const isNear = tall > view.size * 0.14;
  const tiers = isNear ? 30 : Math.max(6, Math.min(18, Math.round((tall / view.size) * 130)));
  fill(context, css(shade), [
    [x - tall * 0.012, foot],
    [x + tall * 0.012, foot],
    [x, foot - tall],
  ]);
  for (let tier = 0; tier < tiers; tier++) {
    const part = tier / tiers;
    const y = foot - tall * (0.1 + 0.9 * part * (1.02 - 0.06 * random()));
    const half = wide * (1 - part) ** 0.85 * (0.85 + 0.35 * random()) + tall * 0.008;
    const peak = y - (tall / tiers) * (isNear ? 2.6 : 1.9);
    const droop = half * (isNear ? 0.34 : 0.22);
    for (const side of [-1, 1]) {
      const reach = half * (isNear ? 0.75 + 0.4 * random() : 1);
      context.fillStyle = css(mix(shade, sun, (side === sunward ? 0.8 : 0.12) + (isNear ? 0.4 * random() - 0.2 : 0)));
      context.beginPath();
      context.moveTo(x, peak);
      context.quadraticCurveTo(x + side * reach * 0.35, y - droop, x + side * reach, y + droop);
      // The lower edge of the boughs, in tufts.
      const tufts = isNear ? 6 : 2;
      for (let tuft = 1; tuft <= tufts; tuft++) {
        const inward = 1 - tuft / (tufts + 0.5);
        context.lineTo(x + side * reach * (inward + 0.45 / tufts), y + droop * (inward - (isNear ? 0.55 : 0.7)));
        context.lineTo(x + side * reach * inward, y + droop * (inward + (isNear ? 0.25 * random() : 0.35)));
      }
      context.lineTo(x, y - droop * 0.2);
      context.fill();
    }
    if ((description.season === "winter" || description.weather === "snow") && !(isNear && tier % 3)) {
      context.fillStyle = css(
        mix(under(lch(0.97, 0.01, 250), mix(light.ambient, light.direct, 0.75)), light.haze, distance),
        0.9,
      );
      context.beginPath();
      context.moveTo(x, peak + (y - peak) * 0.25);
      context.quadraticCurveTo(x + half * 0.3, y - droop * 1.4, x + half * 0.93, y + droop * 0.7);
      context.quadraticCurveTo(x, y - droop * 1.1, x - half * 0.93, y + droop * 0.7);
      context.quadraticCurveTo(x - half * 0.3, y - droop * 1.4, x, peak + (y - peak) * 0.25);
      context.fill();
    }
  }
}

export function paintBroadleaf(
  view: View,
  x: number,
  foot: number,
  tall: number,
  distance: number,
  random: () => number,
) {
  const { context, description } = view;
  const leaves = LEAVES[description.season];
  const colour = leaves[Math.floor(random() * leaves.length)] ?? lch(0.5, 0.1, 140);
  const [barkShade] = lights(view, lch(0.36, 0.04, 60), distance);
  context.strokeStyle = css(barkShade);
  context.lineCap = "round";
  const tips: [number, number][] = [];
  const branch = (fromX: number, fromY: number, angle: number, length: number, thick: number, depth: number) => {
    const toX = fromX + Math.cos(angle) * length;
    const toY = fromY + Math.sin(angle) * length;
    context.lineWidth = Math.max(0.5, thick);
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
    if (depth <= 2) tips.push([toX, toY]);
    if (depth === 0) return;
    const forks = random() < 0.35 ? 3 : 2;
    for (let fork = 0; fork < forks; fork++)
      branch(
        toX,
        toY,
        angle + (fork - (forks - 1) / 2) * 0.72 + (random() - 0.5) * 0.4,
        length * (0.68 + 0.14 * random()),
        thick * 0.64,
        depth - 1,
      );
  };
  branch(
    x,
    foot,
    -Math.PI / 2 + (random() - 0.5) * 0.12,
    tall * 0.25,
    tall * 0.045,
    tall > 200 ? 6 : tall > 90 ? 5 : tall > 30 ? 4 : 3,
  );
  if (description.season === "winter") return;
  paintLeaves(view, tips, tall, colour, distance, random);
}

/** Dabs of paint around the tips of branches: dark ones below and behind, light ones where the light comes from. */
function paintLeaves(
  view: View,
  tips: readonly (readonly [number, number])[],
  tall: number,
  colour: Colour,
  distance: number,
  random: () => number,
): void {
  const { context, source } = view;
  const [shade, sun] = lights(view, colour, distance);
  const ys = tips.map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const middle = tips.reduce((sum, [x]) => sum + x, 0) / tips.length;
  const sunward = source.x < middle ? -1 : 1;
  const dabs = tall > 200 ? 6 : tall > 90 ? 6 : tall > 70 ? 4 : 2;
  const fineness = tall > 200 ? 0.66 : tall > 90 ? 0.75 : 1;
  for (const layer of tall > 70 ? [0, 1, 2] : [0, 1.6])
    for (const [x, y] of tips) {
      const lit = 0.62 - (0.75 * (y - top)) / (bottom - top + 1) + (sunward * (x - middle)) / tall;
      for (let dab = 0; dab < dabs; dab++) {
        const brightness = lit + 0.28 * (layer - 1) + (random() - 0.5) * 0.5;
        const spread = tall * (0.15 - 0.03 * layer);
        const radius = tall * (0.06 - 0.015 * layer) * fineness * (0.6 + 0.7 * random());
        context.fillStyle = css(mix(shade, sun, brightness), 0.92);
        context.beginPath();
        context.ellipse(
          x + (random() - 0.5) * spread * 2,
          y + (random() - 0.6) * spread * 1.6 - layer * tall * 0.012,
          radius * 1.15,
          radius * 0.8,
          random() * 3,
          0,
          Math.PI * 2,
        );
        context.fill();
      }
    }
}

/** A thing's colour in the shade and in the sun, from afar. */
export function lights({ light }: View, colour: Colour, distance: number): readonly [shade: Colour, sun: Colour] {
  const veiled = Math.min(0.95, distance + (1 - light.clarity) * (0.12 + 0.75 * distance));
  return [
    mix(under(colour, mix(light.ambient, lch(0.2, 0.04, 280), 0.35)), light.haze, veiled),
    mix(under(colour, light.direct), light.haze, veiled),
  ];
}

export function fill(
  context: SKRSContext2D,
  colour: string | CanvasGradient,
  points: readonly (readonly [number, number])[],
): void {
  context.fillStyle = colour;
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.closePath();
  context.fill();
}
