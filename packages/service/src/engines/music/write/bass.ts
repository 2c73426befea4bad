import type { Random } from "../../random.ts";
import type { BassPattern } from "../genres/genre.ts";
import type { Instrument } from "../instruments.ts";
import type { Written } from "../score.ts";
import type { BarChord } from "./harmony.ts";

/** What a bass may play of a bar: the beat, the length in beats, which note, how hard. */
type Step = readonly [
  beat: number,
  beats: number,
  note: "root" | "fifth" | "octave" | "third" | "approach",
  accent: number,
];

/** Steps of the same length. */
const even = (
  beats: readonly number[],
  length: number,
  note: (beat: number) => Step[2],
  accent: (beat: number) => number,
): Step[] => beats.map((beat) => [beat, length, note(beat), accent(beat)]);

const EIGHTHS = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5];
const isOnBeat = (beat: number) => beat % 1 === 0;

const STEPS: Readonly<Record<BassPattern, readonly Step[]>> = {
  held: [[0, 4, "root", 0.7]],
  roots: [
    [0, 1.9, "root", 0.8],
    [2, 1.4, "root", 0.68],
    [3.5, 0.5, "approach", 0.6],
  ],
  eighths: even(
    EIGHTHS,
    0.45,
    (beat) => (beat === 3.5 ? "approach" : "root"),
    (beat) => (isOnBeat(beat) ? 0.85 : 0.7),
  ),
  octaves: even(
    EIGHTHS,
    0.42,
    (beat) => (isOnBeat(beat) ? "root" : "octave"),
    (beat) => (isOnBeat(beat) ? 0.85 : 0.7),
  ),
  offbeat: [
    [0.5, 0.45, "root", 0.85],
    [1.5, 0.45, "root", 0.85],
    [2.5, 0.45, "root", 0.85],
    [3.5, 0.25, "root", 0.85],
    [3.75, 0.25, "octave", 0.65],
  ],
  walking: [
    [0, 0.95, "root", 0.84],
    [1, 0.95, "third", 0.74],
    [2, 0.95, "fifth", 0.78],
    [3, 0.95, "approach", 0.76],
  ],
  syncopated: [
    [0, 0.7, "root", 0.9],
    [0.75, 0.25, "root", 0.55],
    [1.5, 0.45, "fifth", 0.72],
    [2.5, 0.4, "octave", 0.8],
    [3, 0.4, "root", 0.66],
    [3.5, 0.5, "approach", 0.72],
  ],
  bossa: [
    [0, 1.4, "root", 0.82],
    [1.5, 0.5, "fifth", 0.66],
    [2, 1.4, "fifth", 0.76],
    [3.5, 0.5, "approach", 0.64],
  ],
  "two-beat": [
    [0, 0.9, "root", 0.84],
    [2, 0.9, "fifth", 0.74],
    [3.5, 0.4, "approach", 0.5],
  ],
  sub: [
    [0, 2.2, "root", 0.95],
    [2.5, 0.9, "root", 0.8],
    [3.5, 0.5, "octave", 0.7],
  ],
};

/** In three-four time every pattern becomes one of these. */
const THREE: readonly Step[] = [
  [0, 2.4, "root", 0.8],
  [2, 0.9, "fifth", 0.6],
];

/** The bass of one bar. `next` is the chord that it leads to. */
export function writeBass(
  chord: BarChord,
  next: BarChord | undefined,
  pattern: BassPattern,
  instrument: Instrument,
  beatsPerBar: number,
  random: Random,
): Written[] {
  const [low, high] = instrument.role === "bass" ? instrument.range : [36, 58];
  const root = low + ((((chord.root - low) % 12) + 12) % 12);
  const fifth = chord.tones[2] ?? (chord.root + 7) % 12;
  const third = chord.tones[1] ?? chord.root;
  const above = (tone: number) => root + ((tone - chord.root + 12) % 12);
  const pitches = {
    root,
    fifth: above(fifth) <= high ? above(fifth) : above(fifth) - 12,
    third: above(third),
    octave: root + 12 <= high ? root + 12 : root,
    approach: approach(root, chord, next, [low, high], random),
  };
  const steps = beatsPerBar === 3 && pattern !== "held" ? THREE : STEPS[pattern];
  return steps
    .filter(([beat]) => beat < beatsPerBar)
    .map(([beat, beats, note, accent]) => ({
      beat,
      beats: Math.min(beats, beatsPerBar - beat),
      pitch: pitches[note],
      accent,
    }));
}

/** A note beside the next root, on the side that is nearer; of the scale, or a half step where the chord changes. */
function approach(
  root: number,
  { scale }: BarChord,
  next: BarChord | undefined,
  [low, high]: readonly [number, number],
  random: Random,
): number {
  if (!next) return root;
  const target = low + ((((next.root - low) % 12) + 12) % 12);
  if (target === root) return root + 7 <= high ? root + 7 : root - 5;
  const side = target > root ? -1 : 1;
  const steps = random() < 0.3 ? [1] : [2, 1];
  const found = steps.map((step) => target + side * step).find((pitch) => scale.includes(pitch % 12) && pitch >= low);
  return found ?? Math.max(low, target + side);
}
