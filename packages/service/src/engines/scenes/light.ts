import { adjust, type Colour, lch, luminance, mix } from "./colour.ts";
import type { Description } from "./describe.ts";
import type { Mood, Time, Weather } from "./vocabulary.ts";

/** The light of a scene, and what it does to colours. */
export interface Light {
  /** From the zenith down to the horizon. */
  readonly sky: readonly Colour[];
  /** What is far away looks like this. */
  readonly haze: Colour;
  /** What falls on surfaces in the light, and in the shade. White leaves colours as they are. */
  readonly direct: Colour;
  readonly ambient: Colour;
  /** The sun, or the moon. */
  readonly source: Colour;
  readonly isNight: boolean;
  /** Whether windows and lamps are lit. */
  readonly isDark: boolean;
  /** How clear the air is: 1 sees far, 0 hardly anything. */
  readonly clarity: number;
}

interface Hour {
  readonly sky: readonly [Colour, Colour, Colour, Colour];
  readonly haze: Colour;
  readonly direct: Colour;
  readonly ambient: Colour;
  readonly source: Colour;
}

const HOURS: Readonly<Record<Time, Hour>> = {
  dawn: {
    sky: [lch(0.5, 0.09, 265), lch(0.7, 0.08, 300), lch(0.83, 0.09, 20), lch(0.92, 0.09, 75)],
    haze: lch(0.8, 0.06, 15),
    direct: lch(0.95, 0.06, 50),
    ambient: lch(0.66, 0.06, 300),
    source: lch(0.97, 0.07, 85),
  },
  day: {
    sky: [lch(0.56, 0.13, 252), lch(0.69, 0.11, 245), lch(0.81, 0.075, 235), lch(0.92, 0.035, 220)],
    haze: lch(0.85, 0.045, 238),
    direct: lch(1, 0.02, 90),
    ambient: lch(0.72, 0.05, 250),
    source: lch(1, 0.03, 100),
  },
  golden: {
    sky: [lch(0.58, 0.08, 240), lch(0.75, 0.06, 215), lch(0.87, 0.09, 85), lch(0.9, 0.13, 70)],
    haze: lch(0.83, 0.1, 70),
    direct: lch(0.97, 0.1, 75),
    ambient: lch(0.62, 0.05, 290),
    source: lch(0.97, 0.1, 90),
  },
  dusk: {
    sky: [lch(0.28, 0.1, 282), lch(0.43, 0.13, 315), lch(0.62, 0.17, 25), lch(0.82, 0.15, 65)],
    haze: lch(0.56, 0.12, 15),
    direct: lch(0.82, 0.13, 45),
    ambient: lch(0.45, 0.09, 300),
    source: lch(0.93, 0.13, 75),
  },
  night: {
    sky: [lch(0.13, 0.055, 278), lch(0.19, 0.07, 272), lch(0.28, 0.08, 262), lch(0.4, 0.075, 245)],
    haze: lch(0.29, 0.065, 258),
    direct: lch(0.52, 0.06, 255),
    ambient: lch(0.33, 0.06, 268),
    source: lch(0.95, 0.02, 100),
  },
};

/** What weather draws the sky towards, how far, how much light it takes away, and how far one sees in it. */
const AIR: Readonly<Record<Weather, { tint: Colour; amount: number; light: number; clarity: number }>> = {
  clear: { tint: lch(0.9, 0, 0), amount: 0, light: 1, clarity: 1 },
  cloudy: { tint: lch(0.78, 0.02, 250), amount: 0.45, light: 0.92, clarity: 0.8 },
  fog: { tint: lch(0.84, 0.015, 230), amount: 0.78, light: 0.9, clarity: 0.12 },
  rain: { tint: lch(0.55, 0.025, 245), amount: 0.72, light: 0.75, clarity: 0.45 },
  storm: { tint: lch(0.36, 0.035, 255), amount: 0.78, light: 0.58, clarity: 0.5 },
  snow: { tint: lch(0.86, 0.015, 250), amount: 0.7, light: 0.97, clarity: 0.4 },
};

const MOODS: Readonly<Record<Mood, (colour: Colour) => Colour>> = {
  warm: (colour) => mix(colour, lch(0.75, 0.13, 60), 0.13),
  cool: (colour) => mix(colour, lch(0.62, 0.1, 245), 0.16),
  pastel: (colour) => mix(adjust(colour, 1, 0.85), lch(0.95, 0.03, 20), 0.28),
  vivid: (colour) => adjust(colour, 1.02, 1.4),
  muted: (colour) => adjust(colour, 0.97, 0.55),
};

/** @param lean −1 to 1: how a job's colours differ from another's under the same sky. */
export function lightOf({ time, weather, mood, hue }: Description, lean: number): Light {
  const hour = HOURS[time];
  const air = AIR[weather];
  const isNight = time === "night";
  // Grey air is as dark as its hour.
  const dimmed = adjust(air.tint, { dawn: 0.88, day: 1, golden: 0.95, dusk: 0.62, night: 0.33 }[time], 1);
  const grade = (colour: Colour): Colour => {
    const leaning = mix(colour, lch(0.7, 0.16, lean > 0 ? 40 : 230), Math.abs(lean) * 0.09);
    const tinted = hue === undefined ? leaning : tint(leaning, hue);
    return mood ? MOODS[mood](tinted) : tinted;
  };
  const inAir = (colour: Colour) => grade(mix(colour, dimmed, air.amount));
  const surface = (colour: Colour) => grade(adjust(mix(colour, dimmed, air.amount * 0.35), air.light, 1));
  const sky = hour.sky.map((colour) => inAir(colour));
  return {
    sky,
    haze: inAir(hour.haze),
    direct: surface(hour.direct),
    ambient: surface(hour.ambient),
    source: grade(hour.source),
    isNight,
    isDark: isNight || time === "dusk" || weather === "storm",
    clarity: air.clarity,
  };
}

/** The colour as a wash of the hue over it leaves it. */
function tint(colour: Colour, hue: number): Colour {
  const lightness = Math.cbrt(luminance(...colour));
  return mix(colour, lch(lightness * 0.95, 0.13, hue), 0.42);
}
