import type { ChordPattern } from "../genres/genre.ts";
import type { Written } from "../score.ts";

/** When the chord sounds in a bar: the beat, the length in beats, how hard. */
type Stroke = readonly [beat: number, beats: number, accent: number];

const BLOCKS: Partial<Record<ChordPattern, readonly (readonly Stroke[])[]>> = {
  held: [[[0, 4, 0.6]]],
  quarters: [
    [
      [0, 0.9, 0.75],
      [1, 0.9, 0.62],
      [2, 0.9, 0.7],
      [3, 0.9, 0.62],
    ],
  ],
  strummed: [
    [
      [0, 0.9, 0.8],
      [1, 0.45, 0.6],
      [1.5, 0.45, 0.5],
      [2.5, 0.45, 0.6],
      [3, 0.45, 0.66],
      [3.5, 0.45, 0.5],
    ],
    [
      [0, 0.9, 0.8],
      [1, 0.45, 0.6],
      [1.5, 0.9, 0.56],
      [2.5, 0.45, 0.6],
      [3, 0.9, 0.66],
    ],
  ],
  offbeats: [
    [
      [0.5, 0.3, 0.72],
      [1.5, 0.3, 0.78],
      [2.5, 0.3, 0.72],
      [3.5, 0.3, 0.78],
    ],
  ],
  stabs: [
    [
      [0, 0.35, 0.8],
      [0.75, 0.3, 0.6],
      [1.5, 0.35, 0.74],
      [3, 0.3, 0.7],
    ],
    [
      [0.5, 0.3, 0.7],
      [1.5, 0.3, 0.78],
      [2.25, 0.25, 0.6],
      [3, 0.6, 0.74],
    ],
  ],
  comped: [
    [
      [0, 1.3, 0.7],
      [1.5, 0.4, 0.56],
      [3, 0.8, 0.62],
    ],
    [
      [0.5, 0.9, 0.6],
      [2, 0.4, 0.56],
      [2.5, 1.3, 0.66],
    ],
    [
      [0, 0.4, 0.66],
      [1.5, 2.2, 0.62],
    ],
  ],
  bossa: [
    [
      [0, 0.9, 0.66],
      [1, 0.4, 0.56],
      [1.5, 1.3, 0.66],
      [3, 0.4, 0.6],
      [3.5, 0.5, 0.6],
    ],
    [
      [0.5, 0.9, 0.6],
      [1.5, 0.4, 0.6],
      [2, 0.9, 0.66],
      [3.5, 0.5, 0.6],
    ],
  ],
};

/** Which note of the chord each eighth plays, counted from the lowest. */
const ARPEGGIO = [0, 1, 2, 3, 2, 1, 2, 1] as const;
const ARPEGGIO_IN_THREE = [0, 1, 2, 3, 2, 1] as const;

/** The chords of one bar: `notes` of the chord, from the lowest, as the pattern plays them. `bar` counts within the section. */
export function writeChords(
  notes: readonly number[],
  pattern: ChordPattern,
  bar: number,
  beatsPerBar: 3 | 4,
): Written[] {
  const note = (index: number) => (notes[index % notes.length] ?? 60) + 12 * Math.floor(index / notes.length);
  if (pattern === "arpeggio")
    return (beatsPerBar === 3 ? ARPEGGIO_IN_THREE : ARPEGGIO).map((index, eighth) => ({
      beat: eighth / 2,
      // Each rings on over the next ones.
      beats: Math.min(1.4, beatsPerBar - eighth / 2),
      pitch: note(index),
      accent: eighth % 2 === 0 ? 0.66 : 0.54,
    }));
  if (pattern === "broken")
    return Array.from({ length: beatsPerBar }, (_, beat) => ({
      beat,
      beats: beatsPerBar - beat,
      pitch: note([0, 2, 1, 3][(beat + bar) % 4] ?? 0),
      accent: beat === 0 ? 0.62 : 0.5,
    }));
  if (pattern === "power") {
    const root = notes[0] ?? 45;
    const eighths = Array.from({ length: 2 * beatsPerBar }, (_, eighth) => eighth / 2);
    return eighths.flatMap((beat) =>
      [root, root + 7, root + 12].map((pitch) => ({ beat, beats: 0.46, pitch, accent: beat % 1 === 0 ? 0.85 : 0.66 })),
    );
  }
  const bars = BLOCKS[pattern] ?? [];
  const strokes = beatsPerBar === 3 && pattern === "offbeats" ? WALTZ : (bars[bar % bars.length] ?? []);
  return strokes
    .filter(([beat]) => beat < beatsPerBar)
    .flatMap(([beat, beats, accent], stroke) =>
      notes.map((pitch, index) => ({
        // A hand is not a machine: a strum goes over the strings, down and up.
        beat: beat + (pattern === "strummed" ? 0.018 * (stroke % 2 === 0 ? index : notes.length - 1 - index) : 0),
        beats: Math.min(beats, beatsPerBar - beat),
        pitch,
        accent,
      })),
    );
}

const WALTZ: readonly Stroke[] = [
  [1, 0.6, 0.66],
  [2, 0.6, 0.6],
];
