import { createCanvas } from "@napi-rs/canvas";
import type { View } from "../view.ts";
import { chiefColours, nearest } from "./tones.ts";

const COLOURS = 28;
/** How many squares the shorter side has. */
const SQUARES = 144;
/** The order in which dots of a lighter colour fill a surface (Bayer). */
const DITHER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

/** Large squares of few colours. */
export function drawPixels(view: View): void {
  const { context, canvas, width, height, size } = view;
  const scale = Math.min(1, SQUARES / size);
  const small = createCanvas(Math.round(width * scale), Math.round(height * scale));
  const smallContext = small.getContext("2d");
  smallContext.imageSmoothingQuality = "high";
  smallContext.filter = "saturate(1.15) contrast(1.05)";
  smallContext.drawImage(canvas, 0, 0, small.width, small.height);
  const image = smallContext.getImageData(0, 0, small.width, small.height);
  const pixels = image.data as Uint8ClampedArray;
  const colours = chiefColours(pixels, COLOURS);
  for (let at = 0; at < pixels.length; at += 4) {
    const [x, y] = [(at / 4) % small.width, Math.floor(at / 4 / small.width)];
    const shift = ((DITHER[(y % 4) * 4 + (x % 4)] ?? 0) / 15 - 0.5) * 10;
    const colour =
      nearest(colours, (pixels[at] ?? 0) + shift, (pixels[at + 1] ?? 0) + shift, (pixels[at + 2] ?? 0) + shift) * 3;
    pixels.set(colours.subarray(colour, colour + 3), at);
  }
  smallContext.putImageData(image, 0, 0);
  context.save();
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, width, height);
  context.restore();
}
