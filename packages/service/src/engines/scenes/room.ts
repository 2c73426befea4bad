import { createCanvas } from "@napi-rs/canvas";
import { LAMP } from "./city.ts";
import { adjust, css, lch, mix } from "./colour.ts";
import { glow } from "./sky.ts";
import { paintFire } from "./things.ts";
import { fill, lights } from "./trees.ts";
import type { View } from "./view.ts";

/** A room around a window. What the picture shows so far is what the window looks out on. */
export function paintRoom(view: View): void {
  const { context, width, height, size, light } = view;
  const random = view.random("room");
  const opening = { x: width * (0.2 + 0.1 * random()), y: height * 0.1, wide: width * 0.5, tall: height * 0.5 };
  const outside = context.getImageData(0, 0, width, height);
  const floor = height * 0.74;
  paintWalls(view, floor, random);
  // The view, smaller, behind the glass.
  const pane = createCanvas(width, height);
  pane.getContext("2d").putImageData(outside, 0, 0);
  const share = opening.tall / height;
  context.save();
  context.beginPath();
  context.rect(opening.x, opening.y, opening.wide, opening.tall);
  context.clip();
  const scale = Math.max(share, opening.wide / width) * 1.12;
  context.drawImage(
    pane,
    opening.x - (width * scale - opening.wide) / 2,
    opening.y + opening.tall - height * scale * 0.9,
    width * scale,
    height * scale,
  );
  context.restore();
  paintFrame(view, opening);
  paintDaylight(view, opening, floor);
  paintFurniture(view, floor, random);
  if (view.description.things.has("fire")) paintFireplace(view, floor);
  if (light.isDark) {
    context.globalCompositeOperation = "screen";
    glow(context, width * 0.5, height * 0.45, size * 0.8, css(LAMP, 0.08));
    context.globalCompositeOperation = "source-over";
  }
}

interface Opening {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
}

function paintWalls(view: View, floor: number, random: () => number): void {
  const { context, width, height, size, light } = view;
  const wall =
    [lch(0.78, 0.05, 75), lch(0.7, 0.05, 165), lch(0.72, 0.05, 240), lch(0.76, 0.06, 35)][Math.floor(random() * 4)] ??
    lch(0.75, 0.04, 80);
  const lamplit = light.isDark ? mix(lch(0.62, 0.07, 65), light.ambient, 0.35) : light.ambient;
  const tone = adjust(mix(wall, lamplit, 0.5), light.isDark ? 0.72 : 0.95, 1);
  const gradient = context.createLinearGradient(0, 0, 0, floor);
  gradient.addColorStop(0, css(adjust(tone, 0.82, 1)));
  gradient.addColorStop(1, css(tone));
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, floor);
  context.fillStyle = css(adjust(tone, 1.12, 0.6));
  context.fillRect(0, floor - size * 0.035, width, size * 0.035);
  const wood = adjust(mix(lch(0.52, 0.075, 55), lamplit, 0.3), light.isDark ? 0.75 : 1, 1);
  const planks = context.createLinearGradient(0, floor, 0, height);
  planks.addColorStop(0, css(adjust(wood, 0.95, 1)));
  planks.addColorStop(1, css(adjust(wood, 0.72, 1)));
  context.fillStyle = planks;
  context.fillRect(0, floor, width, height - floor);
  for (let plank = -16; plank <= 16; plank++)
    fill(context, css(adjust(wood, 0.6 + 0.3 * random(), 1), 0.35), [
      [width / 2 + plank * size * 0.055, floor],
      [width / 2 + plank * size * 0.055 + 1, floor],
      [width / 2 + plank * size * 0.12 + size * (0.004 + 0.03 * random()), height],
      [width / 2 + plank * size * 0.12, height],
    ]);
}

function paintFrame({ context, size, light }: View, { x, y, wide, tall }: Opening): void {
  const frame = light.isDark ? lch(0.5, 0.04, 60) : lch(0.93, 0.015, 85);
  const thick = size * 0.014;
  context.strokeStyle = css(frame);
  context.lineWidth = thick;
  context.strokeRect(x, y, wide, tall);
  context.lineWidth = thick * 0.6;
  context.beginPath();
  context.moveTo(x + wide / 2, y);
  context.lineTo(x + wide / 2, y + tall);
  context.moveTo(x, y + tall * 0.36);
  context.lineTo(x + wide, y + tall * 0.36);
  context.stroke();
  context.fillStyle = css(adjust(frame, 0.92, 1));
  context.fillRect(x - thick * 2, y + tall, wide + thick * 4, thick * 1.8);
  // Curtains, in folds.
  for (const side of [-1, 1])
    for (let fold = 0; fold < 7; fold++) {
      const from =
        side < 0 ? x - size * 0.07 + fold * size * 0.016 : x + wide + size * 0.07 - (fold + 1) * size * 0.016;
      const cloth = light.isDark ? lch(0.42, 0.07, 25) : lch(0.86, 0.035, 50);
      context.fillStyle = css(adjust(cloth, fold % 2 ? 0.85 : 1, 1), 0.94);
      context.beginPath();
      context.moveTo(from, y - thick * 2);
      context.quadraticCurveTo(
        from + side * -size * 0.004,
        y + tall * 0.6,
        from - size * 0.003,
        y + tall + size * 0.09,
      );
      context.lineTo(from + size * 0.019, y + tall + size * 0.09);
      context.lineTo(from + size * 0.016, y - thick * 2);
      context.fill();
    }
  context.fillStyle = css(lch(0.35, 0.04, 50));
  context.fillRect(x - size * 0.1, y - thick * 2.4, wide + size * 0.2, thick * 0.7);
}

/** What comes in through the window lies on the floor. */
function paintDaylight(view: View, { x, wide }: Opening, floor: number): void {
  const { context, size, light, source, width, description } = view;
  if (description.weather !== "clear" && description.weather !== "cloudy") return;
  const slant = source.x < width / 2 ? 0.3 : -0.3;
  const colour = light.source;
  context.save();
  context.globalCompositeOperation = "screen";
  context.filter = `blur(${size * 0.006}px)`;
  for (const half of [0, 1]) {
    const from = x + wide * (0.04 + 0.5 * half);
    const to = from + wide * 0.42;
    fill(context, css(colour, light.isNight ? 0.14 : 0.4), [
      [from + slant * size * 0.2, floor + size * 0.03],
      [to + slant * size * 0.2, floor + size * 0.03],
      [to + slant * size * 0.75, floor + size * 0.2],
      [from + slant * size * 0.75 - size * 0.03, floor + size * 0.2],
    ]);
  }
  context.restore();
}

function paintFurniture(view: View, floor: number, random: () => number): void {
  const { context, width, height, size, light } = view;
  const wood = adjust(lch(0.42, 0.07, 50), light.isDark ? 0.75 : 1, 1);
  const top = floor + size * 0.02;
  const [from, to] = [width * 0.56, width * 0.97];
  // A table with books, a plant and a lamp.
  context.fillStyle = css(wood);
  context.fillRect(from, top, to - from, size * 0.024);
  context.fillStyle = css(adjust(wood, 0.75, 1));
  for (const leg of [from + size * 0.03, to - size * 0.05])
    context.fillRect(leg, top + size * 0.024, size * 0.022, height - top);
  let x = from + size * 0.05;
  for (let book = 0; book < 5; book++) {
    const thick = size * (0.014 + 0.012 * random());
    const tall = size * (0.075 + 0.03 * random());
    const cover = adjust(lch(0.5 + 0.2 * random(), 0.09, random() * 360), light.isDark ? 0.7 : 1, 1);
    context.fillStyle = css(cover);
    context.fillRect(x, top - tall, thick, tall);
    context.fillStyle = css(adjust(cover, 1.3, 0.6), 0.7);
    context.fillRect(x + thick * 0.2, top - tall * 0.8, thick * 0.6, tall * 0.05);
    x += thick + 1;
  }
  const lamp = to - size * 0.11;
  context.fillStyle = css(lch(0.4, 0.05, 70));
  context.fillRect(lamp - size * 0.004, top - size * 0.15, size * 0.008, size * 0.15);
  context.fillRect(lamp - size * 0.035, top - size * 0.008, size * 0.07, size * 0.008);
  if (light.isDark) {
    context.globalCompositeOperation = "screen";
    glow(context, lamp, top - size * 0.17, size * 0.55, css(LAMP, 0.6));
    context.globalCompositeOperation = "source-over";
  }
  fill(context, css(light.isDark ? lch(0.93, 0.1, 85) : lch(0.86, 0.05, 80)), [
    [lamp - size * 0.065, top - size * 0.13],
    [lamp - size * 0.035, top - size * 0.23],
    [lamp + size * 0.035, top - size * 0.23],
    [lamp + size * 0.065, top - size * 0.13],
  ]);
  if (!view.description.things.has("fire")) paintPlant(view, width * 0.11, floor + size * 0.16, size * 0.42, random);
}

function paintPlant(view: View, x: number, foot: number, tall: number, random: () => number): void {
  const { context, light } = view;
  const [shade, sun] = lights(view, lch(0.5, 0.11, 145), 0);
  const dim = light.isDark ? 0.9 : 1.1;
  for (let leaf = 0; leaf < 26; leaf++) {
    const angle = -Math.PI / 2 + (random() - 0.5) * 2.3;
    const long = tall * (0.4 + 0.5 * random());
    const [tipX, tipY] = [x + Math.cos(angle) * long, foot - tall * 0.25 + Math.sin(angle) * long];
    const [bendX, bendY] = [x + Math.cos(angle) * long * 0.4, foot - tall * 0.3 + Math.sin(angle) * long * 0.85];
    const broad = tall * 0.045;
    context.fillStyle = css(adjust(mix(shade, sun, random()), dim, 1));
    context.beginPath();
    context.moveTo(x, foot - tall * 0.22);
    context.quadraticCurveTo(bendX - broad, bendY, tipX, tipY);
    context.quadraticCurveTo(bendX + broad, bendY + broad, x, foot - tall * 0.22);
    context.fill();
  }
  const pot = adjust(lch(0.6, 0.11, 40), light.isDark ? 0.65 : 1, 1);
  const gradient = context.createLinearGradient(x - tall * 0.14, 0, x + tall * 0.14, 0);
  gradient.addColorStop(0, css(adjust(pot, 0.75, 1)));
  gradient.addColorStop(1, css(adjust(pot, 1.1, 1)));
  fill(context, gradient, [
    [x - tall * 0.14, foot - tall * 0.26],
    [x + tall * 0.14, foot - tall * 0.26],
    [x + tall * 0.1, foot],
    [x - tall * 0.1, foot],
  ]);
}

function paintFireplace(view: View, floor: number): void {
  const { context, width, size } = view;
  const x = width * 0.12;
  context.fillStyle = css(lch(0.5, 0.05, 40));
  context.fillRect(x - size * 0.13, floor - size * 0.26, size * 0.26, size * 0.28);
  context.fillRect(x - size * 0.15, floor - size * 0.28, size * 0.3, size * 0.025);
  context.fillStyle = css(lch(0.16, 0.02, 40));
  context.fillRect(x - size * 0.09, floor - size * 0.19, size * 0.18, size * 0.21);
  paintFire(view, x, floor + size * 0.02, size * 0.1);
}
