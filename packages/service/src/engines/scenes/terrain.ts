import { type Colour, lch, mix, under } from "./colour.ts";
import { fractal, type Noise, ridged, smooth } from "./noise.ts";
import { changePixels, type View } from "./view.ts";

export interface Ridge {
  /** Names its shape. */
  readonly name: string;
  readonly kind: "rock" | "hill" | "dune";
  /** Where it stands, as a part of the picture's height. */
  readonly base: number;
  /** How far it rises, as a part of the shorter side. */
  readonly rise: number;
  /** How many crests the shorter side has, about. */
  readonly crests: number;
  /** 0 is at the viewer's feet, 1 is lost in the haze. */
  readonly distance: number;
  readonly colour: Colour;
  /** From which height on, as a part of its own, snow lies. 1: nowhere. */
  readonly snow?: number;
  /** Where it rises from the water and falls again, as parts of the width. */
  readonly between?: readonly [number, number];
}

const LIGHTS = 48;
const HAZES = 32;

/** Paints ridges, far ones first, and returns the outline of each: the row of its highest pixel in every column. */
export function paintRidges(view: View, ridges: readonly Ridge[], floor = view.height): Float32Array[] {
  const outlines = ridges.map((ridge) => outlineOf(view, ridge));
  changePixels(view, (pixels) => {
    ridges.forEach((ridge, index) => {
      const own = outlines[index];
      if (own) paintRidge(view, pixels, ridge, own, lowest(outlines.slice(index + 1), view.width, floor));
    });
  });
  return outlines;
}

function outlineOf(view: View, { name, kind, base, rise, crests, between }: Ridge): Float32Array {
  const { width, height, size } = view;
  const noise = view.noise(name);
  const outline = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = (x / size) * crests;
    const shape =
      kind === "rock"
        ? peaks(noise, at)
        : kind === "hill"
          ? 0.5 + 0.75 * fractal(noise, at * 0.5, 1.7, 4)
          : 0.35 + 0.9 * duneShape(noise, at);
    const part = x / width;
    const standing = between
      ? smooth(between[0], between[0] + 0.16, part) * smooth(between[1], between[1] - 0.16, part)
      : 1;
    outline[x] = base * height - rise * size * shape * standing + (standing <= 0 ? size * 0.01 : 0);
  }
  return outline;
}

/** Peaks with straight flanks, and smaller ones on them. */
function peaks(noise: Noise, at: number): number {
  let sum = 0;
  let weight = 0.62;
  let size = 0.46;
  for (let octave = 0; octave < 7; octave++) {
    sum += weight * (1 - 1.25 * Math.abs(noise(at * size + 13.7 * octave, 3.1 + octave * 5)));
    weight *= octave === 0 ? 0.4 : 0.46;
    size *= 2.17;
  }
  return Math.max(0.12, sum * (0.82 + 0.3 * noise(at * 0.33, 5)));
}

/** Dunes climb slowly to a sharp crest and fall fast. */
function duneShape(noise: Noise, at: number): number {
  const warped = at * 0.6 + 0.4 * noise(at * 0.35, 11);
  const fold = 1 - Math.hypot(noise(warped, 2.3), 0.09);
  return fold * fold * 0.8 + 0.2 * noise(at * 0.4, 7);
}

/** Above which row each column stays free of what comes in front. */
function lowest(outlines: readonly Float32Array[], width: number, floor: number): Float32Array {
  const limit = new Float32Array(width).fill(floor);
  for (const outline of outlines)
    for (let x = 0; x < width; x++) limit[x] = Math.min(limit[x] ?? floor, Math.ceil(outline[x] ?? floor) + 1);
  return limit;
}

function paintRidge(
  view: View,
  pixels: Uint8ClampedArray,
  ridge: Ridge,
  outline: Float32Array,
  limit: Float32Array,
): void {
  const { width, size, light, source } = view;
  const noise = view.noise(`${ridge.name} surface`);
  const surfaces = coloursOf(view, ridge.colour);
  const snows = coloursOf(view, lch(0.97, 0.012, 250));
  const rise = ridge.rise * size;
  const crest = outline.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const side = source.x < width / 2 ? -1 : 1;
  const veil = (1 - light.clarity) * 0.75;
  const distance = Math.min(0.97, ridge.distance + veil * (0.35 + 0.65 * ridge.distance));

  for (let x = 0; x < width; x++) {
    const top = outline[x] ?? 0;
    const slope = ((outline[Math.min(width - 1, x + 3)] ?? top) - (outline[Math.max(0, x - 3)] ?? top)) / 6;
    const u = x / size;
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(view.height, limit[x] ?? 0); y++) {
      const down = (y - top) / size;
      let lit: number;
      let isSnow = false;
      if (ridge.kind === "rock") {
        // Spurs run down from the crest, and fork: what faces the light is told by how the rock falls to either side.
        const lean = 1.5 * noise(u * 1.6 + 9, down * 1.3);
        const across = u * 6 + down * lean * 2 + 0.1 * noise(u * 16, down * 16);
        const along = down * 4.2 + 0.4 * noise(u * 2, 3);
        const [left, right] = [ridged(noise, across - 0.016, along, 6), ridged(noise, across + 0.016, along, 6)];
        const spur = (left + right) / 2;
        const grit = noise(u * 75, (y / size) * 55) * 0.07;
        lit =
          0.46 + (right - left) * 3.3 * -side + slope * 0.3 * -side * Math.exp(-down * 16) + (spur - 0.42) * 0.5 + grit;
        const altitude = 1 - (y - crest) / (rise * 1.05);
        isSnow =
          altitude + (spur - 0.5) * 0.42 + 0.2 * fractal(noise, u * 13, (y / size) * 15, 3) > (ridge.snow ?? 1.5);
        if (isSnow) lit = lit * 0.85 + 0.26;
      } else if (ridge.kind === "dune") {
        // The lee side, in the shade, begins at the crest and swings down the slope.
        const sway = u * 2.1 * (0.4 + ridge.distance) + down * 2.4 + 0.25 * noise(u * 2 + down * 3, 4);
        const lee = smooth(-0.08, 0.1, noise(sway * 1.3, down * 0.8 + 1.5) + slope * 0.3 * side);
        const ripples =
          Math.sin((down * (70 + 60 * ridge.distance) + 1.5 * noise(u * 5, down * 9)) * 5.2) * (1 - ridge.distance);
        lit = 0.25 + 0.6 * lee + 0.05 * ripples * smooth(0.02, 0.2, down) + 0.05 * noise(u * 90, down * 90);
      } else {
        const patches = fractal(noise, u * 4, down * 11 + u, 4);
        const blades = noise(u * 130, down * 60) * (1 - ridge.distance);
        lit = 0.62 + patches * 0.3 + slope * 0.25 * -side + blades * 0.09 - down * 0.35 + smooth(0.014, 0, down) * 0.22;
        if (ridge.snow !== undefined && ridge.snow < 0.5) {
          isSnow = true;
          lit = 0.55 + lit * 0.4;
        }
      }
      // Mist gathers towards the foot.
      const haze = Math.min(
        0.985,
        distance + (1 - distance) * smooth(0, 0.34, down) * (0.25 + 0.3 * ridge.distance) * ridge.distance * 1.7,
      );
      const from =
        (Math.round(Math.min(1, Math.max(0, lit)) * (LIGHTS - 1)) * HAZES + Math.round(haze * (HAZES - 1))) * 3;
      const table = isSnow ? snows : surfaces;
      const to = (y * width + x) * 4;
      const cover = Math.min(1, y + 1 - top);
      for (let channel = 0; channel < 3; channel++) {
        const old = pixels[to + channel] ?? 0;
        pixels[to + channel] = old + ((table[from + channel] ?? 0) - old) * cover;
      }
    }
  }
}

/** A surface in every light, from shade to sun, behind every haze. */
function coloursOf({ light }: View, colour: Colour): Float32Array {
  const table = new Float32Array(LIGHTS * HAZES * 3);
  const shade = under(colour, mix(light.ambient, lch(0.25, 0.05, 280), 0.3));
  const sun = under(colour, light.direct);
  for (let lit = 0; lit < LIGHTS; lit++) {
    const surface = mix(shade, sun, lit / (LIGHTS - 1));
    for (let haze = 0; haze < HAZES; haze++)
      table.set(mix(surface, light.haze, haze / (HAZES - 1)), (lit * HAZES + haze) * 3);
  }
  return table;
}
