import { css, lch } from "./colour.ts";
import { hillColour, paintFlowers, paintGrass, paintPath } from "./ground.ts";
import { paintRidges, type Ridge } from "./terrain.ts";
import { paintTrees, paintTrunk } from "./trees.ts";
import type { View } from "./view.ts";
import { paintWater } from "./water.ts";

const ROCK = lch(0.58, 0.03, 275);
const SAND = lch(0.8, 0.09, 72);

/** Where the ground nearest to the viewer begins, for what stands on it. */
export type Ground = Float32Array;

export function paintMountains(view: View): Ground {
  const { description } = view;
  const snow = snowLine(view);
  const hill = hillColour(view);
  const outlines = paintRidges(view, [
    rock("far range", 0.6, 0.34, 3.2, 0.72, snow),
    rock("range", 0.72, 0.6, 1.9, 0.36, snow + 0.06),
    {
      name: "foothills",
      kind: "hill",
      base: 0.75,
      rise: 0.09,
      crests: 3,
      distance: 0.34,
      colour: hill,
      ...frozen(view),
    },
    { name: "slope", kind: "hill", base: 0.86, rise: 0.1, crests: 2.2, distance: 0.14, colour: hill, ...frozen(view) },
    { name: "front", kind: "hill", base: 0.985, rise: 0.09, crests: 1.6, distance: 0, colour: hill, ...frozen(view) },
  ]);
  const [, , foothills, slope, front] = outlines as [Ground, Ground, Ground, Ground, Ground];
  const kind = description.season === "autumn" || description.season === "spring" ? "mixed" : "conifer";
  paintTrees(view, foothills, { name: "woods far", many: 220, tall: 0.045, distance: 0.36, kind });
  paintTrees(view, slope, { name: "woods", many: 110, tall: 0.1, distance: 0.15, kind });
  paintGrass(view, front, 0.03);
  paintTrees(view, front, {
    name: "woods near",
    many: 16,
    tall: 0.26,
    distance: 0.02,
    kind: "conifer",
    grows: atSides(0.27),
  });
  return front;
}

export function paintLake(view: View): Ground {
  const { horizon, height } = view;
  const shore = horizon / height;
  const snow = snowLine(view);
  const hill = hillColour(view);
  const [, , banks] = paintRidges(
    view,
    [
      rock("far range", shore + 0.03, 0.36, 3.1, 0.7, snow),
      rock("range", shore + 0.05, 0.5, 2, 0.42, snow + 0.05),
      {
        name: "banks",
        kind: "hill",
        base: shore + 0.01,
        rise: 0.07,
        crests: 2.6,
        distance: 0.26,
        colour: hill,
        ...frozen(view),
      },
    ],
    horizon,
  ) as [Ground, Ground, Ground];
  paintTrees(view, banks, { name: "woods", many: 150, tall: 0.07, distance: 0.27, kind: "mixed" });
  const isRough = view.description.weather === "storm" || view.description.weather === "rain";
  const rough = view.description.things.has("calm") ? 0.04 : isRough ? 0.5 : 0.16;
  paintWater(view, { from: horizon, rough, colour: lch(0.45, 0.07, 225) });
  const [front] = paintRidges(view, [
    { name: "front", kind: "hill", base: 1.03, rise: 0.11, crests: 1.5, distance: 0, colour: hill, ...frozen(view) },
  ]) as [Ground];
  paintGrass(view, front, 0.05);
  paintTrees(view, front, {
    name: "woods near",
    many: 9,
    tall: 0.36,
    distance: 0.02,
    kind: "conifer",
    grows: atSides(0.2),
  });
  return front;
}

export function paintSea(view: View): Ground {
  const { horizon, description, height, source, width } = view;
  const { weather, things } = description;
  const level = horizon / height;
  const random = view.random("coast");
  // Islands stand opposite to the light.
  const left = source.x > width / 2;
  paintRidges(
    view,
    [rock("island", level + 0.012, 0.07 + 0.06 * random(), 3, 0.62, 1.2, left ? [0.02, 0.42] : [0.58, 0.98])],
    horizon,
  );
  const rough = weather === "storm" ? 1 : things.has("calm") ? 0.14 : weather === "rain" ? 0.6 : 0.38;
  paintWater(view, { from: horizon, rough, colour: lch(0.5, 0.09, 225) });
  if (/\b(beach|shore|sand)/.test(description.words)) {
    const [beach] = paintRidges(view, [
      { name: "beach", kind: "dune", base: 1.0, rise: 0.13, crests: 1, distance: 0, colour: SAND },
    ]) as [Ground];
    return beach;
  }
  const cliff = coast(view, left);
  paintGrass(view, cliff, 0.025);
  return cliff;
}

/** A headland on one side of the sea. */
function coast(view: View, left: boolean): Ground {
  const stone: Ridge = {
    name: "headland",
    kind: "rock",
    base: 1.08,
    rise: 0.42,
    crests: 1.4,
    distance: 0.05,
    colour: lch(0.5, 0.03, 60),
    between: left ? [-0.3, 0.5] : [0.5, 1.3],
  };
  const turf: Ridge = {
    ...stone,
    name: "turf",
    kind: "hill",
    base: 1.13,
    rise: 0.3,
    colour: hillColour(view),
    distance: 0,
    ...frozen(view),
  };
  const [, ground] = paintRidges(view, [stone, turf]) as [Ground, Ground];
  return ground;
}

export function paintDesert(view: View): Ground {
  const clay = lch(0.6, 0.12, 48);
  const [, , , front] = paintRidges(view, [
    { name: "mesas", kind: "rock", base: 0.62, rise: 0.14, crests: 1.6, distance: 0.72, colour: clay },
    { name: "dunes far", kind: "dune", base: 0.68, rise: 0.1, crests: 2.6, distance: 0.5, colour: SAND },
    { name: "dunes", kind: "dune", base: 0.8, rise: 0.17, crests: 1.9, distance: 0.24, colour: SAND },
    { name: "front", kind: "dune", base: 1.02, rise: 0.24, crests: 1.2, distance: 0.02, colour: SAND },
  ]) as [Ground, Ground, Ground, Ground];
  return front;
}

export function paintForest(view: View): Ground {
  const hill = hillColour(view);
  const outlines = paintRidges(view, [
    { name: "far hills", kind: "hill", base: 0.6, rise: 0.14, crests: 2.4, distance: 0.8, colour: hill },
    { name: "hills", kind: "hill", base: 0.68, rise: 0.1, crests: 2, distance: 0.6, colour: hill, ...frozen(view) },
    { name: "glade", kind: "hill", base: 0.79, rise: 0.06, crests: 1.6, distance: 0.32, colour: hill, ...frozen(view) },
    { name: "floor", kind: "hill", base: 0.96, rise: 0.07, crests: 1.3, distance: 0.03, colour: hill, ...frozen(view) },
  ]) as [Ground, Ground, Ground, Ground];
  const [far, hills, glade, floor] = outlines;
  const kind = /\b(pines?|taiga|spruce|fir)\b/.test(view.description.words) ? "conifer" : "mixed";
  paintTrees(view, far, { name: "wood 1", many: 260, tall: 0.06, distance: 0.78, kind });
  paintTrees(view, hills, { name: "wood 2", many: 150, tall: 0.13, distance: 0.56, kind });
  paintTrees(view, glade, { name: "wood 3", many: 52, tall: 0.3, distance: 0.27, kind, grows: atSides(0.42) });
  paintGrass(view, floor, 0.035);
  if (view.description.things.has("path")) paintPath(view, floor);
  const random = view.random("trunks");
  for (const place of [0.02, 0.13, 0.87, 0.97, 0.21]) {
    const x = (place + (random() - 0.5) * 0.06) * view.width;
    const foot = (floor[Math.max(0, Math.min(view.width - 1, Math.round(x)))] ?? view.height) + view.size * 0.05;
    if (random() < 0.85) paintTrunk(view, x, foot, view.size * (0.035 + 0.05 * random()), random);
  }
  paintShafts(view);
  return floor;
}

export function paintMeadow(view: View): Ground {
  const hill = hillColour(view);
  const { things, season } = view.description;
  const ridges: Ridge[] = [
    {
      name: "hills far",
      kind: "hill",
      base: 0.63,
      rise: 0.11,
      crests: 2.6,
      distance: 0.62,
      colour: hill,
      ...frozen(view),
    },
    { name: "hills", kind: "hill", base: 0.71, rise: 0.11, crests: 2, distance: 0.36, colour: hill, ...frozen(view) },
    { name: "field", kind: "hill", base: 0.81, rise: 0.1, crests: 1.5, distance: 0.16, colour: hill, ...frozen(view) },
    { name: "front", kind: "hill", base: 0.93, rise: 0.09, crests: 1.1, distance: 0, colour: hill, ...frozen(view) },
  ];
  if (things.has("mountains")) ridges.unshift(rock("range", 0.64, 0.24, 2.6, 0.68, snowLine(view)));
  const [far, middle, field, front] = paintRidges(view, ridges).slice(-4) as [Ground, Ground, Ground, Ground];
  paintTrees(view, far, { name: "hedge far", many: 70, tall: 0.03, distance: 0.6, kind: "broadleaf" });
  paintTrees(view, middle, { name: "hedge", many: 42, tall: 0.06, distance: 0.35, kind: "mixed" });
  paintTrees(view, field, { name: "trees", many: 9, tall: 0.15, distance: 0.15, kind: "broadleaf" });
  paintGrass(view, front, 0.04);
  if (things.has("path")) paintPath(view, front);
  if (season !== "winter" && (things.has("flowers") || season === "spring" || season === "summer"))
    paintFlowers(view, front, things.has("flowers") ? 900 : 260);
  return front;
}

function rock(
  name: string,
  base: number,
  rise: number,
  crests: number,
  distance: number,
  snow: number,
  between?: [number, number],
): Ridge {
  return { name, kind: "rock", base, rise, crests, distance, colour: ROCK, snow, ...(between && { between }) };
}

/** Light that falls in beams between trees. */
function paintShafts({ context, source, size, height, light, description, momentary }: View): void {
  if (light.isNight || (description.weather !== "clear" && description.weather !== "fog")) return;
  const random = momentary("shafts");
  context.save();
  context.globalCompositeOperation = "screen";
  context.filter = `blur(${size * 0.006}px)`;
  for (let shaft = 0; shaft < 9; shaft++) {
    const angle = Math.PI * (0.28 + 0.44 * random());
    const spread = 0.012 + 0.03 * random();
    const far = height * 1.1;
    const gradient = context.createRadialGradient(source.x, source.y, 0, source.x, source.y, far);
    gradient.addColorStop(0, css(light.source, 0.28));
    gradient.addColorStop(0.5, css(light.source, 0.1));
    gradient.addColorStop(1, css(light.source, 0));
    context.fillStyle = gradient;
    context.beginPath();
    context.moveTo(source.x, source.y);
    context.lineTo(source.x + Math.cos(angle - spread) * far, source.y + Math.sin(angle - spread) * far);
    context.lineTo(source.x + Math.cos(angle + spread) * far, source.y + Math.sin(angle + spread) * far);
    context.fill();
  }
  context.restore();
}

/** How high snow lies on mountains. */
function snowLine({ description }: View): number {
  if (description.weather === "snow") return 0.05;
  return { winter: 0.22, spring: 0.52, summer: 0.68, autumn: 0.6 }[description.season];
}

/** Hills lie under snow in winter. */
function frozen({ description }: View): { snow?: number } {
  return description.season === "winter" ? { snow: 0 } : {};
}

/** Leaves the middle open. */
function atSides(share: number): (place: number) => boolean {
  return (place) => place < share || place > 1 - share;
}
