/** sRGB, each from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

type Lab = readonly [lightness: number, a: number, b: number];

/**
 * A colour by lightness (0–1), chroma (0 is grey, 0.2 is strong) and hue (degrees: 30 red, 90 yellow, 145 green, 250
 * blue, 330 magenta) in OKLCH, where equal steps look equal.
 *
 * @example lch(0.7, 0.12, 250) // a clear blue
 */
export function lch(lightness: number, chroma: number, hue: number): Colour {
  const angle = (hue * Math.PI) / 180;
  return fromLab([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}

/** From `first` (0) to `second` (1), through what lies between them to the eye. */
export function mix(first: Colour, second: Colour, amount: number): Colour {
  const t = Math.min(1, Math.max(0, amount));
  const [l1, a1, b1] = toLab(first);
  const [l2, a2, b2] = toLab(second);
  return fromLab([l1 + (l2 - l1) * t, a1 + (a2 - a1) * t, b1 + (b2 - b1) * t]);
}

/** The colour with other lightness and chroma: both are factors. */
export function adjust(colour: Colour, lightness: number, chroma: number): Colour {
  const [l, a, b] = toLab(colour);
  return fromLab([Math.min(1, l * lightness), a * chroma, b * chroma]);
}

/** What a surface of one colour looks like under light of another. */
export function under(surface: Colour, light: Colour): Colour {
  return [(surface[0] * light[0]) / 255, (surface[1] * light[1]) / 255, (surface[2] * light[2]) / 255];
}

/** `steps` colours along the stops, evenly spaced, as a table of bytes: red, green, blue, red… */
export function ramp(stops: readonly Colour[], steps: number): Float32Array {
  const table = new Float32Array(steps * 3);
  for (let step = 0; step < steps; step++) {
    const place = (step / (steps - 1)) * (stops.length - 1);
    const index = Math.min(stops.length - 2, Math.floor(place));
    table.set(mix(at(stops, index), at(stops, index + 1), place - index), step * 3);
  }
  return table;
}

/** How light a colour is to the eye, 0–1 (Rec. 709). */
export function luminance(red: number, green: number, blue: number): number {
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/** For a canvas. */
export function css([red, green, blue]: Colour, alpha = 1): string {
  return `rgba(${Math.round(red)},${Math.round(green)},${Math.round(blue)},${alpha})`;
}

function at(stops: readonly Colour[], index: number): Colour {
  const stop = stops[index];
  if (!stop) throw new RangeError("A ramp needs two stops");
  return stop;
}

const toLinear = (value: number) => {
  const v = value / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
};

const toGamma = (value: number) => {
  const v = Math.min(1, Math.max(0, value));
  return 255 * (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);
};

// The matrices are those of OKLab's definition.
function toLab([red, green, blue]: Colour): Lab {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([lightness, a, b]: Lab): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toGamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toGamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toGamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
