import type { MusicRequest } from "../engine.ts";
import { pick, randomFrom } from "./random.ts";

/** A note: its time in seconds, its pitch as a MIDI note number (60 is middle C), its strength 0–1. */
export interface Note {
  readonly start: number;
  readonly seconds: number;
  readonly pitch: number;
  readonly strength: number;
}

export interface Part {
  readonly name: "melody" | "vocals" | "chords" | "bass";
  readonly notes: readonly Note[];
}

export interface Composition {
  readonly tempo: number;
  readonly seconds: number;
  readonly parts: readonly Part[];
}

type Scale = readonly [number, number, number, number, number, number, number];
const MAJOR: Scale = [0, 2, 4, 5, 7, 9, 11];
const MINOR: Scale = [0, 2, 3, 5, 7, 8, 10];

type Progression = readonly [number, number, number, number];
/** Degrees of the scale, counted from 0, one a bar. */
const PROGRESSIONS: readonly [Progression, ...Progression[]] = [
  [0, 4, 5, 3],
  [0, 5, 3, 4],
  [0, 3, 0, 4],
  [5, 3, 0, 4],
  [0, 2, 3, 4],
];

/** Words that make a piece minor. */
const DARK = /\b(sad|dark|night|rain|lonely|melanchol\w*|minor|winter|slow|tears?)\b/i;
/** Words that set the pace, with the beats per minute they lead to. */
const PACES: readonly (readonly [RegExp, number])[] = [
  [/\b(calm|slow|sleep|ambient|lullaby|meditat\w*|study)\b/i, 68],
  [/\b(fast|dance|techno|run|energetic|party|rock)\b/i, 132],
];

/** Beats of a bar after which melody notes begin. */
const RHYTHMS: readonly [readonly number[], ...(readonly number[])[]] = [
  [0, 1, 2, 3],
  [0, 1.5, 2, 3],
  [0, 0.5, 1, 2, 3],
  [0, 2, 2.5, 3],
];

/** Writes a piece in four-four time: chords, a bass below and a tune above. The same request gives the same piece. */
export function compose(request: MusicRequest): Composition {
  const random = randomFrom([request.seed, request.mode, request.prompt, request.lyrics ?? ""].join("\n"));
  const scale = DARK.test(request.prompt) || random() < 0.35 ? MINOR : MAJOR;
  const key = 48 + Math.floor(random() * 12);
  const pace = PACES.find(([words]) => words.test(request.prompt))?.[1] ?? (request.mode === "focus" ? 72 : 104);
  const tempo = pace - 6 + Math.floor(random() * 13);
  const progression = pick(random, PROGRESSIONS);
  const beat = 60 / tempo;
  const bars = Math.ceil(request.seconds / (4 * beat));
  const pitch = (degree: number) => key + 12 * Math.floor(degree / 7) + (scale[((degree % 7) + 7) % 7] ?? 0);

  const chords: Note[] = [];
  const bass: Note[] = [];
  const tune: Note[] = [];
  // A tune is remembered because it comes back: two bars are made, and varied.
  const motif = [0, 1].map(() => ({ rhythm: pick(random, RHYTHMS), steps: Array.from({ length: 5 }, () => random()) }));

  for (let bar = 0; bar < bars; bar++) {
    const start = bar * 4 * beat;
    const root = bar === bars - 1 ? 0 : (progression[bar % 4] ?? 0);
    for (const third of [0, 2, 4])
      chords.push({
        start,
        seconds: 4 * beat,
        pitch: pitch(root + third),
        strength: request.mode === "focus" ? 0.5 : 0.6,
      });
    for (const at of request.mode === "focus" ? [0] : [0, 2])
      bass.push({ start: start + at * beat, seconds: 1.8 * beat, pitch: pitch(root) - 12, strength: 0.8 });

    const { rhythm, steps } = motif[bar % 2] ?? { rhythm: [0], steps: [] };
    rhythm.forEach((at, index) => {
      // On strong beats notes of the chord, between them neighbours. In focus some are left out.
      if (request.mode === "focus" && at % 2 !== 0) return;
      const step = Math.floor((steps[index] ?? 0) * 3);
      const degree = root + 7 + (at % 2 === 0 ? step * 2 : step + Math.floor(random() * 3) - 1);
      const length = ((rhythm[index + 1] ?? 4) - at) * beat * 0.9;
      tune.push({ start: start + at * beat, seconds: length, pitch: pitch(degree), strength: 0.5 + random() * 0.3 });
    });
  }
  return {
    tempo,
    seconds: request.seconds,
    parts: [
      { name: request.instrumental ? "melody" : "vocals", notes: tune },
      { name: "chords", notes: chords },
      { name: "bass", notes: bass },
    ],
  };
}
