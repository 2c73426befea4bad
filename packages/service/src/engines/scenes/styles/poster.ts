import { changePixels, type View } from "../view.ts";
import { addGrain } from "./natural.ts";
import { chiefColours, nearest } from "./tones.ts";

const INKS = 9;

/** A few flat colours with clean edges, as from a screen print. */
export function printPoster(view: View): void {
  const { context, canvas, width, height, size } = view;
  context.save();
  context.filter = `blur(${size * 0.0022}px) saturate(1.25)`;
  context.drawImage(canvas, 0, 0);
  context.restore();
  changePixels(view, (pixels) => {
    const inks = chiefColours(pixels, INKS);
    const chosen = new Uint8Array(width * height);
    for (let at = 0; at < chosen.length; at++)
      chosen[at] = nearest(inks, pixels[at * 4] ?? 0, pixels[at * 4 + 1] ?? 0, pixels[at * 4 + 2] ?? 0);
    const printed = majority(majority(chosen, width, height), width, height);
    for (let at = 0; at < printed.length; at++) {
      const ink = (printed[at] ?? 0) * 3;
      pixels.set(inks.subarray(ink, ink + 3), at * 4);
    }
  });
  // Softens the steps of the edges.
  context.save();
  context.filter = `blur(${size * 0.0006}px)`;
  context.drawImage(canvas, 0, 0);
  context.restore();
  addGrain(view, 5);
}

/** Specks take the ink of what surrounds them. */
function majority(inks: Uint8Array, width: number, height: number): Uint8Array {
  const result = inks.slice();
  const counts = new Uint8Array(INKS);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      counts.fill(0);
      let best = inks[y * width + x] ?? 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const ink = inks[(y + dy) * width + x + dx] ?? 0;
          const count = (counts[ink] ?? 0) + 1;
          counts[ink] = count;
          if (count > (counts[best] ?? 0)) best = ink;
        }
      result[y * width + x] = best;
    }
  return result;
}
