import { pick, type Random } from "../../random.ts";
import type { MelodyPattern } from "../genres/genre.ts";
import type { Written } from "../score.ts";
import type { BarChord } from "./harmony.ts";

/** When a note of a tune sounds in its bar: the beat, the length in beats. */
export type Beat = readonly [beat: number, beats: number];

const RHYTHMS: Readonly<Record<MelodyPattern, readonly (readonly Beat[])[]>> = {
  sparse: [
    [[0, 3]],
    [
      [0, 1.5],
      [2, 1.5],
    ],
    [[1, 2.5]],
    [
      [0, 2],
      [3, 1],
    ],
    [
      [0.5, 1.5],
      [2, 2],
    ],
  ],
  flowing: [
    [
      [0, 1],
      [1, 1],
      [2, 2],
    ],
    [
      [0, 1.5],
      [1.5, 0.5],
      [2, 1],
      [3, 1],
    ],
    [
      [0, 2],
      [2, 1],
      [3, 1],
    ],
    [
      [0.5, 0.5],
      [1, 1],
      [2, 1.5],
      [3.5, 0.5],
    ],
    [
      [0, 1],
      [1, 0.5],
      [1.5, 1.5],
      [3, 1],
    ],
  ],
  lively: [
    [
      [0, 0.5],
      [0.5, 0.5],
      [1, 1],
      [2, 0.5],
      [2.5, 0.5],
      [3, 1],
    ],
    [
      [0, 0.75],
      [0.75, 0.75],
      [1.5, 0.5],
      [2, 1],
      [3, 0.5],
      [3.5, 0.5],
    ],
    [
      [0, 1],
      [1, 0.5],
      [1.5, 1],
      [2.5, 0.5],
      [3, 1],
    ],
    [
      [0.5, 0.5],
      [1, 0.5],
      [1.5, 0.5],
      [2, 1],
      [3, 0.5],
      [3.5, 0.5],
    ],
  ],
  riff: [
    [
      [0, 0.45],
      [0.75, 0.25],
      [1, 0.45],
      [1.5, 0.45],
      [2.5, 0.45],
      [3, 0.7],
    ],
    [
      [0, 0.25],
      [0.5, 0.25],
      [0.75, 0.5],
      [1.5, 0.45],
      [2, 0.7],
      [3, 0.45],
    ],
    [
      [0.5, 0.45],
      [1, 0.25],
      [1.5, 0.45],
      [2, 0.45],
      [3.5, 0.45],
    ],
    [
      [0, 0.7],
      [0.75, 0.7],
      [1.5, 0.45],
      [2.5, 0.45],
      [3.25, 0.5],
    ],
  ],
};

/** A musical thought of two bars. It comes back, on other chords, and that makes a tune. */
export interface Motif {
  readonly rhythms: readonly [readonly Beat[], readonly Beat[]];
  /** How far each note goes from the one before, in steps of the scale. */
  readonly steps: readonly number[];
}

const STEPS = [-2, -1, -1, 0, 1, 1, 2, 1, -1, 3] as const;

export function inventMotif(pattern: MelodyPattern, random: Random): Motif {
  return {
    rhythms: [pick(random, RHYTHMS[pattern]), pick(random, RHYTHMS[pattern])],
    steps: Array.from({ length: 7 }, () => pick(random, STEPS)),
  };
}

/** The rhythm of a section in phrases of four bars: the motif, the motif again, and a close that breathes. */
export function motifRhythm({ rhythms }: Motif, bars: number, beatsPerBar: number): Beat[][] {
  return Array.from({ length: bars }, (_, bar) => {
    const closes = bar % 4 === 3;
    const rhythm: readonly Beat[] = closes
      ? [
          [0, 1],
          [1, Math.min(2, beatsPerBar - 1)],
        ]
      : (rhythms[bar % 2] ?? rhythms[0]);
    return rhythm
      .filter(([beat]) => beat < beatsPerBar)
      .map(([beat, beats]): Beat => [beat, Math.min(beats, beatsPerBar - beat)]);
  });
}

/** The rhythm of lines that are sung, two bars a line, or one where they are rapped. */
export function lyricRhythm(
  lines: readonly number[],
  bars: number,
  beatsPerBar: number,
  style: { readonly stressTimed: boolean; readonly barsPerLine: 1 | 2 },
): Beat[][] {
  const rhythm: Beat[][] = Array.from({ length: bars }, () => []);
  const span = beatsPerBar * style.barsPerLine;
  for (let bar = 0, line = 0; bar < bars && lines.length > 0; bar += style.barsPerLine, line++) {
    const syllables = lines[line % lines.length] ?? 0;
    // The line ends before the next begins, with time to breathe.
    const room = Math.min(span, (bars - bar) * beatsPerBar) - 0.5;
    const unit = [1, 0.5, 0.25].find((length) => syllables * length <= room) ?? room / syllables;
    for (let syllable = 0; syllable < syllables; syllable++) {
      const isShort = style.stressTimed && syllable % 2 === 1;
      const beat = unit * (syllable + (isShort ? 0.5 : 0));
      const isLast = syllable === syllables - 1;
      const length = isLast
        ? Math.max(unit, Math.min(2.5, room - beat))
        : unit * (style.stressTimed ? (isShort ? 0.5 : 1.5) : 1);
      rhythm[bar + Math.floor(beat / beatsPerBar)]?.push([beat % beatsPerBar, length]);
    }
  }
  return rhythm;
}

/**
 * A tune over the chords: on strong beats notes of the chord, between them steps of the scale, in an arch over every
 * four bars.
 *
 * @param rhythm for each bar, when its notes sound.
 * @param lift how far above the middle of the range it lies, in half tones.
 */
export function writeTune(
  rhythm: readonly (readonly Beat[])[],
  chords: readonly BarChord[],
  motif: Motif,
  [low, high]: readonly [low: number, high: number],
  beatsPerBar: number,
  lift: number,
): Written[] {
  const middle = Math.min(high - 5, low + 0.42 * (high - low) + lift);
  let pitch = Math.round(middle);
  const written: Written[] = [];
  rhythm.forEach((beats, bar) => {
    const chord = chords[bar];
    if (!chord) return;
    const arch = [0, 2, 4, 0][bar % 4] ?? 0;
    beats.forEach(([beat, length], index) => {
      const step = motif.steps[(index + (bar % 2) * 3) % motif.steps.length] ?? 0;
      const isStrong = beat % 2 === 0 || length >= 1.5;
      const closes = bar % 4 === 3 && index === beats.length - 1;
      // Every bar starts afresh near the arch, so that the same steps make a thought that is recognised.
      const aim = index === 0 ? middle + arch + step : moved(pitch, step, chord.scale);
      const tones = closes ? chord.tones.slice(0, 3) : isStrong ? chord.tones : chord.scale;
      pitch = nearest(aim, tones, low, high);
      written.push({
        beat: bar * beatsPerBar + beat,
        beats: length * 0.95,
        pitch,
        accent: 0.66 + (isStrong ? 0.12 : 0) + arch * 0.02,
      });
    });
  });
  return written;
}

/** So many steps of the scale up or down from a pitch. */
function moved(pitch: number, steps: number, scale: readonly number[]): number {
  const direction = Math.sign(steps);
  let at = pitch;
  for (let left = Math.abs(steps); left > 0; left--)
    do at += direction;
    while (!scale.includes(((at % 12) + 12) % 12));
  return at;
}

/** The nearest pitch in the range that is one of these pitch classes. */
function nearest(aim: number, tones: readonly number[], low: number, high: number): number {
  const within = Math.max(low, Math.min(high, Math.round(aim)));
  for (let away = 0; away <= 12; away++)
    for (const pitch of [within - away, within + away])
      if (pitch >= low && pitch <= high && tones.includes(pitch % 12)) return pitch;
  return within;
}
