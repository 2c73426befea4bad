import { adjust, type Colour, lch, mix, under } from "./colour.ts";
import { fractal, smooth } from "./noise.ts";
import { changePixels, type View } from "./view.ts";

export interface Water {
  /** The row where it begins. What is above it is mirrored. */
  readonly from: number;
  /** 0 is a mirror, 1 a rough sea. */
  readonly rough: number;
  readonly colour: Colour;
}

/** Turns what lies below `from` into water that mirrors what lies above. */
export function paintWater(view: View, { from, rough, colour }: Water): void {
  const { width, height, size, light, source, description } = view;
  const noise = view.momentaryNoise("water");
  const isClear = description.weather === "clear" || description.weather === "cloudy";
  const deep = under(adjust(colour, 0.8, 1), mix(light.ambient, light.direct, 0.4));
  const crestColour = mix(light.haze, lch(0.98, 0.01, 220), light.isNight ? 0.1 : 0.5);
  const glint = isClear ? (light.isNight ? 0.55 : description.time === "day" ? 0.4 : 0.85) : 0;
  changePixels(view, (pixels) => {
    const above = pixels.slice(0, from * width * 4);
    for (let y = from; y < height; y++) {
      const near = (y - from) / (height - from);
      const far = 1 / (near + 0.035);
      // Waves look flatter, and blend, the farther they are.
      const swellHeight = (0.004 + 0.075 * near) * rough + 0.004 * near;
      const mirror = (0.9 - 0.42 * near) * (1 - 0.25 * rough);
      for (let x = 0; x < width; x++) {
        const u = ((x - width / 2) / size) * (0.35 + far * 0.16);
        const v = far * 1.25;
        const swell = noise(u * 2.2 + 0.6 * v, v * 2.6);
        const wave = 0.55 * swell + 0.45 * fractal(noise, u * 7, v * 7.5, 2);
        const fromY = Math.min(
          from - 1,
          Math.max(
            0,
            Math.round(
              from - (y - from) * (from / (height - from)) * (0.8 - 0.25 * rough) - wave * swellHeight * size * 1.6,
            ),
          ),
        );
        const fromX = Math.min(width - 1, Math.max(0, Math.round(x + wave * swellHeight * size * 1.2)));
        const mirrored = (fromY * width + fromX) * 4;
        const target = (y * width + x) * 4;
        const shine = mirror + wave * (0.1 + 0.45 * rough);
        const aside = Math.abs(x - source.x) / size;
        const sparkle =
          glint *
          smooth(0.1 + (0.3 * aside) / (0.06 + 0.2 * near), 0.55 + (0.4 * aside) / (0.06 + 0.2 * near), wave + 0.3) *
          smooth(0.06 + 0.28 * near, 0, aside * 0.7);
        const foam =
          rough > 0.6 ? smooth(0.36, 0.62, wave + 0.1 * noise(u * 30, v * 26)) * rough * (0.25 + 0.6 * near) : 0;
        for (let channel = 0; channel < 3; channel++) {
          let value =
            (deep[channel] ?? 0) +
            ((above[mirrored + channel] ?? 0) - (deep[channel] ?? 0)) * Math.min(1, Math.max(0, shine));
          value += ((light.source[channel] ?? 0) - value) * sparkle;
          value += ((crestColour[channel] ?? 0) - value) * foam;
          pixels[target + channel] = value;
        }
      }
    }
  });
}
