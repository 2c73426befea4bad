import { paintBoat } from "./boats.ts";
import { LAMP } from "./city.ts";
import { adjust, type Colour, css, lch, mix } from "./colour.ts";
import { hillColour } from "./ground.ts";
import { glow } from "./sky.ts";
import { paintRidges } from "./terrain.ts";
import { fill, lights, paintTrees } from "./trees.ts";
import type { View } from "./view.ts";
import { paintWater } from "./water.ts";

const PLASTER: readonly Colour[] = [
  lch(0.78, 0.09, 40),
  lch(0.84, 0.08, 85),
  lch(0.7, 0.1, 28),
  lch(0.76, 0.06, 220),
  lch(0.87, 0.03, 90),
  lch(0.74, 0.07, 160),
  lch(0.8, 0.06, 350),
];
const TILES: readonly Colour[] = [lch(0.52, 0.11, 38), lch(0.46, 0.09, 30), lch(0.45, 0.03, 260)];

/** A row of gabled houses at the water, with boats before them. */
export function paintHarbour(view: View): Float32Array {
  const { horizon, height, width, size } = view;
  const [hills] = paintRidges(
    view,
    [
      {
        name: "hills",
        kind: "hill",
        base: horizon / height - 0.03,
        rise: 0.16,
        crests: 1.8,
        distance: 0.55,
        colour: hillColour(view),
      },
    ],
    horizon + 4,
  ) as [Float32Array];
  paintTrees(view, hills, { name: "woods", many: 60, tall: 0.045, distance: 0.52, kind: "broadleaf" });
  paintTerrace(view, "terrace far", horizon - size * 0.05, 0.11, 0.3);
  const quay = horizon + size * 0.012;
  paintTerrace(view, "terrace", horizon, 0.165, 0.08);
  const [shade, sun] = lights(view, lch(0.56, 0.02, 80), 0.08);
  fill(view.context, css(mix(shade, sun, 0.3)), [
    [0, horizon - 1],
    [width, horizon - 1],
    [width, quay + 2],
    [0, quay + 2],
  ]);
  const random = view.momentary("boats");
  // What floats far out is mirrored as the houses are.
  for (let boat = 0; boat < 3; boat++)
    paintBoat(
      view,
      (0.1 + 0.32 * boat + 0.14 * random()) * width,
      quay + size * 0.008,
      size * (0.05 + 0.02 * random()),
      0.1,
      false,
      random,
    );
  const isRough = view.description.weather === "storm";
  paintWater(view, {
    from: Math.round(quay + size * 0.012),
    rough: isRough ? 0.7 : view.description.things.has("calm") ? 0.08 : 0.22,
    colour: lch(0.44, 0.07, 220),
  });
  for (let boat = 0; boat < 2; boat++)
    paintBoat(
      view,
      (0.22 + 0.5 * boat + 0.14 * random()) * width,
      height * (0.78 + 0.08 * boat + 0.03 * random()),
      size * (0.13 + 0.06 * boat),
      0,
      true,
      random,
    );
  return new Float32Array(width).fill(quay);
}

function paintTerrace(view: View, name: string, foot: number, tall: number, distance: number): void {
  const { width, size } = view;
  const random = view.random(name);
  for (let x = -size * 0.04 * random(); x < width; ) {
    const across = size * tall * (0.42 + 0.28 * random());
    paintHouse(view, x, foot, across, size * tall * (0.62 + 0.4 * random()), distance, random);
    x += across * (1 + (random() < 0.12 ? 0.25 : 0));
  }
}

/** A house with a gable or eaves to the front. `x` is its left side, `rise` the height of its walls. */
export function paintHouse(
  view: View,
  x: number,
  foot: number,
  across: number,
  rise: number,
  distance: number,
  random: () => number,
): void {
  const { context, light, source, description } = view;
  const [shade, sun] = lights(view, PLASTER[Math.floor(random() * PLASTER.length)] ?? lch(0.8, 0.05, 80), distance);
  const isSnowy = description.weather === "snow" || description.season === "winter";
  const roof = isSnowy ? lch(0.95, 0.01, 250) : (TILES[Math.floor(random() * TILES.length)] ?? lch(0.5, 0.1, 35));
  const [roofShade, roofSun] = lights(view, roof, distance);
  const top = foot - rise;
  const wall = context.createLinearGradient(x, 0, x + across, 0);
  const isLeft = source.x < x + across / 2;
  wall.addColorStop(isLeft ? 0 : 1, css(mix(shade, sun, 0.85)));
  wall.addColorStop(isLeft ? 1 : 0, css(mix(shade, sun, 0.4)));
  const isGable = random() < 0.6;
  const peak = top - across * (isGable ? 0.5 : 0.34);
  const eave = across * 0.06;
  // The chimney first: the roof stands before it.
  const chimney = x + across * (0.2 + 0.5 * random());
  context.fillStyle = css(mix(shade, sun, 0.2));
  context.fillRect(chimney, peak - across * 0.02, across * 0.1, across * 0.3);
  if (isGable) {
    fill(context, wall, [
      [x, foot],
      [x, top],
      [x + across / 2, peak],
      [x + across, top],
      [x + across, foot],
    ]);
    for (const side of [-1, 1])
      fill(context, css(side < 0 === isLeft ? roofSun : roofShade), [
        [x + across / 2, peak - across * 0.07],
        [x + across / 2 + side * (across / 2 + eave), top + eave * 0.6],
        [x + across / 2 + side * (across / 2 + eave * 0.6), top + eave * 1.4],
        [x + across / 2, peak + across * 0.02],
      ]);
  } else {
    fill(context, wall, [
      [x, foot],
      [x, top],
      [x + across, top],
      [x + across, foot],
    ]);
    fill(context, css(mix(roofShade, roofSun, 0.6)), [
      [x - eave, top + 1],
      [x + across * 0.1, peak],
      [x + across * 0.9, peak],
      [x + across + eave, top + 1],
    ]);
  }
  const columns = across > view.size * 0.06 ? 3 : 2;
  const rows = Math.max(1, Math.round((rise / across) * 2));
  const [glassShade] = lights(view, lch(0.35, 0.03, 250), distance);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const isDoor = row === rows - 1 && column === (columns === 3 ? 1 : 0);
      const isLit = light.isDark && random() < 0.62;
      const wide = (across / columns) * 0.42;
      const tall = (rise / rows) * (isDoor ? 0.72 : 0.5);
      const left = x + (across / columns) * (column + 0.29);
      const y = top + (rise / rows) * (row + (isDoor ? 0.28 : 0.24));
      context.fillStyle = css(isDoor ? adjust(shade, 0.55, 1.4) : mix(shade, sun, 1), 0.9);
      context.fillRect(left - wide * 0.12, y - wide * 0.12, wide * 1.24, tall + wide * 0.2);
      if (isDoor) continue;
      context.fillStyle = css(isLit ? mix(LAMP, light.haze, distance * 0.5) : glassShade);
      context.fillRect(left, y, wide, tall);
      context.fillStyle = css(mix(shade, sun, 0.9), 0.8);
      context.fillRect(left + wide * 0.46, y, wide * 0.08, tall);
      if (!isLit) continue;
      context.globalCompositeOperation = "screen";
      glow(context, left + wide / 2, y + tall / 2, wide * 2.4, css(LAMP, 0.28));
      context.globalCompositeOperation = "source-over";
    }
}
