import type { Instrument, Kit } from "./instruments.ts";

/** A note while it is written: its time and length in beats from the beginning. */
export interface Written {
  readonly beat: number;
  readonly beats: number;
  /** A MIDI note number; 60 is middle C. On drums it says which one. */
  readonly pitch: number;
  /** How hard, 0–1. */
  readonly accent: number;
}

/** A note as it is played: its time and length in seconds. */
export interface Note {
  readonly start: number;
  readonly seconds: number;
  readonly pitch: number;
  /** 1–127. */
  readonly velocity: number;
}

export type PartName = "drums" | "bass" | "chords" | "pad" | "melody" | "wordless_voice" | "wordless_harmony";

/** One player. */
export interface Part {
  readonly name: PartName;
  readonly plays: { readonly instrument: Instrument } | { readonly kit: Kit };
  /** From -1, left, to 1, right. */
  readonly pan: number;
  /** 0–1. */
  readonly reverb: number;
  /** How loud it is among the others: a loudness in LU. Only the differences between parts matter. */
  readonly loudness: number;
  /** In the order of their starts. */
  readonly notes: readonly Note[];
}

/** A piece, ready to be played. */
export interface Score {
  /** Beats in a minute. */
  readonly tempo: number;
  readonly tonic: string;
  readonly scale: string;
  readonly sections: readonly { readonly name: string; readonly start: number }[];
  readonly seconds: number;
  /** How long the sound takes to go at the end, in seconds. Of a loop: only as long as it takes not to click. */
  readonly fade: number;
  readonly parts: readonly Part[];
}
