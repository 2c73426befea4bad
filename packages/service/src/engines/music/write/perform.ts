import type { Random } from "../../random.ts";
import type { Genre } from "../genres/genre.ts";
import type { Note, Written } from "../score.ts";

export interface Playing {
  /** Beats in a minute. */
  readonly tempo: number;
  readonly swing: Genre["swing"];
  /** What of the piece is kept: nothing begins after it. */
  readonly seconds: number;
  /** How loud it is to be at a beat, 0–1. */
  readonly intensity: (beat: number) => number;
  /** How far hands stray from the beat, in seconds, and in strength, as a share. */
  readonly looseness: { readonly time: number; readonly strength: number };
}

/** Plays what is written as a person would: with swing, in the dynamics of the section, never twice the same. */
export function perform(written: readonly Written[], playing: Playing, random: Random): Note[] {
  const { tempo, seconds, looseness } = playing;
  const beatSeconds = 60 / tempo;
  return written
    .map(({ beat, beats, pitch, accent }) => {
      const stray = (random() + random() - 1) * looseness.time;
      const start = Math.max(0, swung(beat, playing.swing) * beatSeconds + stray);
      const end = swung(beat + beats, playing.swing) * beatSeconds;
      const strength = accent * (0.5 + 0.5 * playing.intensity(beat)) * (1 + (random() * 2 - 1) * looseness.strength);
      return {
        start,
        seconds: Math.max(0.04, end - start),
        pitch,
        velocity: Math.max(1, Math.min(127, Math.round(127 * strength))),
      };
    })
    .filter(({ start }) => start < seconds)
    .toSorted((a, b) => a.start - b.start || a.pitch - b.pitch);
}

/** Where a beat comes that is played with swing. */
function swung(beat: number, swing: Genre["swing"]): number {
  if (!swing) return beat;
  const pair = 2 / swing.per;
  const place = (beat % pair) / pair;
  const middle = 0.5 + swing.amount / 6;
  const late = place < 0.5 ? place * 2 * middle : middle + (place - 0.5) * 2 * (1 - middle);
  return beat - (beat % pair) + late * pair;
}
