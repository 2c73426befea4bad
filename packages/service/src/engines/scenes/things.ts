import { paintBoat } from "./boats.ts";
import { type Colour, css, lch, mix } from "./colour.ts";
import { paintHouse } from "./houses.ts";
import { paintCastle, paintLighthouse, paintWindmill } from "./landmarks.ts";
import { glow } from "./sky.ts";
import { lights, paintBroadleaf } from "./trees.ts";
import type { View } from "./view.ts";

/** What the words name besides the place, on the ground or in the air. */
export function paintThings(view: View, ground: Float32Array): void {
  const { width, height, size, description, source } = view;
  const { things, place } = description;
  const random = view.random("things");
  const away = source.x > width / 2 ? 0.22 : 0.78;
  const footAt = (part: number) => Math.min(height * 0.97, ground[Math.round(part * (width - 1))] ?? height);
  const isOpen = place !== "street" && place !== "city" && place !== "harbour";
  if (isOpen) {
    if (things.has("castle")) paintCastle(view, width * away, footAt(away) + size * 0.03, size * 0.3);
    if (things.has("windmill")) paintWindmill(view, width * away, footAt(away) + size * 0.02, size * 0.26);
    if (things.has("house")) {
      const at = place === "sea" ? away : 0.5 + (away - 0.5) * 0.7;
      paintHouse(view, width * at - size * 0.06, footAt(at) + size * 0.02, size * 0.12, size * 0.075, 0.03, random);
    }
    if (things.has("tree"))
      paintBroadleaf(view, width * (1 - away), footAt(1 - away) + size * 0.02, size * 0.38, 0.02, random);
  }
  if (things.has("lighthouse") && (place === "sea" || place === "harbour"))
    paintLighthouse(view, width * away, footAt(away) + size * 0.03, size * 0.34);
  if (things.has("boat") && (place === "sea" || place === "lake")) {
    const moment = view.momentary("boat");
    const x = width * (1 - away + (moment() - 0.5) * 0.3);
    paintBoat(view, x, view.horizon + (height - view.horizon) * (0.2 + 0.2 * moment()), size * 0.1, 0.05, true, moment);
  }
  if (things.has("balloon")) paintBalloons(view);
  if (things.has("birds") || (place === "sea" && description.weather !== "storm" && !view.light.isNight))
    paintBirds(view);
  if (things.has("fire") && isOpen) paintFire(view, width * 0.5, height * 0.93, size * 0.05);
}

function paintBalloons(view: View): void {
  const { context, width, horizon, size } = view;
  const random = view.momentary("balloons");
  for (let balloon = 0; balloon < 5; balloon++) {
    const far = random();
    const radius = size * (0.07 - 0.05 * far);
    const [x, y] = [width * (0.12 + 0.76 * random()), horizon * (0.2 + 0.5 * random())];
    const hue = random() * 360;
    for (let gore = 0; gore < 6; gore++) {
      const [shade, sun] = lights(view, gore % 2 ? lch(0.93, 0.03, 80) : lch(0.66, 0.17, hue), 0.15 + 0.45 * far);
      const [from, to] = [Math.cos((gore / 6) * Math.PI), Math.cos(((gore + 1) / 6) * Math.PI)];
      context.fillStyle = css(mix(shade, sun, view.source.x < x ? gore / 6 : 1 - gore / 6));
      context.beginPath();
      context.moveTo(x, y - radius);
      context.bezierCurveTo(
        x + from * radius * 1.3,
        y - radius,
        x + from * radius * 1.2,
        y + radius * 0.5,
        x + from * radius * 0.16,
        y + radius * 1.15,
      );
      context.lineTo(x + to * radius * 0.16, y + radius * 1.15);
      context.bezierCurveTo(x + to * radius * 1.2, y + radius * 0.5, x + to * radius * 1.3, y - radius, x, y - radius);
      context.fill();
    }
    context.fillStyle = css(lights(view, lch(0.4, 0.06, 60), 0.2 + 0.4 * far)[0]);
    context.fillRect(x - radius * 0.13, y + radius * 1.35, radius * 0.26, radius * 0.2);
  }
}

function paintBirds(view: View): void {
  const { context, width, horizon, size, light } = view;
  const random = view.momentary("birds");
  const colour: Colour = mix(lch(0.25, 0.02, 270), light.haze, 0.25);
  context.lineCap = "round";
  const [flockX, flockY] = [width * (0.25 + 0.5 * random()), horizon * (0.25 + 0.3 * random())];
  for (let bird = 0; bird < 9; bird++) {
    const wing = size * (0.006 + 0.012 * random());
    const x = flockX + (random() - 0.5) * size * 0.36;
    const y = flockY + (random() - 0.5) * size * 0.16;
    const lift = wing * (0.2 + 0.6 * random());
    context.strokeStyle = css(colour, 0.85);
    context.lineWidth = Math.max(0.8, wing * 0.16);
    context.beginPath();
    context.moveTo(x - wing, y - lift);
    context.quadraticCurveTo(x - wing * 0.35, y - lift * 0.9, x, y);
    context.quadraticCurveTo(x + wing * 0.35, y - lift * 0.9, x + wing, y - lift);
    context.stroke();
  }
}

export function paintFire(view: View, x: number, foot: number, tall: number): void {
  const { context } = view;
  const random = view.momentary("fire");
  context.globalCompositeOperation = "screen";
  glow(context, x, foot - tall * 0.5, tall * 5, css(lch(0.75, 0.16, 60), 0.7));
  for (let flame = 0; flame < 16; flame++) {
    const at = x + (random() - 0.5) * tall * 0.9;
    const high = tall * (0.5 + random()) * (1 - Math.abs(at - x) / tall);
    context.fillStyle = css(lch(0.72 + 0.2 * random(), 0.17, 45 + 45 * random()), 0.7);
    context.beginPath();
    context.moveTo(at - tall * 0.14, foot);
    context.quadraticCurveTo(at - tall * 0.16, foot - high * 0.5, at + (random() - 0.5) * tall * 0.2, foot - high);
    context.quadraticCurveTo(at + tall * 0.16, foot - high * 0.4, at + tall * 0.14, foot);
    context.fill();
  }
  context.globalCompositeOperation = "source-over";
}
