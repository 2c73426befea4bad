import { describe, expect, test } from "vitest";
import { luminance } from "./colour.ts";
import { describeScenes } from "./describe.ts";
import { paint } from "./paint.ts";
import { PLACES, type Style } from "./vocabulary.ts";

const SIZE = 96;
const STYLES: readonly Style[] = ["natural", "watercolor", "ink", "poster", "neon", "pixel"];

type Pixels = Uint8ClampedArray;

/** The pictures of a job's scenes, small. */
function pictures(prompt: string, scenes: readonly (string | null)[] = [null], style: Style = "natural", seed = 7) {
  return describeScenes(prompt, scenes, style, seed).map((description) => {
    const canvas = paint(description, SIZE, SIZE);
    const pixels = canvas.getContext("2d").getImageData(0, 0, SIZE, SIZE).data as Pixels;
    return { pixels, bytes: canvas.encodeSync("png") };
  });
}

const painted = new Map<string, Pixels>();

function picture(prompt: string, style?: Style, seed?: number): Pixels {
  const key = [prompt, style, seed].join("\n");
  const known = painted.get(key);
  if (known) return known;
  const [only] = pictures(prompt, [null], style, seed);
  if (!only) throw new Error("No picture");
  painted.set(key, only.pixels);
  return only.pixels;
}

/** The mean colour between two heights, as parts of the picture. */
function mean(pixels: Pixels, from = 0, to = 1): [red: number, green: number, blue: number] {
  const part = pixels.subarray(Math.round(from * SIZE) * SIZE * 4, Math.round(to * SIZE) * SIZE * 4);
  const sums: [number, number, number] = [0, 0, 0];
  part.forEach((value, at) => {
    const channel = at % 4;
    if (channel < 3) sums[channel] = (sums[channel] ?? 0) + value;
  });
  return sums.map((sum) => sum / (part.length / 4)) as [number, number, number];
}

const brightness = (pixels: Pixels, from = 0, to = 1) => luminance(...mean(pixels, from, to));

/** How far from grey, 0–255. */
function colourfulness(pixels: Pixels): number {
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    sum += Math.max(red, green, blue) - Math.min(red, green, blue);
  }
  return sum / (pixels.length / 4);
}

function difference(first: Pixels, second: Pixels): number {
  return first.reduce((sum, value, at) => sum + Math.abs(value - (second[at] ?? 0)), 0) / first.length;
}

/** The row between sky and sea: where rows differ most from the row above. */
function horizon(pixels: Pixels): number {
  const rows = Array.from({ length: SIZE }, (_, row) => brightness(pixels, row / SIZE, (row + 1) / SIZE));
  let best = 0;
  for (let row = SIZE * 0.45; row < SIZE * 0.75; row++) {
    const step = (at: number) => Math.abs((rows[Math.round(at)] ?? 0) - (rows[Math.round(at) - 1] ?? 0));
    if (step(row) > step(best || SIZE * 0.45)) best = row;
  }
  return Math.round(best);
}

describe("a picture", () => {
  test.each(PLACES.map(([place]) => place))("of every place has sky, ground and detail: %s", (place) => {
    const pixels = picture(place);
    expect(difference(pixels, new Uint8ClampedArray(pixels.length).fill(128))).toBeGreaterThan(10);
    const [sky, ground] = [mean(pixels, 0, 0.3), mean(pixels, 0.8, 1)];
    expect(Math.max(...sky.map((value, at) => Math.abs(value - (ground[at] ?? 0))))).toBeGreaterThan(15);
    for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) throw new Error("There is a hole in it");
  });

  test("of the same words and seed is the same, byte for byte", () => {
    const again = () => pictures("A lake in autumn", [null, "Night"]).map(({ bytes }) => bytes.toString("base64"));
    expect(again()).toEqual(again());
  });

  test.each([
    ["other words", picture("A lake in autumn, evening")],
    ["another seed", picture("A lake in autumn", "natural", 8)],
    ["another style", picture("A lake in autumn", "ink")],
  ])("of %s is another", (_, other) => {
    expect(difference(picture("A lake in autumn"), other)).toBeGreaterThan(4);
  });

  test("shows the same at any size", () => {
    const [description] = describeScenes("Mountains at dawn", [null], "natural", 7);
    if (!description) throw new Error("No description");
    const small = paint(description, SIZE, SIZE);
    const large = paint(description, SIZE * 2, SIZE * 2);
    const scaled = paint(description, SIZE, SIZE).getContext("2d");
    scaled.drawImage(large, 0, 0, SIZE, SIZE);
    const [first, second] = [small.getContext("2d"), scaled].map(
      (context) => context.getImageData(0, 0, SIZE, SIZE).data,
    );
    for (const [from, to] of [
      [0, 0.25],
      [0.25, 0.5],
      [0.8, 1],
    ] as const)
      mean(first as Pixels, from, to).forEach((value, channel) => {
        expect(Math.abs(value - (mean(second as Pixels, from, to)[channel] ?? 0))).toBeLessThan(16);
      });
  });
});

describe("the words show", () => {
  test.each(["mountains", "sea", "city", "forest", "street"])("a night is darker than a day: %s", (place) => {
    expect(brightness(picture(`${place} at night`))).toBeLessThan(brightness(picture(`${place} at noon`)) * 0.7);
  });

  test("snow whitens the ground", () => {
    const [snow, grass] = [picture("meadow at noon in winter"), picture("meadow at noon in summer")];
    expect(brightness(snow, 0.7, 1)).toBeGreaterThan(brightness(grass, 0.7, 1) + 0.15);
    const [red, green, blue] = mean(snow, 0.75, 1);
    expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(40);
  });

  test("a storm is darker than a clear sky, and fog hides colours", () => {
    expect(brightness(picture("The sea at noon, storm"))).toBeLessThan(brightness(picture("The sea at noon")) - 0.1);
    expect(colourfulness(picture("Forest at noon, fog"))).toBeLessThan(colourfulness(picture("Forest at noon")) * 0.7);
  });

  test("a sunset is red where noon is blue", () => {
    const [dusk, noon] = [mean(picture("The sea at sunset"), 0.3, 0.5), mean(picture("The sea at noon"), 0.3, 0.5)];
    expect(dusk[0]).toBeGreaterThan(dusk[2] + 40);
    expect(noon[2]).toBeGreaterThan(noon[0] + 10);
  });

  test("in autumn the forest is redder than in summer", () => {
    const [autumn, summer] = [
      mean(picture("forest at noon in autumn"), 0.5, 1),
      mean(picture("forest at noon in summer"), 0.5, 1),
    ];
    expect(autumn[0] - autumn[1]).toBeGreaterThan(summer[0] - summer[1] + 10);
  });

  test("a colour that is named draws the picture towards it", () => {
    const [red, , blue] = mean(picture("A rose sea at noon"));
    const [otherRed, , otherBlue] = mean(picture("A blue sea at noon"));
    expect(red - blue).toBeGreaterThan(otherRed - otherBlue + 20);
  });

  test("vivid is more colourful than muted", () => {
    expect(colourfulness(picture("Vivid dunes at noon"))).toBeGreaterThan(
      colourfulness(picture("Bleak dunes at noon")) * 1.4,
    );
  });

  test("a window looks out of a room", () => {
    expect(difference(picture("The sea at noon"), picture("The sea at noon through the window"))).toBeGreaterThan(15);
  });
});

describe("a style", () => {
  const prompt = "A mountain lake at sunset";

  test("is another picture of the same scene", () => {
    const all = STYLES.map((style) => picture(prompt, style));
    for (const [at, first] of all.entries())
      for (const second of all.slice(at + 1)) expect(difference(first, second)).toBeGreaterThan(5);
  });

  test("of ink has no colour, and keeps a night darker than a day", () => {
    expect(colourfulness(picture(prompt, "ink"))).toBeLessThan(22);
    expect(brightness(picture("A lake at night", "ink"))).toBeLessThan(brightness(picture("A lake at noon", "ink")));
  });

  test("of watercolour leaves paper at the rim", () => {
    expect(brightness(picture(prompt, "watercolor"), 0, 0.015)).toBeGreaterThan(0.85);
  });

  test("of a poster has few colours", () => {
    const distinct = (style: Style) => {
      const pixels = picture(prompt, style);
      const colours = new Set<number>();
      // Without the lowest bits, in which grain is.
      for (let at = 0; at < pixels.length; at += 4)
        colours.add(
          (((pixels[at] ?? 0) >> 5) << 10) | (((pixels[at + 1] ?? 0) >> 5) << 5) | ((pixels[at + 2] ?? 0) >> 5),
        );
      return colours.size;
    };
    expect(distinct("poster")).toBeLessThan(distinct("natural") * 0.8);
  });

  test("of pixels has no more than 28 colours, in squares", () => {
    const [description] = describeScenes(prompt, [null], "pixel", 7);
    if (!description) throw new Error("No description");
    const pixels = new Uint32Array(
      paint(description, 288, 288).getContext("2d").getImageData(0, 0, 288, 288).data.buffer,
    );
    expect(new Set(pixels).size).toBeLessThanOrEqual(28);
    for (let at = 0; at < 288; at += 2) expect(pixels[at]).toBe(pixels[at + 1]);
  });
});

describe("the scenes of one job", () => {
  const [calm, birds, night] = pictures("A lighthouse on a cliff at noon, clear", ["Calm", "Birds", "At night"]).map(
    ({ pixels }) => pixels,
  ) as [Pixels, Pixels, Pixels];

  test("differ in what their words say", () => {
    expect(difference(calm, birds)).toBeGreaterThan(1);
    expect(brightness(night)).toBeLessThan(brightness(calm) * 0.6);
  });

  test("have one horizon and one palette", () => {
    expect(horizon(calm)).toBeGreaterThan(SIZE * 0.5);
    expect(Math.abs(horizon(calm) - horizon(birds))).toBeLessThanOrEqual(1);
    const palette = (pixels: Pixels) => [mean(pixels, 0, 0.1), mean(pixels, 0.9, 1)].flat();
    for (const [at, value] of palette(calm).entries())
      expect(Math.abs(value - (palette(birds)[at] ?? 0))).toBeLessThan(30);
  });

  test("are more alike than scenes of two jobs", () => {
    const stranger = picture("A lighthouse on an island at noon, clear");
    expect(difference(calm, birds)).toBeLessThan(difference(calm, stranger));
  });
});
