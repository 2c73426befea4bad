import type { InstrumentKey, Kit } from "../instruments.ts";
import type { GrooveName } from "../write/grooves.ts";
import type { HarmonyName } from "../write/progressions.ts";

/** The scales that pieces are written in, by tonal's names. */
export type ScaleName = "major" | "minor" | "dorian" | "mixolydian" | "lydian" | "phrygian";

/** How the bass moves. */
export type BassPattern =
  | "held"
  | "roots"
  | "eighths"
  | "octaves"
  | "offbeat"
  | "walking"
  | "syncopated"
  | "bossa"
  | "two-beat"
  | "sub";

/** How the chords are played. */
export type ChordPattern =
  | "held"
  | "quarters"
  | "strummed"
  | "arpeggio"
  | "broken"
  | "offbeats"
  | "stabs"
  | "comped"
  | "bossa"
  | "power";

/** How much the tune moves. */
export type MelodyPattern = "sparse" | "flowing" | "lively" | "riff";

/** A kind of music: what a piece of it is made of. */
export interface Genre {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** What a prompt calls it. */
  readonly words: RegExp;
  /** What it feels like, and what it is for: single words of common use. */
  readonly emotion: string;
  readonly occasion: string;
  /** From −1, sad, to 1, happy. */
  readonly brightness: number;
  /** 0–1. */
  readonly energy: number;
  /** How long a piece is, unless one says, in seconds. */
  readonly seconds: number;
  /** Beats in a minute: the slowest and the fastest. */
  readonly tempo: readonly [low: number, high: number];
  readonly beatsPerBar: 3 | 4;
  /**
   * `null` is straight. Else every second note of the beat's `per` parts comes late; with an amount of 1 as late as the
   * third of three would.
   */
  readonly swing: { readonly amount: number; readonly per: 2 | 4 } | null;
  readonly scales: readonly ScaleName[];
  readonly harmony: HarmonyName;
  readonly drums: { readonly kit: Kit; readonly groove: GrooveName } | null;
  readonly bass: { readonly instruments: readonly InstrumentKey[]; readonly pattern: BassPattern } | null;
  readonly chords: { readonly instruments: readonly InstrumentKey[]; readonly pattern: ChordPattern };
  readonly pad: readonly InstrumentKey[] | null;
  readonly lead: { readonly instruments: readonly InstrumentKey[]; readonly pattern: MelodyPattern };
  /** How much of a room is heard, 0–1. */
  readonly reverb: number;
}
