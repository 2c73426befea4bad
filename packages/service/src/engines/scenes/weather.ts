import { css, lch, mix } from "./colour.ts";
import { fractal, smooth } from "./noise.ts";
import { glow } from "./sky.ts";
import { changePixels, type View } from "./view.ts";

/** What is in the air between the viewer and the scene. */
export function paintWeather(view: View): void {
  const { weather, things } = view.description;
  if (weather === "fog" || things.has("mist")) paintMist(view, weather === "fog" ? 0.85 : 0.6);
  if (weather === "storm" && things.has("lightning")) paintLightning(view);
  if (weather === "rain" || weather === "storm") paintRain(view, weather === "storm" ? 1500 : 1100);
  if (weather === "snow") paintSnow(view);
}

/** Banks of mist that drift, thickest where land meets sky. */
function paintMist(view: View, thick: number, level = view.horizon): void {
  const { width, height, size, light } = view;
  const noise = view.momentaryNoise("mist");
  changePixels(view, (pixels) => {
    for (let y = 0; y < height; y++) {
      const from = (y - level) / size;
      const bank = Math.exp(-((from / (from < 0 ? 0.2 : 0.3)) ** 2));
      if (bank < 0.02) continue;
      for (let x = 0; x < width; x++) {
        const drift = fractal(noise, (x / size) * 1.3, (y / size) * 4.6, 3);
        const amount = thick * bank * smooth(-0.55, 0.5, drift + bank * 0.25);
        const to = (y * width + x) * 4;
        for (let channel = 0; channel < 3; channel++) {
          const old = pixels[to + channel] ?? 0;
          pixels[to + channel] = old + ((light.haze[channel] ?? 0) - old) * amount;
        }
      }
    }
  });
}

function paintRain(view: View, many: number): void {
  const { context, width, height, size, light } = view;
  const random = view.momentary("rain");
  const slant = 0.12 + 0.16 * random();
  const colour = mix(light.haze, lch(0.95, 0.01, 240), light.isNight ? 0.25 : 0.5);
  context.lineCap = "round";
  for (let drop = 0; drop < many; drop++) {
    const near = random() ** 2;
    const long = size * (0.015 + 0.05 * near);
    const x = random() * width * 1.2;
    const y = random() * (height + long) - long;
    context.strokeStyle = css(colour, 0.1 + 0.22 * near);
    context.lineWidth = size * (0.0007 + 0.0011 * near);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - long * slant, y + long);
    context.stroke();
  }
}

function paintSnow(view: View): void {
  const { context, width, height, size, light } = view;
  const random = view.momentary("snow");
  const colour = mix(lch(0.99, 0.005, 250), light.haze, light.isNight ? 0.3 : 0);
  for (let flake = 0; flake < 900; flake++) {
    const near = random() ** 3.2;
    const radius = size * (0.0012 + 0.0085 * near);
    const x = random() * width;
    const y = random() * height;
    if (near > 0.25) glow(context, x, y, radius * 1.5, css(colour, 0.75));
    else {
      context.fillStyle = css(colour, 0.55 + 0.4 * random());
      context.beginPath();
      context.arc(x, y, radius, 0, Math.PI * 2);
      context.fill();
    }
  }
}

function paintLightning(view: View): void {
  const { context, width, horizon, size } = view;
  const random = view.momentary("lightning");
  const colour = lch(0.97, 0.05, 290);
  const start = width * (0.2 + 0.6 * random());
  context.save();
  context.globalCompositeOperation = "screen";
  glow(context, start, horizon * 0.3, size * 0.7, css(lch(0.75, 0.1, 290), 0.5));
  context.lineJoin = "round";
  context.shadowColor = css(lch(0.8, 0.12, 285), 0.9);
  context.shadowBlur = size * 0.02;
  const bolt = (fromX: number, fromY: number, to: number, thick: number) => {
    let [x, y] = [fromX, fromY];
    context.strokeStyle = css(colour);
    context.lineWidth = thick;
    context.beginPath();
    context.moveTo(x, y);
    while (y < to) {
      x += (random() - 0.5) * size * 0.05;
      y += size * (0.012 + 0.022 * random());
      context.lineTo(x, y);
      if (thick > size * 0.0022 && random() < 0.16) forks.push([x, y, y + (to - y) * 0.5]);
    }
    context.stroke();
  };
  const forks: [number, number, number][] = [];
  bolt(start, -5, horizon, size * 0.0038);
  for (const [x, y, to] of forks.slice(0, 4)) bolt(x, y, to, size * 0.0014);
  context.restore();
}
