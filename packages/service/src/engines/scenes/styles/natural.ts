import { createCanvas } from "@napi-rs/canvas";
import { changePixels, type View } from "../view.ts";

/** As a camera sees it: what is bright spreads a little, corners are darker, and there is grain. */
export function developNatural(view: View): void {
  spreadLight(view, 0.22);
  darkenCorners(view, 0.3);
  addGrain(view, 7);
}

/** What is bright lights its surroundings. */
export function spreadLight(view: View, amount: number): void {
  const { canvas, context, width, height, size } = view;
  const small = createCanvas(Math.ceil(width / 4), Math.ceil(height / 4));
  const smallContext = small.getContext("2d");
  smallContext.filter = `blur(${size * 0.007}px) brightness(0.85) contrast(1.5)`;
  smallContext.drawImage(canvas, 0, 0, small.width, small.height);
  context.save();
  context.globalCompositeOperation = "screen";
  context.globalAlpha = amount;
  context.imageSmoothingQuality = "high";
  context.drawImage(small, 0, 0, width, height);
  context.restore();
}

export function darkenCorners(view: View, amount: number): void {
  const { context, width, height } = view;
  const far = Math.hypot(width, height) / 2;
  const gradient = context.createRadialGradient(width / 2, height / 2, far * 0.45, width / 2, height / 2, far);
  gradient.addColorStop(0, "rgba(10,8,20,0)");
  gradient.addColorStop(1, `rgba(10,8,20,${amount})`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, width, height);
}

/** @param strength how far grain changes a pixel, of 255. */
export function addGrain(view: View, strength: number): void {
  const random = view.momentary("grain");
  changePixels(view, (pixels) => {
    for (let at = 0; at < pixels.length; at += 4) {
      // The sum of two is more often small than large.
      const grain = (random() + random() - 1) * strength;
      pixels[at] = (pixels[at] ?? 0) + grain;
      pixels[at + 1] = (pixels[at + 1] ?? 0) + grain;
      pixels[at + 2] = (pixels[at + 2] ?? 0) + grain;
    }
  });
}
