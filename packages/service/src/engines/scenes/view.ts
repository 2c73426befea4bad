import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { randomFrom } from "../random.ts";
import type { Description } from "./describe.ts";
import { type Light, lightOf } from "./light.ts";
import { type Noise, noiseFrom } from "./noise.ts";

/** What painters work on: a canvas, what is to be seen, its light, and where things are. Lengths are in pixels. */
export interface View {
  readonly canvas: Canvas;
  readonly context: SKRSContext2D;
  readonly width: number;
  readonly height: number;
  /** The shorter side: what sizes are parts of, so that a larger picture shows the same. */
  readonly size: number;
  readonly description: Description;
  readonly light: Light;
  /** Where the sky meets the sea. */
  readonly horizon: number;
  /** Where the sun or the moon stands, if it does. */
  readonly source: { readonly x: number; readonly y: number };
  /** Chances and shapes that the scenes of a job share, by name: the same name gives the same again. */
  random(name: string): () => number;
  noise(name: string): Noise;
  /** Those of one scene alone. */
  momentary(name: string): () => number;
  momentaryNoise(name: string): Noise;
}

const SOURCE_HEIGHT = { dawn: 0.86, day: 0.3, golden: 0.72, dusk: 0.9, night: 0.36 } as const;

export function createView(description: Description, width: number, height: number): View {
  const canvas = createCanvas(width, height);
  const random = (name: string) => randomFrom(`${description.seed}\n${name}`);
  const momentary = (name: string) => randomFrom(`${description.moment}\n${name}`);
  const layout = random("layout");
  const horizon = Math.round(height * (0.56 + 0.08 * layout()));
  const side = layout() < 0.5 ? 0.24 + 0.14 * layout() : 0.62 + 0.16 * layout();
  return {
    canvas,
    context: canvas.getContext("2d"),
    width,
    height,
    size: Math.min(width, height),
    description,
    light: lightOf(description, layout() * 2 - 1),
    horizon,
    source: { x: width * side, y: horizon * SOURCE_HEIGHT[description.time] },
    random,
    noise: (name) => noiseFrom(random(name)),
    momentary,
    momentaryNoise: (name) => noiseFrom(momentary(name)),
  };
}

/** Lets `change` work on the picture's bytes: red, green, blue, alpha for each pixel, row by row. */
export function changePixels(view: View, change: (pixels: Uint8ClampedArray) => void): void {
  const image = view.context.getImageData(0, 0, view.width, view.height);
  change(image.data as Uint8ClampedArray);
  view.context.putImageData(image, 0, 0);
}
